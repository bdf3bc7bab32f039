"""Rules about codes: their patterns, their parents, their being one of a kind."""

import re

from ... import codes, known
from ..document import Deficiency, Indicator, Question, Section
from .rule import rule

PATTERNS = {
    Section: codes.SECTION,
    Question: codes.QUESTION,
    Indicator: codes.LETTER,
    Deficiency: codes.DEFICIENCY,
}


@rule("code-pattern")
def code_pattern(guide):
    """A code looks as compliance/codes.py says."""
    for name, record in guide.records():
        if not re.fullmatch(PATTERNS[type(record)], record.code):
            yield name, record, f"{record.code!r} does not look like a code of its kind"


@rule("code-of-section")
def code_of_section(guide):
    """A question's code begins with its section's."""
    for section in guide.sections:
        prefix = known.QUESTION_PREFIXES.get(section.code, section.code)
        for question in section.questions:
            if not re.fullmatch(rf"{re.escape(prefix)}\d+", question.code, re.IGNORECASE):
                yield question.code, question, f"does not follow its section: {prefix}1, {prefix}2 and so on do"


@rule("code-of-question")
def code_of_question(guide):
    """A deficiency's code begins with its question's."""
    for question in guide.questions():
        for deficiency in question.deficiencies:
            if not deficiency.code.lower().startswith(f"{question.code.lower()}-"):
                yield deficiency.code, deficiency, f"stands under {question.code} and does not begin with its code"


@rule("code-twice")
def code_twice(guide):
    """A question's or deficiency's code stands once in the whole guide, whatever its case."""
    seen = {}
    for name, record in guide.records():
        if isinstance(record, Question | Deficiency):
            first = seen.setdefault(name.lower(), record)
            if first is not record:
                yield name, record, f"stands in the guide already{f', in {first.place}' if first.place else ''}"
