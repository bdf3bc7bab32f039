"""Values as records: first their shape, for whatever holds a guide; then what files must hold besides."""

import re
from dataclasses import MISSING, fields
from typing import get_args

from django.core.exceptions import ValidationError

from ..document import GuideError, Indicator
from ..kinds import MODELS
from .messages import one_line, quoted, shown

TEXT_LIMIT = 20_000  # characters; the longest text of FY2025 has some 14,000
INT4 = range(-(2**31), 2**31)
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # control characters, halves of a pair


def read_record(kind, values, place):
    """A record of this kind. Raises GuideError where a field is unknown, missing or of another type."""
    label = f"{place}: {shown(values.get(kind.CODE))}"
    declared = {each.name: each for each in fields(kind) if each.name in kind.own_fields()}
    needed = [name for name, each in declared.items() if each.default is MISSING]
    refuse_keys(label, values, declared, needed)
    for name, value in values.items():
        if not of_type(value, declared[name].type):
            raise GuideError(f"{label}: {name} is {quoted(value)}, and not of the type it must have.")
    return kind(place=place, **values)


def refuse_keys(label, values, known, needed=()):
    """Raise GuideError where a key is not known or a needed one is missing."""
    for name in values:
        if name not in known:
            raise GuideError(f"{label}: there is no field {shown(name)}; use {', '.join(known)}.")
    for name in needed:
        if name not in values:
            raise GuideError(f"{label}: {name} is missing.")


def of_type(value, declared):
    """Whether the value is of the declared type; True and False are no numbers."""
    return type(value) in (get_args(declared) or (declared,))


def fit(guide, place):
    """The guide, where it has sections, each value fits its column, and no code stands in it twice."""
    if not guide.sections:
        raise GuideError(f"{place}: there is no section in it; name a file that has one.")
    for name, record in guide.records():
        refuse_unfit(f"{record.place or place}: {shown(name)}", record)
    refuse_twice(guide)
    return guide


def refuse_unfit(label, record):
    for field, value in record.own_values().items():
        if isinstance(value, str):
            refuse_text(f"{label}: {field}", value, MODELS[type(record)]._meta.get_field(field))
        elif value is not None and value not in INT4:
            raise GuideError(f"{label}: {field} is {quoted(value)}, and must lie between {INT4[0]} and {INT4[-1]}.")


def refuse_text(label, text, column):
    """Raise GuideError where the text does not fit the column, by its length or by the model's own rules."""
    limit = min(column.max_length or TEXT_LIMIT, TEXT_LIMIT)
    if len(text) > limit:
        raise GuideError(f"{label} has {len(text)} characters, and at most {limit} fit.")
    if found := UNPRINTED.search(text):
        raise GuideError(
            f"{label} holds {found[0]!r} at character {found.start() + 1}, which no text may; take it out."
        )
    try:
        column.clean(text, None)
    except ValidationError as error:
        raise GuideError(f"{label}: {one_line(error.messages[0])}") from error


def refuse_twice(guide):
    """Raise GuideError where a code stands twice in the guide, whatever its case, or a letter twice in a question."""
    seen = {}
    for name, record in guide.records():
        first = seen.setdefault((type(record), name.lower()), record)
        if first is not record:
            kind = "letter" if isinstance(record, Indicator) else "code"
            raise GuideError(f"{record.place}: {shown(name)}: this {kind} stands in {first.place} already; keep one.")
