"""The guide as one plain document: what files, tables and rules have in common.

Field names are those of the models and their columns. A place says where a record was read, for messages; it is no part
of what the guide says, so records are equal without it.
"""

from collections import defaultdict
from dataclasses import dataclass, field, fields, replace
from typing import get_args

FORMAT, FORMAT_VERSION = "cortap-guide", 1  # what the guide as JSON says that it is
LATER = {"removed"}  # fields that came after the first fixtures were written


class GuideError(Exception):
    """A guide that cannot be read: the message says what, where and what next."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """What records of all kinds have in common. CODE names the field with the record's own code."""

    CODE = ""
    place: str = field(default="", compare=False)

    @property
    def code(self):
        return getattr(self, self.CODE)

    @classmethod
    def own_fields(cls):
        """Names of the record's fields, without its place and its parts."""
        return [each.name for each in fields(cls) if each.name != "place" and not each.metadata.get("parts")]

    @classmethod
    def part_kinds(cls):
        """{field name: kind} of the record's parts: {"indicators": Indicator, "deficiencies": Deficiency}."""
        return {each.name: get_args(each.type)[0] for each in fields(cls) if each.metadata.get("parts")}

    def own_values(self):
        return {name: getattr(self, name) for name in self.own_fields()}

    def written_values(self):
        """As own_values, without the later fields that say nothing: a file from before they came stays the same."""
        return {name: value for name, value in self.own_values().items() if value is not None or name not in LATER}

    def texts(self):
        """The record's texts by field name, without those that are empty."""
        return {name: value for name, value in self.own_values().items() if isinstance(value, str) and value}


def parts():
    return field(default=(), metadata={"parts": True})


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    CODE = "letter"
    letter: str
    indicator_text: str
    indicator_order: int | None = None


@dataclass(frozen=True, kw_only=True)
class Deficiency(Record):
    CODE = "deficiency_code"
    deficiency_code: str
    deficiency_title: str
    determination: str
    corrective_action: str | None = None
    deficiency_order: int | None = None


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    CODE = "question_code"
    question_code: str
    question_text: str
    basic_requirement: str | None = None
    applicability: str | None = None
    detailed_explanation: str | None = None
    instructions_for_reviewer: str | None = None
    question_order: int | None = None
    priority: str | None = None
    removed: str | None = None
    indicators: tuple[Indicator, ...] = parts()
    deficiencies: tuple[Deficiency, ...] = parts()


@dataclass(frozen=True, kw_only=True)
class Section(Record):
    CODE = "section_code"
    section_code: str
    section_name: str
    page_range: str | None = None
    purpose: str | None = None
    section_order: int | None = None
    questions: tuple[Question, ...] = parts()


@dataclass(frozen=True)
class Guide:
    """All sections, each with its questions, each with its indicators and deficiencies, in the guide's order."""

    sections: tuple[Section, ...] = ()

    def questions(self):
        return [question for section in self.sections for question in section.questions]

    def records(self):
        """Every record with its public name (TVI, TVI3, TVI3 (a), TVI3-1), parents first."""
        for section in self.sections:
            yield section.code, section
            for question in section.questions:
                yield question.code, question
                for part in (*question.indicators, *question.deficiencies):
                    yield name_within(question.code, part), part

    def replaced(self, change):
        """The Guide with change(public name, record) in place of every record; change leaves the parts alone."""
        return Guide(tuple(replaced(section, change, section.code) for section in self.sections))


def replaced(record, change, name):
    changed = change(name, record)
    parts = {
        field: tuple(replaced(part, change, name_within(name, part)) for part in getattr(record, field))
        for field in record.part_kinds()
    }
    return replace(changed, **parts)


def name_within(parent_name, record):
    """The record's public name: its code, and for an indicator its question's code too."""
    return f"{parent_name} ({record.code})" if isinstance(record, Indicator) else record.code


def in_order(records, order):
    """The records by their order field, those without one last, then by code."""
    return tuple(sorted(records, key=lambda each: (getattr(each, order) is None, getattr(each, order) or 0, each.code)))


def assembled(rows):
    """A Guide from flat rows: {Section: {key: record}, Question: …}, where a key is the codes from the section down."""
    indicators = by_parent(rows[Indicator], "indicator_order")
    deficiencies = by_parent(rows[Deficiency], "deficiency_order")
    whole_questions = {
        key: replace(question, indicators=indicators[key], deficiencies=deficiencies[key])
        for key, question in rows[Question].items()
    }
    questions = by_parent(whole_questions, "question_order")
    sections = [replace(section, questions=questions[key]) for key, section in rows[Section].items()]
    return Guide(in_order(sections, "section_order"))


def by_parent(rows, order):
    """{parent's key: its records in order}, with () for a parent without any."""
    found = defaultdict(list)
    for key, record in rows.items():
        found[key[:-1]].append(record)
    return defaultdict(tuple, {parent: in_order(records, order) for parent, records in found.items()})
