"""The database refuses to change or to delete a published edition, whoever asks and however."""

import pytest
from django.db import IntegrityError, connection, transaction

from compliance.models import Edition
from tests.conftest import POSTGRESQL

REFUSAL = "A published edition is never changed or deleted: publish another with manage.py edition publish."
COLUMNS = ", ".join(field.column for field in Edition._meta.local_concrete_fields)
ANOTHER = COLUMNS.replace("fiscal_year", "2098").replace("id,", "77,", 1)
SAME_YEAR = COLUMNS.replace("id,", "77,", 1).replace("title", "'Changed'")
SAME_ID = COLUMNS.replace("fiscal_year", "2098").replace("title", "'Changed'")

UPDATE = "UPDATE compliance_editions SET title = 'Changed'"
UPDATE_NOTHING_NEW = "UPDATE compliance_editions SET title = title WHERE fiscal_year = 2099"
DELETE = "DELETE FROM compliance_editions WHERE fiscal_year = 2099"
INSERT = "INSERT INTO compliance_editions ({columns}) SELECT {values} FROM compliance_editions WHERE fiscal_year = 2099"
UPSERT = (
    f"{INSERT.format(columns=COLUMNS, values=COLUMNS)} "
    "ON CONFLICT (fiscal_year, revision) DO UPDATE SET title = 'Changed'"
)

TRUNCATE = "TRUNCATE compliance_editions CASCADE"

INSERT_OR_REPLACE = INSERT.replace("INSERT", "INSERT OR REPLACE", 1)
REPLACE_BY_YEAR = INSERT_OR_REPLACE.format(columns=COLUMNS, values=SAME_YEAR)
REPLACE_BY_ID = INSERT_OR_REPLACE.format(columns=COLUMNS, values=SAME_ID)
UPDATE_OR_REPLACE = "UPDATE OR REPLACE compliance_editions SET fiscal_year = 2025 WHERE fiscal_year = 2099"


@pytest.fixture
def another(db):
    """An edition beside FY2025 that the catalogue does not name, so that no foreign key protects it."""
    edition = Edition.objects.get(fiscal_year=2025, revision=0)
    edition.pk, edition.fiscal_year = None, 2099
    edition.save(force_insert=True)
    return edition


def execute(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def assert_refused(change, *arguments):
    before = list(Edition.objects.order_by("pk").values())
    with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
        change(*arguments)
    assert list(Edition.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("statement", [UPDATE, UPDATE_NOTHING_NEW, DELETE, UPSERT])
def test_a_statement_that_changes_an_edition_is_refused(another, statement):
    assert_refused(execute, statement)


@pytest.mark.postgresql
def test_truncating_the_editions_is_refused(another):
    assert_refused(execute, TRUNCATE)


@pytest.mark.skipif(bool(POSTGRESQL), reason="statements of SQLite's own")
@pytest.mark.parametrize("statement", [REPLACE_BY_YEAR, REPLACE_BY_ID, UPDATE_OR_REPLACE])
def test_replacing_an_edition_by_another_row_is_refused(another, statement):
    assert_refused(execute, statement)


def save(edition):
    edition.save()


def save_one_field(edition):
    edition.save(update_fields=["title"])


def delete(edition):
    edition.delete()


def delete_without_asking(edition):
    queryset = Edition.objects.filter(pk=edition.pk)
    queryset._raw_delete(queryset.db)


def bulk_update(edition):
    Edition.objects.bulk_update([edition], ["title"])


def update(edition):
    Edition.objects.filter(pk=edition.pk).update(title="Changed")


def update_or_create(edition):
    Edition.objects.update_or_create(fiscal_year=2099, revision=0, defaults={"title": "Changed"})


def bulk_create_with_conflicts(edition):
    edition.pk = None
    Edition.objects.bulk_create(
        [edition], update_conflicts=True, unique_fields=["fiscal_year", "revision"], update_fields=["title"]
    )


@pytest.mark.parametrize(
    "change",
    [
        save,
        save_one_field,
        delete,
        delete_without_asking,
        bulk_update,
        update,
        update_or_create,
        bulk_create_with_conflicts,
    ],
)
def test_a_change_by_the_models_is_refused(another, change):
    another.title = "Changed"
    assert_refused(change, another)


def test_every_edition_is_guarded_and_not_only_the_current_one(another):
    for year in Edition.objects.values_list("fiscal_year", flat=True):
        assert_refused(execute, "UPDATE compliance_editions SET document = '' WHERE fiscal_year = %s", year)


def test_another_edition_can_be_added(another):
    execute(INSERT.format(columns=COLUMNS, values=ANOTHER))
    assert {2025, 2098, 2099} <= set(Edition.objects.values_list("fiscal_year", flat=True))


def test_going_down_to_the_base_takes_the_guard_away_first(manage):
    assert manage("db", "upgrade", "-v0").returncode == 0
    down = manage("db", "downgrade", "base", "--app", "compliance", "--yes", "-v0")
    assert down.returncode == 0, down.stderr
    assert "lost: table compliance_editions: 1 rows" in down.stdout.splitlines()
    up = manage("db", "upgrade", "-v0")  # no trigger and no function of the guard is in the way
    assert up.returncode == 0, up.stderr
    assert manage("db", "current").returncode == 0
