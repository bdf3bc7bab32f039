"""Load fixtures/fy2025/ into the four tables, where they are empty.

A database without the guide is of no use, so the guide comes with the schema. bulk_create takes a query or two for
each table where loaddata takes one for each row. All that it needs stands here, with historical models and no import
of live code, so that this step does the same in ten years.
"""

import datetime
import json
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import migrations

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "fy2025"
# Every row's two times, here and in the fixtures.
LOADED_AT = datetime.datetime(2025, 12, 6, 10, 4, 44, tzinfo=datetime.UTC)
LATER_FIELDS = {"section_order", "priority"}  # in the fixtures, and not yet in the tables
TEXT_FIELDS = ("CharField", "TextField")


class Kind(NamedTuple):
    """A kind of row: its model, the field that holds its code, and its parent."""

    name: str
    code: str
    parent: str | None


KINDS = (
    Kind("section", "section_code", None),
    Kind("question", "question_code", "section"),
    Kind("indicator", "letter", "question"),
    Kind("deficiency", "deficiency_code", "question"),
)


class Row:
    """A row of a fixture file, and where it stands: its own key ends with its code, after its parent's key."""

    def __init__(self, place, record):
        self.place = place
        if not isinstance(record, dict) or not isinstance(record.get("fields"), dict):
            raise CommandError(f'{place}: a row is an object with "model" and "fields".')
        self.kind = next((kind for kind in KINDS if record.get("model") == f"compliance.{kind.name}"), None)
        if self.kind is None:
            raise CommandError(
                f"{place}: model {record.get('model')!r} is not of the guide: use compliance.section and so on."
            )
        self.fields = dict(record["fields"])
        self.parent_key = self.key_of_parent() if self.kind.parent else ()
        code = self.fields.get(self.kind.code)
        if not isinstance(code, str) or not code:
            raise CommandError(f"{place}: {self.kind.name} {'/'.join(self.parent_key)}: {self.kind.code} is missing.")
        self.key = (*self.parent_key, code)

    def key_of_parent(self):
        key = self.fields.pop(self.kind.parent, None)
        if not isinstance(key, list) or not key or not all(isinstance(part, str) for part in key):
            raise CommandError(
                f"{self.place}: {self.kind.name}: {self.kind.parent} is {key!r}, and not a list of codes."
            )
        return tuple(key)

    def refuse(self, reason):
        raise CommandError(f"{self.place}: {self.kind.name} {self.key[-1]}: {reason}")


def load(apps, schema_editor):
    alias = schema_editor.connection.alias
    models = {kind.name: apps.get_model("compliance", kind.name) for kind in KINDS}
    if any(model.objects.using(alias).exists() for model in models.values()):
        return  # an adopted database keeps its own rows
    ids = {}
    for kind, rows in read(FOLDER).items():
        model = models[kind.name]
        made = model.objects.using(alias).bulk_create([instance(row, model, ids) for row in rows], batch_size=500)
        ids.update({(kind.name, row.key): record.pk for row, record in zip(rows, made, strict=True)})
        model.objects.using(alias).update(created_at=LOADED_AT, updated_at=LOADED_AT)  # bulk_create set today's


def read(folder):
    """The rows of all files by kind, parents first. Raises CommandError where a row cannot be loaded."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise CommandError(f"fixtures/{folder.name}: there is no *.json file; restore the folder and migrate again.")
    rows = {kind: {} for kind in KINDS}
    for path in paths:
        for number, record in enumerate(records(path), 1):
            row = Row(f"fixtures/{folder.name}/{path.name}: row {number}", record)
            if row.key in rows[row.kind]:
                row.refuse(f"this code stands in {rows[row.kind][row.key].place} already.")
            rows[row.kind][row.key] = row
    for row in (row for kind in KINDS[1:] for row in rows[kind].values()):
        parent = next(kind for kind in KINDS if kind.name == row.kind.parent)
        if row.parent_key not in rows[parent]:
            row.refuse(f"no file has its {parent.name} {'/'.join(row.parent_key)}.")
    return {kind: list(found.values()) for kind, found in rows.items()}


def records(path):
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"fixtures/{path.parent.name}/{path.name}: this is not readable JSON: {error}.") from error
    if not isinstance(found, list):
        raise CommandError(f"fixtures/{path.parent.name}/{path.name}: a fixture is a list of rows.")
    return found


def instance(row, model, ids):
    """An unsaved record of the model. Raises CommandError for a field that is unknown or does not hold."""
    fields = {name: value for name, value in row.fields.items() if name not in LATER_FIELDS}
    known = {field.name: field for field in model._meta.concrete_fields}
    for name, value in fields.items():
        if name not in known:
            row.refuse(f"there is no field {name}.")
        if known[name].get_internal_type() in TEXT_FIELDS and not isinstance(value, str | None):
            row.refuse(f"{name} is {value!r:.40}, and not text.")
    record = model(**fields)
    if row.kind.parent:
        setattr(record, f"{row.kind.parent}_id", ids[row.kind.parent, row.parent_key])
    try:
        record.clean_fields(exclude=[row.kind.parent] if row.kind.parent else [])
    except ValidationError as error:
        row.refuse("; ".join(f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()))
    return record


def unload(apps, schema_editor):
    """Delete the rows that load() made. Refuse where one was edited or has children that load() did not make."""
    alias = schema_editor.connection.alias
    tables = [(kind, apps.get_model("compliance", kind.name).objects.using(alias)) for kind in KINDS]
    lost = []
    for kind, rows in tables:
        edited = rows.filter(created_at=LOADED_AT).exclude(updated_at=LOADED_AT)
        lost += [f"{kind.name} {code} was edited" for code in edited.values_list(kind.code, flat=True)]
        if kind.parent:
            added = rows.exclude(created_at=LOADED_AT).filter(**{f"{kind.parent}__created_at": LOADED_AT})
            lost += [f"{kind.name} {code} was added" for code in added.values_list(kind.code, flat=True)]
    if lost and not getattr(schema_editor.connection, "may_lose_rows", False):
        raise CommandError(
            f"0002_load_fy2025_guide stays applied: {len(lost)} rows changed since it loaded them and would be lost "
            f"({'; '.join(lost[:20])}{'; …' if len(lost) > 20 else ''}): save them with dumpdata, and repeat with "
            "--discard-rows."
        )
    for _, rows in reversed(tables):
        rows.filter(created_at=LOADED_AT).delete()


class Migration(migrations.Migration):
    revision = "4f1c7d20e9ab"
    revises = "989ceebf408f"
    created = "2026-11-22T17:20:00Z"

    dependencies = [("compliance", "0001_initial_schema_with_compliance_tables")]

    operations = [migrations.RunPython(load, unload)]
