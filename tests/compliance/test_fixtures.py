"""The fixtures load twice, and hold the codes and letters that the guide documents."""

import collections
import json

import pytest
from django.core.management import call_command

TIME = "2025-12-06T10:04:44Z"


def dump(path):
    models = [f"compliance.{name}" for name in ("section", "question", "indicator", "deficiency")]
    call_command("dumpdata", *models, output=str(path), verbosity=0)
    return path.read_bytes()


@pytest.mark.django_db
def test_loading_again_changes_nothing(fixture_paths, tmp_path):
    before = dump(tmp_path / "before.json")
    call_command("loaddata", *fixture_paths, verbosity=0)
    call_command("loaddata", *fixture_paths, verbosity=0)
    assert dump(tmp_path / "after.json") == before


def test_loading_into_empty_tables_gives_the_migrations_rows(committing_db, fixture_paths, tmp_path):
    from compliance.models import Section

    migrated = rows_by_key(dump(tmp_path / "before.json"))
    Section.objects.all().delete()
    call_command("loaddata", *fixture_paths, verbosity=0)
    assert rows_by_key(dump(tmp_path / "after.json")) == migrated


def rows_by_key(dumped):
    """A dump's fields without the ids, which differ from load to load."""
    rows = json.loads(dumped)
    return sorted(
        (json.dumps({key: value for key, value in row["fields"].items() if key not in ("section", "question")}))
        for row in rows
    )


@pytest.mark.django_db
def test_loading_overwrites_an_edit(fixture_paths):
    from compliance.models import Question

    Question.objects.filter(question_code="TVI3").update(question_text="Edited?")
    call_command("loaddata", *fixture_paths, verbosity=0)
    assert Question.objects.get(question_code="TVI3").question_text != "Edited?"


def test_every_row_has_the_fixed_times_and_no_id(fixture_paths):
    for path in fixture_paths:
        for row in json.loads(path.read_text()):
            assert set(row) == {"model", "fields"}
            assert (row["fields"]["created_at"], row["fields"]["updated_at"]) == (TIME, TIME)


def test_there_is_a_file_for_each_section(fixture_paths):
    numbers = [int(path.name[:2]) for path in fixture_paths]
    assert numbers == list(range(1, 24))
    for path in fixture_paths:
        kinds = collections.Counter(row["model"] for row in json.loads(path.read_text()))
        assert kinds["compliance.section"] == 1
