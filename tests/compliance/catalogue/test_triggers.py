"""Every write renews the catalogue's version, whoever writes and however, after every migration of the history."""

import json

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from compliance.catalogue.triggers import WATCHED
from compliance.catalogue.version import catalogue_version
from compliance.models import Catalogue, Deficiency, Edition, Indicator, Question, Section
from tests.conftest import COMPLIANCE

NAMED = "0012"  # the migration that names the first version


@pytest.fixture
def renewed(db):
    """renewed(write): whether the version is another one after the write."""

    def changes(write):
        before = catalogue_version().id
        write()
        return before != catalogue_version().id

    return changes


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def save():
    Question.objects.get(question_code="TVI3").save()


def create():
    Section.objects.create(section_code="NEW", section_name="New")


def create_many():
    question = Question.objects.get(question_code="TVI3")
    Indicator.objects.bulk_create([Indicator(question=question, letter="z", indicator_text="?")])


def create_or_update_many():
    rows = [Section(section_code="TVI", section_name="Title six")]
    Section.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["section_code"], update_fields=["section_name"]
    )


def publish():
    edition = Edition.objects.get()
    edition.pk, edition.revision = None, 1
    edition.save(force_insert=True)


WRITES = {
    "save": save,
    "create": create,
    "bulk_create": create_many,
    "bulk_create on conflict": create_or_update_many,
    "update": lambda: Indicator.objects.filter(question__question_code="TVI3").update(indicator_text="?"),
    "delete": lambda: Deficiency.objects.filter(deficiency_code="TVI3-1").delete(),
    "delete with parts": lambda: Section.objects.filter(section_code="TVI").delete(),
    "an edition": publish,
    "the current edition": lambda: Catalogue.objects.update(since="2026-01-01T00:00:00Z"),
    "raw update": lambda: sql("UPDATE compliance_questions SET priority = 'low' WHERE question_code = 'TVI3'"),
    "raw insert": lambda: sql("INSERT INTO compliance_sections (section_code, section_name) VALUES ('X', 'X')"),
    "raw delete": lambda: sql("DELETE FROM compliance_deficiencies"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_write_renews_the_version(renewed, write):
    assert renewed(write)


@pytest.mark.postgresql
def test_truncate_renews_the_version(renewed):
    assert renewed(lambda: sql("TRUNCATE compliance_deficiencies"))


@pytest.mark.postgresql
def test_copy_renews_the_version(renewed):
    def copy():
        with (
            connection.cursor() as cursor,
            cursor.copy("COPY compliance_sections (section_code, section_name) FROM STDIN") as rows,
        ):
            rows.write_row(["X", "X"])

    assert renewed(copy)


def test_loaddata_renews_the_version(renewed, tmp_path):
    path = tmp_path / "one.json"
    fields = {"section_code": "X", "section_name": "X"}
    path.write_text(json.dumps([{"model": "compliance.section", "fields": fields}]))
    assert renewed(lambda: call_command("loaddata", str(path), verbosity=0))


def test_reading_does_not(renewed):
    assert not renewed(lambda: list(Question.objects.all()))


def test_a_write_that_is_rolled_back_leaves_the_version(db):
    before = catalogue_version().id
    with transaction.atomic():
        save()
        assert catalogue_version().id != before
        transaction.set_rollback(True)
    assert catalogue_version().id == before


def watched_tables():
    with connection.cursor() as cursor:
        present = {table.name for table in connection.introspection.get_table_list(cursor)}
    return [table for table in WATCHED if table in present]


def rewrite(table):
    """A write that changes nothing a reader sees, and that the editions do not refuse."""
    if table == "compliance_editions":
        publish()
    else:
        sql(f"UPDATE {table} SET id = id")  # noqa: S608


@pytest.mark.parametrize("name", [each.name for each in COMPLIANCE if each.name[:4] >= NAMED])
def test_after_a_migration_up_and_down_a_write_renews_the_version(committing_db, name):
    for first in (name, "0011", name, COMPLIANCE[-1].name, name):  # up to it, and down to it
        call_command("migrate", "compliance", first, discard_rows=True, verbosity=0, interactive=False)
    for table in watched_tables():
        before = catalogue_version().id
        rewrite(table)
        assert catalogue_version().id != before, table
