"""The database itself refuses to change or to delete a published edition, whoever asks.

SQLite needs the third trigger too: INSERT OR REPLACE deletes the row in its way, and fires no DELETE trigger.
"""

from django.db import migrations

REFUSAL = "A published edition is never changed or deleted: publish another with manage.py edition publish."

FORWARDS = {
    "postgresql": [
        f"""
        CREATE FUNCTION compliance_refuse_edition_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
        """,
        """
        CREATE TRIGGER compliance_editions_rows BEFORE UPDATE OR DELETE ON compliance_editions
        FOR EACH ROW EXECUTE FUNCTION compliance_refuse_edition_change()
        """,
        """
        CREATE TRIGGER compliance_editions_table BEFORE TRUNCATE ON compliance_editions
        FOR EACH STATEMENT EXECUTE FUNCTION compliance_refuse_edition_change()
        """,
    ],
    "sqlite": [
        f"""
        CREATE TRIGGER compliance_editions_update BEFORE UPDATE ON compliance_editions
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """,
        f"""
        CREATE TRIGGER compliance_editions_delete BEFORE DELETE ON compliance_editions
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """,
        f"""
        CREATE TRIGGER compliance_editions_replace BEFORE INSERT ON compliance_editions
        WHEN EXISTS (
            SELECT 1 FROM compliance_editions
            WHERE id = NEW.id OR (fiscal_year = NEW.fiscal_year AND revision = NEW.revision)
        )
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """,  # noqa: S608 nothing here comes from outside
    ],
}
BACKWARDS = {
    "postgresql": [
        "DROP TRIGGER compliance_editions_rows ON compliance_editions",
        "DROP TRIGGER compliance_editions_table ON compliance_editions",
        "DROP FUNCTION compliance_refuse_edition_change()",
    ],
    "sqlite": [f"DROP TRIGGER compliance_editions_{name}" for name in ("update", "delete", "replace")],
}


def statements(of):
    def execute(apps, schema_editor):
        for statement in of[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    revision = "c83b5f06d1e9"
    revises = "5d0c9e41a7b2"
    created = "2026-11-22T20:25:00Z"
    takes_back = ()

    dependencies = [("compliance", "0009_archive_fy2025")]

    operations = [migrations.RunPython(statements(FORWARDS), statements(BACKWARDS))]
