from django.db import migrations, models


class Migration(migrations.Migration):
    """A question that the manual took out stays on record, and says so."""

    revision = "9342a49e60b7"
    revises = "b7e2903d5c18"
    created = "2026-11-22T20:09:08Z"

    dependencies = [
        ("compliance", "0006_add_section_order"),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="removed",
            field=models.CharField(
                blank=True,
                help_text="What the manual says where it took the question out; empty for a question that it asks.",
                max_length=255,
                null=True,
            ),
        ),
    ]
