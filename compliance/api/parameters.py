"""Query parameters: each knows how it is written, how it is read, and what it is in the schema.

Nothing is overlooked: an unknown name, a name given twice and a value that cannot be read are errors, all told at once.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .nearest import nearest
from .problems import Problem

LONGEST = 200  # characters of a text that is looked for
LAST_PAGE = 100_000
PLUS_AS_BLANK = re.compile(r" (\d\d:\d\d)$")  # in a query an unescaped + is a blank
LEAP_SECOND = re.compile(r"(?<=:\d\d:)60")
FORM = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


class Refused(ValueError):
    """A value that cannot be read. valid lists the right ones, where there is a list."""

    def __init__(self, detail, value="", valid=None):
        super().__init__(detail)
        self.members = {"detail": detail}
        if valid is not None:
            self.members |= {"valid": list(valid), "nearest": nearest(value, valid)}


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """A text of 1 to 200 characters."""

    name: str
    description: str
    example: str
    default: Any = None
    required: bool = False

    @property
    def schema(self):
        return {"type": "string", "minLength": 1, "maxLength": LONGEST}

    def read(self, text):
        """The value. Raises Refused."""
        if not 1 <= len(text) <= LONGEST:
            raise Refused(f"{self.name} has {len(text)} characters: use 1 to {LONGEST}.")
        return text


@dataclass(frozen=True, kw_only=True)
class Query(Parameter):
    """A text that is not blank."""

    @property
    def schema(self):
        return {**super().schema, "pattern": r"\S"}

    def read(self, text):
        if not text.strip():
            raise Refused(f"{self.name} is blank: write what to look for, as in {self.name}={self.example}.")
        return super().read(text)


@dataclass(frozen=True, kw_only=True)
class Choice(Parameter):
    """One of a few words."""

    choices: tuple[str, ...]

    @property
    def schema(self):
        return {"type": "string", "enum": list(self.choices)}

    def read(self, text):
        if text not in self.choices:
            raise Refused(f"{self.name}={text!r}: use one of {', '.join(self.choices)}.", text, self.choices)
        return text


@dataclass(frozen=True, kw_only=True)
class Flag(Choice):
    """true or false."""

    choices: tuple[str, ...] = ("true", "false")

    @property
    def schema(self):
        return {"type": "boolean"}

    def read(self, text):
        return super().read(text) == "true"


@dataclass(frozen=True, kw_only=True)
class Number(Parameter):
    """A whole number from 1."""

    most: int

    @property
    def schema(self):
        limits = {"type": "integer", "minimum": 1, "maximum": self.most}
        return limits if self.default is None else limits | {"default": self.default}

    def read(self, text):
        if not re.fullmatch("[0-9]{1,9}", text) or not 1 <= int(text) <= self.most:
            raise Refused(f"{self.name}={text!r}: use a whole number from 1 to {self.most}.")
        return int(text)


@dataclass(frozen=True, kw_only=True)
class Names(Parameter):
    """One or more of a few words, with commas between them."""

    choices: tuple[str, ...]

    @property
    def schema(self):
        items = {"type": "string", "enum": list(self.choices)}
        return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}

    def read(self, text):
        words = text.split(",")
        for word in words:
            if word not in self.choices:
                known = ", ".join(self.choices)
                raise Refused(f"{self.name}: {word!r} is not known: use {known}.", word, self.choices)
            if words.count(word) > 1:
                raise Refused(f"{self.name}: {word} is given {words.count(word)} times: give it once.")
        return words


@dataclass(frozen=True, kw_only=True)
class Time(Parameter):
    """A date, or a date and time; UTC where it does not say otherwise."""

    @property
    def schema(self):
        return {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}

    def read(self, text):
        written = LEAP_SECOND.sub("59", PLUS_AS_BLANK.sub(r"+\1", text.upper()))
        try:
            time = datetime.fromisoformat(written) if FORM.fullmatch(written) else None
        except ValueError:
            time = None
        if time is None:
            raise Refused(f"{self.name}={text!r} is no date or time: write it as in {self.example}.")
        return in_utc(time)


def in_utc(time):
    """The time in UTC, as which one without a zone is taken; the last or first there is, where UTC goes beyond it."""
    try:
        return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
    except OverflowError:
        return LATEST if time.year > 1 else EARLIEST


def read(query, parameters):
    """{name: value} of a QueryDict, with defaults for what it leaves out. Raises a Problem that names every error."""
    known = {parameter.name: parameter for parameter in parameters}
    values, errors = {name: parameter.default for name, parameter in known.items()}, []
    for name, given in query.lists():
        try:
            values[name] = read_one(name, given, known)
        except Refused as refusal:
            errors.append({"parameter": name, **refusal.members})
    errors += [missing(each) for each in parameters if each.required and each.name not in query]
    if errors:
        raise Problem(400, "parameters", " ".join(error["detail"] for error in errors), errors=errors)
    return values


def read_one(name, given, known):
    if name not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise Refused(f"{name!r} is not a parameter of this resource, which has {listed}.", name, sorted(known))
    if len(given) > 1:
        raise Refused(f"{name} is given {len(given)} times: give it once.")
    return known[name].read(given[0])


def missing(parameter):
    detail = f"{parameter.name} is missing: give one, as in {parameter.name}={parameter.example}."
    return {"parameter": parameter.name, "detail": detail}
