"""Rules about numbers and letters: none is left out, none comes twice."""

import re

from .rule import rule


@rule("positions")
def positions(guide):
    """Records of one parent have positions, and no two the same."""
    yield from repeated(guide.sections, "section_order")
    for section in guide.sections:
        yield from repeated(section.questions, "question_order")
        for question in section.questions:
            yield from repeated(question.indicators, "indicator_order", question.code)
            yield from repeated(question.deficiencies, "deficiency_order")


def repeated(records, field, question_code=None):
    seen = {}
    for record in records:
        name = f"{question_code} ({record.code})" if question_code else record.code
        position = getattr(record, field)
        if position is None:
            yield name, record, f"{field} is missing"
        elif position in seen:
            yield name, record, f"{field} {position} is {seen[position]}'s already"
        seen.setdefault(position, record.code)


@rule("question-numbers")
def question_numbers(guide):
    """The questions of a section are numbered 1 to n."""
    for section in guide.sections:
        numbers = {int(found[0]): question for question in section.questions if (found := last_number(question.code))}
        for number in absent(numbers):
            prefix = re.sub(r"\d+$", "", section.questions[0].code)
            yield f"{prefix}{number}", section, "is skipped"


@rule("letters")
def letters(guide):
    """The indicators of a question are lettered a to n, and those within a letter 1 to n."""
    for question in guide.questions():
        present = [indicator.letter for indicator in question.indicators]
        plain = [ord(letter) - ord("a") + 1 for letter in present if re.fullmatch("[a-z]", letter)]
        for number in absent(plain):
            yield f"{question.code} ({chr(ord('a') + number - 1)})", question, "is skipped"
        for parent in sorted({letter[0] for letter in present if "." in letter}):
            numbers = [int(letter[2:]) for letter in present if letter.startswith(f"{parent}.")]
            for number in absent(numbers):
                yield f"{question.code} ({parent}.{number})", question, "is skipped"


@rule("deficiency-numbers")
def deficiency_numbers(guide):
    """The deficiencies of a question are numbered 1 to n."""
    for question in guide.questions():
        numbers = [int(found[0]) for each in question.deficiencies if (found := last_number(each.code))]
        for number in absent(numbers):
            yield f"{question.code}-{number}", question, "is skipped"


def last_number(code):
    """The number that a code ends with, as a match; None for C1-NONE and ADA-GEN13-1-ALT2, which have none."""
    return None if "-ALT" in code else re.search(r"\d+$", code)


def absent(numbers):
    """The numbers from 1 to the largest that are not there."""
    return sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
