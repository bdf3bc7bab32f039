"""Give sections their chapter's number, so that they stand in the manual's order, and order every list by it."""

from django.db import migrations, models

FY2025_ORDER = [
    "Legal", "F", "TC-AM", "TC-PrgM", "TC-PjM", "TAM", "SCC", "M", "P", "DBE", "TVI", "ADA-GEN", "ADA-CPT", "EEO", "SB",
    "CB", "DFWA", "DA", "5307", "5310", "5311", "PTASP", "Cybersecurity",
]  # fmt: skip


def number_sections(apps, schema_editor):
    sections = apps.get_model("compliance", "Section").objects.using(schema_editor.connection.alias)
    for number, code in enumerate(FY2025_ORDER, 1):
        sections.filter(section_code__iexact=code).update(section_order=number)


ORDER_OF_QUESTIONS = ["section__section_order", "section__section_code", "question_order", "question_code"]
ORDER_OF_PARTS = [f"question__{field}" for field in ORDER_OF_QUESTIONS]


class Migration(migrations.Migration):
    revision = "b7e2903d5c18"
    revises = "abc123def458"
    created = "2026-11-22T17:25:00Z"

    dependencies = [("compliance", "0005_populate_priority_values")]

    operations = [
        migrations.AddField(
            model_name="section",
            name="section_order",
            field=models.IntegerField(blank=True, help_text="The chapter's number in the manual.", null=True),
        ),
        migrations.RunPython(number_sections, migrations.RunPython.noop),
        migrations.AlterModelOptions(name="section", options={"ordering": ["section_order", "section_code"]}),
        migrations.AlterModelOptions(name="question", options={"ordering": ORDER_OF_QUESTIONS}),
        migrations.AlterModelOptions(
            name="indicator", options={"ordering": [*ORDER_OF_PARTS, "indicator_order", "letter"]}
        ),
        migrations.AlterModelOptions(
            name="deficiency",
            options={
                "ordering": [*ORDER_OF_PARTS, "deficiency_order", "deficiency_code"],
                "verbose_name_plural": "deficiencies",
            },
        ),
    ]
