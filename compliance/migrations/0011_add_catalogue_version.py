"""The row that holds the catalogue's version.

The triggers that renew it are made after every migration (compliance/catalogue/triggers.py), because SQLite drops a
table's triggers whenever it remakes the table. Going back takes them away first: they write to this table.
"""

from django.db import migrations, models

PREFIX = "compliance_renew_version"
TRIGGERS = {
    "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s",
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
}


def take_back(apps, schema_editor):
    """Drop the triggers and the row, which the next migrate to here makes again."""
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
    revision = "71ae94d2f058"
    revises = "c83b5f06d1e9"
    created = "2026-11-22T20:35:00Z"

    dependencies = [("compliance", "0010_refuse_changes_to_editions")]

    operations = [
        migrations.CreateModel(
            name="CatalogueVersion",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(help_text="Of what the tables hold now.", max_length=36)),
            ],
            options={
                "db_table": "compliance_version",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)),
                        name="ck_version_one_row",
                        violation_error_message="The catalogue has one version, and its id is 1.",
                    )
                ],
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, take_back),
    ]
