"""The guide as four flat tables, as CSV and XLSX have them: parents are named by their codes."""

from typing import NamedTuple

from ...guide.document import Deficiency, Indicator, Question, Section

TABLES = {  # name: kind of its records, and the codes of their parents
    "sections": (Section, ()),
    "questions": (Question, ("section_code",)),
    "indicators": (Indicator, ("section_code", "question_code")),
    "deficiencies": (Deficiency, ("section_code", "question_code")),
}


class Table(NamedTuple):
    """Column names and rows; the first columns, as many as keys says, together name a row."""

    columns: list[str]
    rows: list[list]
    keys: int


def guide_tables(guide):
    """{name: Table} of sections, questions, indicators and deficiencies, each in the guide's order."""
    found = list(records_with_parents(guide))
    return {name: table(kind, parents, found) for name, (kind, parents) in TABLES.items()}


def table(kind, parents, found):
    rows = [[*codes, *record.own_values().values()] for codes, record in found if isinstance(record, kind)]
    return Table([*parents, *kind.own_fields()], rows, len(parents) + 1)


def records_with_parents(guide):
    """Every record after the codes of its parents, from the section down."""
    for section in guide.sections:
        yield (), section
        for question in section.questions:
            yield (section.code,), question
            for part in (*question.indicators, *question.deficiencies):
                yield (section.code, question.code), part
