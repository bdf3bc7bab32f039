"""Rules about texts: none is a placeholder, a slip of the keyboard or another's copy."""

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations

from ..document import Deficiency, Indicator
from ..kinds import MODELS
from .rule import rule

PLACEHOLDER = re.compile(
    r"not (specified|provided|included) in (the )?provided|see (the )?manual|lorem ipsum|\bTODO\b|\bTBD\b",
    re.IGNORECASE,
)
SLIP = re.compile(r"[^\S \n]|[\x00-\x08\x0b-\x1f\x7f\ufffd]|[ \n]$|^[ \n]| \n|\n{3}|(?<=\S)  ")
WORDS_OF_A_SENTENCE = 12
RECORDS_OF_A_SENTENCE = 3
ALIKE_BY_NATURE = {"applicability", "corrective_action"}
ALIKE = 0.95  # how much of two texts is the same, from 0 to 1


@rule("placeholder")
def placeholder(guide):
    """No text stands for another one."""
    for name, record in guide.records():
        for field, text in record.texts().items():
            if found := PLACEHOLDER.search(text):
                yield name, record, f"{field} says {found[0]!r} and not what it should"


@rule("blanks")
def blanks(guide):
    """No text has tabs, control characters, or blanks where none belong."""
    for name, record in guide.records():
        for field, text in record.texts().items():
            if found := SLIP.search(text):
                around = text[max(0, found.start() - 15) : found.end() + 15]
                yield name, record, f"{field} has a stray blank or control character in {around!r}"


@rule("too-long")
def too_long(guide):
    """Every text fits its column."""
    for name, record in guide.records():
        for field, text in record.texts().items():
            limit = length_limit(type(record), field)
            if limit and len(text) > limit:
                yield name, record, f"{field} has {len(text)} characters, and at most {limit} fit"


def length_limit(kind, field):
    """The most characters that the column or its validator takes, or None."""
    column = MODELS[kind]._meta.get_field(field)
    limits = [each.limit_value for each in column.validators if each.__class__.__name__ == "MaxLengthValidator"]
    return min(limits, default=None)


@rule("repeated-sentence")
def repeated_sentence(guide):
    """No sentence of twelve words or more stands in three records; labels and actions may."""
    records = defaultdict(list)
    for name, record in guide.records():
        texts = [text for field, text in record.texts().items() if field not in ALIKE_BY_NATURE]
        for sentence in sentences("\n".join(texts)):
            records[sentence].append((name, record))
    for sentence, found in records.items():
        if len(found) >= RECORDS_OF_A_SENTENCE:
            name, record = found[-1]
            others = ", ".join(other for other, _ in found[:-1])
            yield name, record, f"says the same as {others}: {sentence[:60]}…"


def sentences(text):
    """The text's sentences of twelve words or more, in lower case."""
    parts = re.split(r"(?<=[.?!:;])\s+|\n", text)
    return {part.strip().lower() for part in parts if len(part.split()) >= WORDS_OF_A_SENTENCE}


@rule("near-duplicate")
def near_duplicate(guide):
    """No two indicators, and no two deficiencies, of a question say the same."""
    for question in guide.questions():
        yield from alike(question.code, question.indicators, whole_indicator)
        yield from alike(question.code, question.deficiencies, whole_deficiency)


def whole_indicator(indicator: Indicator):
    return indicator.indicator_text


def whole_deficiency(deficiency: Deficiency):
    return f"{deficiency.deficiency_title}\n{deficiency.determination}"


def alike(question_code, records, whole):
    for one, other in combinations(records, 2):
        matcher = SequenceMatcher(None, whole(one), whole(other), autojunk=False)
        if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:  # the quick bound settles most pairs
            name = f"{question_code} ({other.code})" if isinstance(other, Indicator) else other.code
            yield name, other, f"says nearly what {one.code} says"
