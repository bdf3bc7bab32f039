"""The history goes up, down and up again, on rows that exist."""

import importlib
import json
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from compliance.models import Deficiency, Indicator, Question, Section
from tests.conftest import ROOT

KINDS = [Section, Question, Indicator, Deficiency]


def migrate(target):
    call_command("migrate", "compliance", target, verbosity=0, interactive=False)


def chain():
    """The migration classes of compliance, first to last."""
    names = sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "compliance")
    return [importlib.import_module(f"compliance.migrations.{name}").Migration for name in names]


def test_every_migration_carries_its_place_in_the_chain():
    revisions = [migration.revision for migration in chain()]
    assert len(set(revisions)) == len(revisions)
    assert [migration.revises for migration in chain()] == [None, *revisions[:-1]]
    assert all(migration.created for migration in chain())


def test_the_predecessors_revisions_keep_their_ids():
    assert [migration.revision for migration in chain()][:6] == [
        "989ceebf408f",
        "4f1c7d20e9ab",
        "abc123def456",
        "abc123def457",
        "abc123def458",
        "b7e2903d5c18",
    ]


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_up_to_zero_and_up_again(committing_db):
    before = [model.objects.count() for model in KINDS]
    migrate("zero")
    assert not [table for table in connection.introspection.table_names() if table.startswith("compliance_")]
    migrate("0006")
    assert [model.objects.count() for model in KINDS] == before


@pytest.mark.parametrize("step", ["0003", "0004", "0005", "0002"])
def test_each_step_goes_down_and_up_on_rows(committing_db, step):
    priorities = dict(Question.objects.values_list("question_code", "priority"))
    orders = dict(Section.objects.values_list("section_code", "section_order"))
    migrate(step)
    migrate("0006")
    assert dict(Question.objects.values_list("question_code", "priority")) == priorities
    assert dict(Section.objects.values_list("section_code", "section_order")) == orders


def test_down_to_0002_and_up_keeps_edited_texts(committing_db):
    question = Question.objects.get(question_code="TVI3")
    question.question_text = "Edited by staff?"
    question.save()
    migrate("0002")
    migrate("0006")
    question.refresh_from_db()
    assert question.question_text == "Edited by staff?"


def test_a_priority_that_somebody_chose_survives_the_populating_step(committing_db):
    Question.objects.filter(question_code="L1").update(priority="low")
    migrate("0004")
    migrate("0005")
    migrate("0006")
    assert Question.objects.get(question_code="L1").priority == "low"


def test_unloading_refuses_where_a_row_was_edited(committing_db):
    question = Question.objects.get(question_code="TVI3")
    question.question_text = "Edited by staff?"
    question.save()
    migrate("0002")
    with pytest.raises(CommandError, match=r"1 rows changed since it loaded them .*question TVI3 was edited"):
        migrate("0001")
    migrate("0006")
    assert Question.objects.get(question_code="TVI3").question_text == "Edited by staff?"


def test_unloading_refuses_where_a_row_was_added_to_a_loaded_one(committing_db):
    Indicator.objects.create(question=Question.objects.get(question_code="TVI3"), letter="z", indicator_text="Added?")
    migrate("0002")
    with pytest.raises(CommandError, match="indicator z was added"):
        migrate("0001")
    migrate("0006")


def test_unloading_leaves_rows_that_it_did_not_load(committing_db):
    Section.objects.create(section_code="OWN", section_name="Not of the fixtures")
    migrate("0001")
    assert list(Section.objects.values_list("section_code", flat=True).order_by()) == ["OWN"]
    migrate("0006")
    assert Section.objects.count() == 1  # the tables were not empty: nothing is loaded over somebody's rows
    Section.objects.all().delete()


def copy_of_the_project(folder):
    """The parts of the tree that migrate needs, to be broken by a test."""
    for room in ("cortap", "compliance", "fixtures"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", folder)
    return folder


def unknown_section(rows):
    rows[1]["fields"]["section"] = ["XYZ"]


def code_twice(rows):
    rows.append(rows[1])


def letter_missing(rows):
    del next(row for row in rows if row["model"] == "compliance.indicator")["fields"]["letter"]


def wrong_type(rows):
    rows[1]["fields"]["question_text"] = ["not", "text"]


def unknown_field(rows):
    rows[1]["fields"]["colour"] = "blue"


def text_missing(rows):
    rows[1]["fields"]["question_text"] = ""


def too_long(rows):
    rows[1]["fields"]["applicability"] = "x" * 601


def unknown_model(rows):
    rows[1]["model"] = "auth.user"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (unknown_section, "row 2: question L1: no file has its section XYZ."),
        (code_twice, "question L1: this code stands in fixtures/fy2025/01-legal.json: row 2 already."),
        (letter_missing, "indicator Legal/L1: letter is missing."),
        (wrong_type, "row 2: question L1: question_text is ['not', 'text'], and not text."),
        (unknown_field, "row 2: question L1: there is no field colour."),
        (text_missing, "row 2: question L1: question_text: This field cannot be blank."),
        (too_long, "row 2: question L1: applicability: Ensure this value has at most 600 characters"),
        (unknown_model, "row 2: model 'auth.user' is not of the guide"),
    ],
)
def test_a_broken_fixture_stops_migrate_with_one_sentence(tmp_path, manage, harm, said):
    project = copy_of_the_project(tmp_path)
    path = project / "fixtures" / "fy2025" / "01-legal.json"
    rows = json.loads(path.read_text())
    harm(rows)
    path.write_text(json.dumps(rows))
    assert_refused(manage, project, said)


@pytest.mark.parametrize("content", [b'[{"model": ', b"\xff\xfe", b"{}", b""])
def test_a_file_that_is_no_fixture_stops_migrate_with_one_sentence(tmp_path, manage, content):
    project = copy_of_the_project(tmp_path)
    (project / "fixtures" / "fy2025" / "01-legal.json").write_bytes(content)
    assert_refused(manage, project, "fixtures/fy2025/01-legal.json: ")


def test_a_folder_without_files_stops_migrate_with_one_sentence(tmp_path, manage):
    project = copy_of_the_project(tmp_path)
    shutil.rmtree(project / "fixtures")
    assert_refused(manage, project, "fixtures/fy2025: there is no *.json file")


COUNT_ROWS = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM compliance_sections")
    print(cursor.fetchone()[0])
"""


def assert_refused(manage, project, said):
    refused = manage("migrate", "-v0", root=project)
    assert refused.returncode == 1
    assert refused.stderr.startswith("CommandError: fixtures/fy2025")
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert "[X]" not in manage("showmigrations").stdout  # all or nothing: the tables went too


def test_a_database_with_rows_of_its_own_is_not_loaded_into(committing_db):
    migrate("0001")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO compliance_sections (section_code, section_name) VALUES ('OLD', 'Adopted')")
    migrate("0006")
    assert Section.objects.count() == 1
    Section.objects.all().delete()


def test_the_folder_of_the_guide_is_where_the_migration_reads_it(fixture_paths):
    migration = importlib.import_module("compliance.migrations.0002_load_fy2025_guide")
    assert sorted(migration.FOLDER.glob("*.json")) == fixture_paths
    assert settings.BASE_DIR in migration.FOLDER.parents
