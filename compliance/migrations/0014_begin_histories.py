"""Begin the histories: an entry for each row as it stands, so that the first change that is kept has its "before".

A row that has entries already, because this step was undone while some had been made, is left as it is. Going back
takes the entry that a row began with, where it is the row's only one; later entries make the next step down refuse.
"""

from django.db import migrations

REASON = "as it stood when the history began"
COLUMNS = {
    "section": "section_code section_name page_range purpose section_order",
    "question": (
        "section_id question_code question_text basic_requirement applicability detailed_explanation "
        "instructions_for_reviewer question_order priority removed"
    ),
    "indicator": "question_id letter indicator_text indicator_order",
    "deficiency": "question_id deficiency_code deficiency_title determination corrective_action deficiency_order",
}
TABLES = {
    "section": "compliance_sections",
    "question": "compliance_questions",
    "indicator": "compliance_indicators",
    "deficiency": "compliance_deficiencies",
}


def begin(kind):
    table, history = TABLES[kind], f"compliance_{kind}_history"
    columns = ", ".join(["id", *COLUMNS[kind].split()])
    return f"""
        INSERT INTO {history} ({columns}, history_date, history_type, history_change_reason)
        SELECT {columns}, CURRENT_TIMESTAMP, '+', '{REASON}' FROM {table}
        WHERE id NOT IN (SELECT id FROM {history})
    """  # noqa: S608 nothing here comes from outside


def take_back(kind):
    history = f"compliance_{kind}_history"
    return f"""
        DELETE FROM {history}
        WHERE history_type = '+' AND history_change_reason = '{REASON}' AND history_user_id IS NULL
        AND id NOT IN (SELECT id FROM {history} GROUP BY id HAVING count(*) > 1)
    """  # noqa: S608


class Migration(migrations.Migration):
    revision = "6f76309b442f"
    revises = "dee23a5ac548"
    created = "2026-11-22T20:57:43Z"
    takes_back = tuple(f"compliance_{kind}_history" for kind in TABLES)

    dependencies = [("compliance", "0013_add_histories")]

    operations = [migrations.RunSQL(begin(kind), take_back(kind)) for kind in TABLES]
