import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A history beside each of the four tables: what a row held, when, by whom and why."""

    revision = "dee23a5ac548"
    revises = "e05d7b1c9a34"
    created = "2026-11-22T20:57:05Z"

    dependencies = [
        ("compliance", "0012_name_catalogue_version"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalDeficiency",
            fields=[
                ("id", models.IntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "deficiency_code",
                    models.CharField(
                        help_text="As the manual prints it, for example TVI3-1.",
                        max_length=50,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^([A-Za-z]+(-[A-Za-z]+)?|\\d{4}:)[1-9]\\d?-([1-9]\\d?|NONE)(-ALT\\d?)?\\Z",
                                "“%(value)s” is not such a code; one looks like TVI3-1.",
                            )
                        ],
                    ),
                ),
                ("deficiency_title", models.TextField(help_text="The failure in a few words.")),
                ("determination", models.TextField(help_text="When the recipient is deficient.")),
                (
                    "corrective_action",
                    models.TextField(blank=True, help_text="What the recipient must submit or do.", null=True),
                ),
                (
                    "deficiency_order",
                    models.IntegerField(blank=True, help_text="Its position within the question.", null=True),
                ),
                ("history_change_reason", models.TextField(null=True, verbose_name="reason")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="compliance.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical deficiency",
                "verbose_name_plural": "historical deficiencies",
                "db_table": "compliance_deficiency_history",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndicator",
            fields=[
                ("id", models.IntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "letter",
                    models.CharField(
                        help_text="For example a, or b.1.",
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z](\\.[1-9]\\d?)?\\Z", "“%(value)s” is not such a code; one looks like a or b.1."
                            )
                        ],
                    ),
                ),
                ("indicator_text", models.TextField(help_text="What the reviewer answers.")),
                (
                    "indicator_order",
                    models.IntegerField(blank=True, help_text="Its position within the question.", null=True),
                ),
                ("history_change_reason", models.TextField(null=True, verbose_name="reason")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="compliance.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical indicator",
                "verbose_name_plural": "historical indicators",
                "db_table": "compliance_indicator_history",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalQuestion",
            fields=[
                ("id", models.IntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "question_code",
                    models.CharField(
                        help_text="As the manual prints it, for example TVI3.",
                        max_length=50,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^([A-Za-z]+(-[A-Za-z]+)?|\\d{4}:)[1-9]\\d?\\Z",
                                "“%(value)s” is not such a code; one looks like TVI3.",
                            )
                        ],
                    ),
                ),
                ("question_text", models.TextField(help_text="The question itself.")),
                (
                    "basic_requirement",
                    models.TextField(
                        blank=True, help_text="What the rule asks of a recipient, in a sentence or two.", null=True
                    ),
                ),
                (
                    "applicability",
                    models.TextField(
                        blank=True,
                        help_text="Which recipients it applies to.",
                        null=True,
                        validators=[django.core.validators.MaxLengthValidator(600)],
                    ),
                ),
                (
                    "detailed_explanation",
                    models.TextField(
                        blank=True, help_text="The rule with its thresholds, exceptions and citations.", null=True
                    ),
                ),
                (
                    "instructions_for_reviewer",
                    models.TextField(blank=True, help_text="What to request, read, ask and compare.", null=True),
                ),
                (
                    "question_order",
                    models.IntegerField(blank=True, help_text="Its number within the section.", null=True),
                ),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        db_default="medium",
                        help_text="How soon to look at it.",
                        max_length=20,
                        null=True,
                    ),
                ),
                (
                    "removed",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "What the manual says where it took the question out; empty for a question that it asks."
                        ),
                        max_length=255,
                        null=True,
                    ),
                ),
                ("history_change_reason", models.TextField(null=True, verbose_name="reason")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="compliance.section",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical question",
                "verbose_name_plural": "historical questions",
                "db_table": "compliance_question_history",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSection",
            fields=[
                ("id", models.IntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "section_code",
                    models.CharField(
                        help_text="As the manual abbreviates it, for example TVI.",
                        max_length=50,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9]+(-[A-Za-z]+)?\\Z", "“%(value)s” is not such a code; one looks like TVI."
                            )
                        ],
                    ),
                ),
                ("section_name", models.CharField(help_text="The chapter's title.", max_length=255)),
                (
                    "page_range",
                    models.CharField(
                        blank=True,
                        help_text="Pages of the manual, for example 11-1 to 11-33.",
                        max_length=50,
                        null=True,
                    ),
                ),
                ("purpose", models.TextField(blank=True, help_text="What this review area is for.", null=True)),
                (
                    "section_order",
                    models.IntegerField(blank=True, help_text="The chapter's number in the manual.", null=True),
                ),
                ("history_change_reason", models.TextField(null=True, verbose_name="reason")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical section",
                "verbose_name_plural": "historical sections",
                "db_table": "compliance_section_history",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
