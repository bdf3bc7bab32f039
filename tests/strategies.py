"""Hypothesis strategies: small guides whose codes follow compliance/codes.py and whose values fit the tables.

Codes and texts come from small pools half of the time, so that two guides have codes in common and texts in common.
"""

from collections import defaultdict
from itertools import chain

from hypothesis import settings
from hypothesis import strategies as st

from compliance import codes
from compliance.guide.document import Deficiency, Guide, Indicator, Question, Section, in_order

SENTENCE = "The recipient must shall not submit within 30 days three $100,000 49 CFR 26.5 May 1, 2025 its plan."
WORDS = SENTENCE.split()
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")
PRIORITIES = ["high", "medium", "low"]
POOL = ["TVI", "DBE", "ADA-GEN"]

settings.register_profile("repeatable", derandomize=True, deadline=None)  # the same examples on every machine
settings.load_profile("repeatable")


def texts(most=60):
    """A text of one character or more: a few of the guide's words, or anything without control characters."""
    sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
    return sentences.map(lambda sentence: sentence[:most]) | st.text(CHARACTERS, min_size=1, max_size=most)


def matching(pattern):
    """Codes of this pattern that fit the tables' columns."""
    ascii_codes = st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii"))
    return ascii_codes.filter(lambda code: len(code) <= 50)


def question_codes():
    return st.builds("{}{}".format, st.sampled_from(POOL), st.integers(1, 4)) | matching(codes.QUESTION)


def deficiency_codes():
    return st.builds("{}-{}".format, question_codes(), st.integers(1, 3)) | matching(codes.DEFICIENCY)


def letters():
    return st.sampled_from(["a", "b", "b.1"]) | matching(codes.LETTER).filter(lambda letter: len(letter) <= 5)


def orders():
    return st.none() | st.integers(1, 9)


def optional(strategy):
    return st.none() | strategy


def indicators(letter):
    return st.builds(Indicator, letter=st.just(letter), indicator_text=texts(), indicator_order=orders())


def deficiencies(code):
    return st.builds(
        Deficiency,
        deficiency_code=st.just(code),
        deficiency_title=texts(),
        determination=texts(),
        corrective_action=optional(texts()),
        deficiency_order=orders(),
    )


@st.composite
def questions(draw, code, codes_of_deficiencies):
    fields = {
        "question_text": draw(texts()),
        "basic_requirement": draw(optional(texts())),
        "applicability": draw(optional(texts(600))),
        "detailed_explanation": draw(optional(texts())),
        "instructions_for_reviewer": draw(optional(texts())),
        "question_order": draw(orders()),
        "priority": draw(optional(st.sampled_from(PRIORITIES))),
        "removed": draw(optional(texts(255))),
    }
    found = [draw(indicators(letter)) for letter in draw(st.lists(letters(), unique=True, max_size=3))]
    quotable = [draw(deficiencies(each)) for each in codes_of_deficiencies]
    return Question(
        question_code=code,
        indicators=in_order(found, "indicator_order"),
        deficiencies=in_order(quotable, "deficiency_order"),
        **fields,
    )


@st.composite
def sections(draw, code, questions_of_it):
    return Section(
        section_code=code,
        section_name=draw(texts(255)),
        page_range=draw(optional(texts(50))),
        purpose=draw(optional(texts())),
        section_order=draw(orders()),
        questions=in_order(questions_of_it, "question_order"),
    )


@st.composite
def shared_out(draw, some_codes, parents, most):
    """{parent: codes}: no code twice in the guide, whatever its case."""
    found = defaultdict(list)
    if parents:
        for code in draw(st.lists(some_codes, unique_by=str.lower, max_size=most)):
            found[draw(st.sampled_from(parents))].append(code)
    return found


@st.composite
def guides(draw):
    """A Guide of up to three sections, five questions and six deficiencies, in the guide's order."""
    section_codes = st.sampled_from(POOL) | matching(codes.SECTION)
    of_sections = draw(st.lists(section_codes, unique_by=str.lower, max_size=3))
    of_questions = draw(shared_out(question_codes(), of_sections, 5))
    of_deficiencies = draw(shared_out(deficiency_codes(), [*chain(*of_questions.values())], 6))
    made = [
        draw(sections(code, [draw(questions(each, of_deficiencies[each])) for each in of_questions[code]]))
        for code in of_sections
    ]
    return Guide(in_order(made, "section_order"))
