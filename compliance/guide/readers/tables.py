"""The four tables as a Guide, in four queries."""

from django.apps import apps as live_apps

from ..document import Deficiency, Indicator, Question, Section, assembled
from ..kinds import model_name

KEYS = {
    Section: ["section_code"],
    Question: ["section__section_code", "question_code"],
    Indicator: ["question__section__section_code", "question__question_code", "letter"],
    Deficiency: ["question__section__section_code", "question__question_code", "deficiency_code"],
}


def read_tables(apps=live_apps):
    """The guide as the tables hold it. `apps` is for migrations, which have models of their own time."""
    return assembled({kind: read_kind(kind, apps.get_model(model_name(kind))) for kind in KEYS})


def read_kind(kind, model):
    columns = {field.name for field in model._meta.concrete_fields}
    names = [name for name in kind.own_fields() if name in columns]  # a model of an older time lacks the latest
    rows = {}
    for values in model.objects.order_by().values(*{*KEYS[kind], *names}):
        key = tuple(values[path] for path in KEYS[kind])
        rows[key] = kind(**{name: values[name] for name in names})
    return rows
