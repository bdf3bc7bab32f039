"""The live PostgreSQL catalog is what docs/DATABASE_SCHEMA.md says, to the last default."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from tests.conftest import COMPLIANCE

PAGE = settings.BASE_DIR / "docs" / "DATABASE_SCHEMA.md"
TABLES = [model._meta.db_table for model in apps.get_app_config("compliance").get_models(include_auto_created=True)]
COLUMNS = """
    SELECT column_name,
           udt_name || coalesce('(' || character_maximum_length || ')', ''),
           CASE is_nullable WHEN 'YES' THEN 'null' ELSE 'not null' END,
           coalesce('default ' || column_default, 'generated ' || lower(identity_generation) || ' as identity', '')
    FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position
"""
CONSTRAINTS = (
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass ORDER BY conname"
)
INDEXES = """
    SELECT relname, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indrelid = %s::regclass AND indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE contype <> 'f')
    ORDER BY relname
"""


TRIGGERS = """
    SELECT tgname, replace(pg_get_triggerdef(oid), 'public.', '') FROM pg_trigger
    WHERE tgrelid = %s::regclass AND NOT tgisinternal ORDER BY tgname
"""


def rows(query, table):
    with connection.cursor() as cursor:
        cursor.execute(query, [table])
        return [" ".join(filter(None, row)) for row in cursor.fetchall()]


def described(table):
    """What the catalog says of a table, a line each, with blanks folded."""
    indexes = [re.sub(r"CREATE INDEX \S+ ON \S+ USING", "INDEX", row) for row in rows(INDEXES, table)]
    triggers = [re.sub(r"CREATE (TRIGGER) \S+ (.*) ON \S+", r"\1 \2", row) for row in rows(TRIGGERS, table)]
    return [table, *rows(COLUMNS, table), *rows(CONSTRAINTS, table), *indexes, *triggers]


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_the_catalog_equals_the_documentation(table):
    block = re.search(rf"```text\n({table}\n.*?)```", PAGE.read_text(), re.DOTALL)
    documented = [" ".join(line.split()) for line in block[1].splitlines()]
    assert documented == described(table)


@pytest.mark.parametrize("revision", COMPLIANCE, ids=lambda revision: revision.name)
def test_the_documentation_tells_what_each_migration_does(revision):
    assert f"| `{revision.name}` | {revision.id} | " in PAGE.read_text()
