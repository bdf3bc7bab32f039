"""The table of the one row that holds the catalogue's version."""

from django.db import migrations, models


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
    ]
