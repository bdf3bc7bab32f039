"""Name the catalogue's first version. From then on triggers renew it.

They are made after every migration (compliance/catalogue/triggers.py), because SQLite drops a table's triggers whenever
it remakes the table. Going back takes them away first: they write to this row.
"""

import uuid

from django.db import migrations

PREFIX = "compliance_renew_version"
TRIGGERS = {
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s",
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
}


def name_version(apps, schema_editor):
    versions = apps.get_model("compliance", "CatalogueVersion").objects.using(schema_editor.connection.alias)
    versions.get_or_create(pk=1, defaults={"version": str(uuid.uuid4())})


def take_back(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(TRIGGERS[vendor], [f"{PREFIX}%"])
        found = cursor.fetchall()
    for name, table in found:
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}" if vendor == "postgresql" else f"DROP TRIGGER {name}")
    if vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {PREFIX}()")
    apps.get_model("compliance", "CatalogueVersion").objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    revision = "e05d7b1c9a34"
    revises = "71ae94d2f058"
    created = "2026-11-22T20:40:00Z"
    takes_back = ()  # the row is a random id: migrating again names another

    dependencies = [("compliance", "0011_add_catalogue_version")]

    operations = [migrations.RunPython(name_version, take_back)]
