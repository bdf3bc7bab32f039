import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The archive of published guides, and the one row that says which of them the tables were filled from."""

    revision = "2e6f1481cf8a"
    revises = "9342a49e60b7"
    created = "2026-11-22T20:16:15Z"

    dependencies = [
        ("compliance", "0007_add_removed_to_questions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fiscal_year", models.IntegerField(help_text="Of the manual, for example 2025.")),
                (
                    "revision",
                    models.IntegerField(
                        db_default=0, help_text="0 for the manual as issued, then 1, 2, … for corrections."
                    ),
                ),
                ("title", models.CharField(help_text="What it is, in a line.", max_length=255)),
                ("reason", models.TextField(blank=True, db_default="", help_text="Why it was published.")),
                ("source", models.CharField(help_text="What it was read from.", max_length=255)),
                (
                    "source_sha256",
                    models.CharField(
                        blank=True,
                        db_default="",
                        help_text="Of the files; empty where it was read from the tables.",
                        max_length=64,
                    ),
                ),
                ("document", models.TextField(help_text="The guide as canonical JSON (RFC 8785).")),
                ("document_sha256", models.CharField(help_text="Of the document's bytes in UTF-8.", max_length=64)),
                ("sections", models.IntegerField(help_text="Number of review areas.")),
                ("questions", models.IntegerField(help_text="Number of questions, without the removed.")),
                ("removed_questions", models.IntegerField(help_text="Number of questions kept on record as removed.")),
                ("indicators", models.IntegerField(help_text="Number of indicators of compliance.")),
                ("deficiencies", models.IntegerField(help_text="Number of potential deficiencies.")),
                ("published_at", models.DateTimeField(help_text="When, in UTC.")),
                (
                    "published_with",
                    models.CharField(help_text="The version of cortap that published it.", max_length=50),
                ),
            ],
            options={
                "db_table": "compliance_editions",
                "ordering": ["-fiscal_year", "-revision"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fiscal_year", "revision"),
                        name="uq_edition_year_revision",
                        violation_error_message="There is an edition of this year and revision already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Catalogue",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(help_text="When it became the current one, in UTC.")),
                (
                    "edition",
                    models.ForeignKey(
                        help_text=(
                            "The current edition. What the tables hold besides is an edit that nobody has published "
                            "yet."
                        ),
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="compliance.edition",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "catalogue",
                "db_table": "compliance_catalogue",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)),
                        name="ck_catalogue_one_row",
                        violation_error_message="There is one catalogue, and its id is 1.",
                    )
                ],
            },
        ),
    ]
