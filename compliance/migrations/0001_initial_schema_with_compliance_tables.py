import django.db.models.deletion
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import migrations, models


class Migration(migrations.Migration):
    """The four tables of the guide: sections, questions, indicators, deficiencies."""

    revision = "989ceebf408f"
    revises = None
    created = "2025-12-06T10:04:44Z"

    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section_code",
                    models.CharField(
                        help_text="As the manual abbreviates it, for example TVI.",
                        max_length=50,
                        validators=[
                            RegexValidator(
                                r"^[A-Za-z0-9]+(-[A-Za-z]+)?\Z", "“%(value)s” is not such a code; one looks like TVI."
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
                ("created_at", models.DateTimeField(auto_now_add=True, null=True)),
                ("updated_at", models.DateTimeField(auto_now=True, null=True)),
            ],
            options={
                "db_table": "compliance_sections",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("section_code",),
                        name="uq_section_code",
                        violation_error_message="There is a section with this code already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="compliance.section",
                    ),
                ),
                (
                    "question_code",
                    models.CharField(
                        help_text="As the manual prints it, for example TVI3.",
                        max_length=50,
                        validators=[
                            RegexValidator(
                                r"^([A-Za-z]+(-[A-Za-z]+)?|\d{4}:)[1-9]\d?\Z",
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
                        validators=[MaxLengthValidator(600)],
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
                ("created_at", models.DateTimeField(auto_now_add=True, null=True)),
                ("updated_at", models.DateTimeField(auto_now=True, null=True)),
            ],
            options={
                "db_table": "compliance_questions",
                "indexes": [
                    models.Index(fields=["section"], name="idx_section_questions"),
                    models.Index(fields=["section", "question_order"], name="idx_question_order"),
                    models.Index(fields=["question_code"], name="ix_question_code"),
                    models.Index(fields=["applicability"], name="ix_question_applicability"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("section", "question_code"),
                        name="uq_section_question_code",
                        violation_error_message="This section has a question with this code already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "question",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
                        to="compliance.question",
                    ),
                ),
                (
                    "letter",
                    models.CharField(
                        help_text="For example a, or b.1.",
                        max_length=5,
                        validators=[
                            RegexValidator(
                                r"^[a-z](\.[1-9]\d?)?\Z", "“%(value)s” is not such a code; one looks like a or b.1."
                            )
                        ],
                    ),
                ),
                ("indicator_text", models.TextField(help_text="What the reviewer answers.")),
                (
                    "indicator_order",
                    models.IntegerField(blank=True, help_text="Its position within the question.", null=True),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, null=True)),
                ("updated_at", models.DateTimeField(auto_now=True, null=True)),
            ],
            options={
                "db_table": "compliance_indicators",
                "indexes": [
                    models.Index(fields=["question"], name="idx_question_indicators"),
                    models.Index(fields=["question", "indicator_order"], name="idx_indicator_order"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question", "letter"),
                        name="uq_question_letter",
                        violation_error_message="This question has an indicator with this letter already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deficiency",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "question",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deficiencies",
                        to="compliance.question",
                    ),
                ),
                (
                    "deficiency_code",
                    models.CharField(
                        help_text="As the manual prints it, for example TVI3-1.",
                        max_length=50,
                        validators=[
                            RegexValidator(
                                r"^([A-Za-z]+(-[A-Za-z]+)?|\d{4}:)[1-9]\d?-([1-9]\d?|NONE)(-ALT\d?)?\Z",
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
                ("created_at", models.DateTimeField(auto_now_add=True, null=True)),
                ("updated_at", models.DateTimeField(auto_now=True, null=True)),
            ],
            options={
                "verbose_name_plural": "deficiencies",
                "db_table": "compliance_deficiencies",
                "indexes": [
                    models.Index(fields=["question"], name="idx_question_deficiencies"),
                    models.Index(fields=["deficiency_code"], name="ix_deficiency_code"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question", "deficiency_code"),
                        name="uq_question_deficiency_code",
                        violation_error_message="This question has a deficiency with this code already.",
                    )
                ],
            },
        ),
    ]
