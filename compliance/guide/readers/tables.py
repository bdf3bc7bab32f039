"""The four tables as a Guide, in four queries."""

from ..document import Deficiency, Indicator, Question, Section, assembled
from ..kinds import MODELS

KEYS = {
    Section: ["section_code"],
    Question: ["section__section_code", "question_code"],
    Indicator: ["question__section__section_code", "question__question_code", "letter"],
    Deficiency: ["question__section__section_code", "question__question_code", "deficiency_code"],
}


def read_tables():
    """The current edition as the tables hold it."""
    return assembled({kind: read_kind(kind) for kind in KEYS})


def read_kind(kind):
    rows = {}
    for values in MODELS[kind].objects.order_by().values(*{*KEYS[kind], *kind.own_fields()}):
        key = tuple(values[path] for path in KEYS[kind])
        rows[key] = kind(**{name: values[name] for name in kind.own_fields()})
    return rows
