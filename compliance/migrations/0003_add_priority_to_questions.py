from django.db import migrations, models


class Migration(migrations.Migration):
    """A nullable column without a default, so that code of the release before can still insert."""

    revision = "abc123def456"
    revises = "4f1c7d20e9ab"
    created = "2025-12-06T10:30:00Z"

    dependencies = [("compliance", "0002_load_fy2025_guide")]

    operations = [
        migrations.AddField(
            model_name="question",
            name="priority",
            field=models.CharField(
                blank=True,
                choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                help_text="How soon to look at it.",
                max_length=20,
                null=True,
            ),
        ),
    ]
