"""Give every question a priority: high to Title VI's, medium to the others and to those that come later.

Title VI is the documented example of an area that is looked at first. A value that is there already stays.
"""

from django.db import migrations, models


def populate(apps, schema_editor):
    unset = (
        apps.get_model("compliance", "Question")
        .objects.using(schema_editor.connection.alias)
        .filter(priority__isnull=True)
    )
    unset.filter(question_code__startswith="TVI").update(priority="high")
    unset.update(priority="medium")


class Migration(migrations.Migration):
    revision = "abc123def458"
    revises = "abc123def457"
    created = "2025-12-06T10:30:00Z"

    dependencies = [("compliance", "0004_add_index_on_priority")]

    operations = [
        # Nothing to undo: the values leave with their column in 0003, and until then they may be somebody's choice.
        migrations.RunPython(populate, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="question",
            name="priority",
            field=models.CharField(
                blank=True,
                choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                db_default="medium",
                help_text="How soon to look at it.",
                max_length=20,
                null=True,
            ),
        ),
    ]
