"""A made next edition: FY2025 with changes of every kind, for whoever compares or imports editions."""

from dataclasses import replace
from itertools import chain

from compliance.guide.document import Guide, in_order
from tests.builders import deficiency, indicator, question

DROPPED = ["DBE", "EEO"]


def fy2026(guide):
    """The guide of fixtures/fy2025 as a made FY2026.

    DBE and EEO are dropped, so later sections' numbers shift; TVI11 is added; DFWA3 has another number and F1 another
    word; CB3 is now CB4; M1 is split, its indicator b and its last two deficiencies being M6's now; TAM8 is removed.
    """
    kept = [section for section in guide.sections if section.code not in DROPPED]
    return Guide(tuple(next_section(section, number) for number, section in enumerate(kept, 1)))


def next_section(section, number):
    questions = chain(
        *(EDITS.get(each.code, unchanged)(each) for each in section.questions), ADDED.get(section.code, ())
    )
    return replace(section, section_order=number, questions=in_order(questions, "question_order"))


def unchanged(each):
    return [each]


def with_another_number(each):
    return [replace(each, basic_requirement=each.basic_requirement.replace("within 30 days", "within 45 days"))]


def with_another_word(each):
    return [replace(each, question_text=each.question_text.replace("have policies", "keep policies"))]


def renumbered(each):
    recoded = [replace(part, deficiency_code=part.code.replace("CB3", "CB4")) for part in each.deficiencies]
    return [replace(each, question_code="CB4", question_order=4, deficiencies=tuple(recoded))]


def split(each):
    taken = {
        "indicators": (replace(each.indicators[1], letter="a", indicator_order=1),),
        "deficiencies": tuple(
            replace(part, deficiency_code=f"M6-{number}", deficiency_order=number)
            for number, part in enumerate(each.deficiencies[2:], 1)
        ),
    }
    left = replace(each, indicators=each.indicators[:1], deficiencies=each.deficiencies[:2])
    return [left, question("M6", question_text="Does the recipient follow its plan?", question_order=6, **taken)]


def removed(each):
    return []


EDITS = {"DFWA3": with_another_number, "F1": with_another_word, "CB3": renumbered, "M1": split, "TAM8": removed}
ADDED = {
    "TVI": [
        question(
            "TVI11",
            question_order=11,
            indicators=(indicator("a"), indicator("b")),
            deficiencies=(deficiency("TVI11-1"),),
        )
    ]
}
