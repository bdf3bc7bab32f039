"""Rules about what must be there."""

from ... import known
from ..document import Deficiency, Indicator, Question, Section
from .rule import rule

TEXTS = {
    Section: ["section_name", "purpose"],
    Question: [
        "question_text",
        "basic_requirement",
        "applicability",
        "detailed_explanation",
        "instructions_for_reviewer",
    ],
    Indicator: ["indicator_text"],
    Deficiency: ["deficiency_title", "determination", "corrective_action"],
}


@rule("no-text")
def no_text(guide):
    """No text of a record is empty, save those of a question that was taken out."""
    for name, record in guide.records():
        for field in ["question_text"] if getattr(record, "removed", None) else TEXTS[type(record)]:
            if not (getattr(record, field) or "").strip():
                yield name, record, f"{field} is empty"


@rule("no-questions")
def no_questions(guide):
    """Every section has questions."""
    for section in guide.sections:
        if not section.questions:
            yield section.code, section, "has no question"


@rule("no-indicators")
def no_indicators(guide):
    """Every question that is asked has indicators."""
    for question in guide.questions():
        if not question.indicators and not question.removed:
            yield question.code, question, "has no indicator"


@rule("no-deficiencies")
def no_deficiencies(guide):
    """Every question that is asked has deficiencies."""
    for question in guide.questions():
        if not question.deficiencies and not question.removed:
            yield question.code, question, "has no deficiency"


@rule("lost-rows")
def lost_rows(guide):
    """The rows that the predecessor lost are there."""
    for question in guide.questions():
        lost = known.lost_rows(
            question.code,
            [indicator.letter for indicator in question.indicators],
            [deficiency.code for deficiency in question.deficiencies],
        )
        for name in [*(f"{question.code} ({letter})" for letter in lost.indicators), *lost.deficiencies]:
            yield name, question, "is missing"
