"""Hypothesis strategies: small guides whose codes follow compliance/codes.py and whose values fit the tables.

Codes come from a small pool mostly, and texts from a few words half of the time, so that two guides have
both in common. Strategies are cached, because a new one is checked at its first draw.
"""

from collections import defaultdict
from dataclasses import replace
from functools import cache
from itertools import chain

from hypothesis import settings
from hypothesis import strategies as st

from compliance import codes
from compliance.guide.document import Deficiency, Guide, Indicator, Question, Section, in_order
from compliance.guide.matching import TEXTS

SENTENCE = "The recipient must shall not submit within 30 days three $100,000 49 CFR 26.5 May 1, 2025 its plan."
WORDS = SENTENCE.split()
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")
PARTS = {Section: ["questions"], Question: ["indicators", "deficiencies"]}
PRIORITIES = st.sampled_from(["high", "medium", "low"])
POOL = ["TVI", "DBE", "ADA-GEN"]

settings.register_profile("repeatable", derandomize=True, deadline=None)  # the same examples on every machine
settings.load_profile("repeatable")


@cache
def texts(most=60):
    """A text of one character or more: a few of the guide's words, or anything without control characters."""
    sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
    return sentences.map(lambda sentence: sentence[:most]) | st.text(CHARACTERS, min_size=1, max_size=most)


@cache
def matching(pattern):
    """Codes of this pattern that fit the tables' columns."""
    ascii_codes = st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii"))
    return ascii_codes.filter(lambda code: len(code) <= 50)


@cache
def pooled(codes_of_a_pool, pattern):
    """Mostly codes of a pool; any others that match the pattern."""
    return st.one_of(codes_of_a_pool, codes_of_a_pool, codes_of_a_pool, matching(pattern))


@cache
def section_codes():
    return pooled(st.sampled_from(POOL), codes.SECTION)


@cache
def question_codes():
    return pooled(st.builds("{}{}".format, st.sampled_from(POOL), st.integers(1, 3)), codes.QUESTION)


@cache
def deficiency_codes():
    return pooled(st.builds("{}-{}".format, question_codes(), st.integers(1, 2)), codes.DEFICIENCY)


@cache
def letters():
    return st.sampled_from(["a", "b", "b.1"]) | matching(codes.LETTER).filter(lambda letter: len(letter) <= 5)


@cache
def orders():
    return st.none() | st.integers(1, 9)


@cache
def optional(strategy):
    return st.none() | strategy


@cache
def indicators(letter):
    return st.builds(Indicator, letter=st.just(letter), indicator_text=texts(), indicator_order=orders())


@cache
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
        "priority": draw(optional(PRIORITIES)),
        "removed": draw(optional(texts(255))),
    }
    found = [draw(indicators(letter)) for letter in draw(st.lists(letters(), unique=True, max_size=2))]
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
    """A Guide of up to two sections, four questions and four deficiencies, in the guide's order."""
    of_sections = draw(st.lists(section_codes(), unique_by=str.lower, max_size=2))
    of_questions = draw(shared_out(question_codes(), of_sections, 4))
    of_deficiencies = draw(shared_out(deficiency_codes(), [*chain(*of_questions.values())], 4))
    made = [
        draw(sections(code, [draw(questions(each, of_deficiencies[each])) for each in of_questions[code]]))
        for code in of_sections
    ]
    return Guide(in_order(made, "section_order"))


@st.composite
def editions(draw):
    """Two Guides; the second has texts of the first under the same codes and under others, or nothing in common."""
    before, after = draw(guides()), draw(guides())
    copied = {kind: [record for _, record in before.records() if isinstance(record, kind)] for kind in TEXTS}
    return before, Guide(tuple(draw(with_texts_of(section, copied)) for section in after.sections))


@st.composite
def with_texts_of(draw, record, copied):
    """The record with the texts of one of these of its kind, or with its own; its parts likewise."""
    original = draw(st.sampled_from([record, *copied[type(record)]]))
    texts_of_it = {name: getattr(original, name) for name in TEXTS[type(record)]}
    parts = {
        name: tuple(draw(with_texts_of(part, copied)) for part in getattr(record, name))
        for name in PARTS.get(type(record), ())
    }
    return replace(record, **texts_of_it, **parts)
