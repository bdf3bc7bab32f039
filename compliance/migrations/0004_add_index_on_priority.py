from django.db import migrations, models


class Migration(migrations.Migration):
    revision = "abc123def457"
    revises = "abc123def456"
    created = "2025-12-06T10:30:00Z"

    dependencies = [("compliance", "0003_add_priority_to_questions")]

    operations = [
        migrations.AddIndex(
            model_name="question", index=models.Index(fields=["priority"], name="ix_question_priority")
        ),
    ]
