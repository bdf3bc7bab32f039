"""The history goes up, down and up again, on rows that exist."""

import hashlib
import importlib
import json
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from compliance.models import Deficiency, Edition, Indicator, Question, Section
from tests.conftest import COMPLIANCE, ROOT

KINDS = [Section, Question, Indicator, Deficiency]
FY2025 = "c931e02ebfe88a2937f3cd6f89baa66a6d0f72856accd09e9534adb7c3d50551"  # its document's SHA-256, on every site
BETWEEN = [revision.name for revision in COMPLIANCE[1:-1]]


def migrate(*target, **options):
    """Go to the target, or to the head."""
    call_command("migrate", "compliance", *target, verbosity=0, interactive=False, **options)


def query(sql, *parameters):
    """The rows of a query, for tables that a model of today does not fit."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else None


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
    migrate()
    assert [model.objects.count() for model in KINDS] == before


@pytest.mark.parametrize("step", BETWEEN)
def test_each_step_goes_down_and_up_on_rows(committing_db, step):
    priorities = dict(Question.objects.values_list("question_code", "priority"))
    orders = dict(Section.objects.values_list("section_code", "section_order"))
    migrate(step)
    migrate()
    assert dict(Question.objects.values_list("question_code", "priority")) == priorities
    assert dict(Section.objects.values_list("section_code", "section_order")) == orders


def test_down_to_0002_and_up_keeps_edited_texts(committing_db):
    question = Question.objects.get(question_code="TVI3")
    question.question_text = "Edited by staff?"
    question.save_without_historical_record()
    migrate("0002")
    migrate()
    question.refresh_from_db()
    assert question.question_text == "Edited by staff?"


def test_a_priority_that_somebody_chose_survives_the_populating_step(committing_db):
    Question.objects.filter(question_code="L1").update(priority="low")
    migrate("0004")
    migrate("0005")
    migrate()
    assert Question.objects.get(question_code="L1").priority == "low"


def test_unloading_refuses_where_a_row_was_edited(committing_db):
    question = Question.objects.get(question_code="TVI3")
    question.question_text = "Edited by staff?"
    question.save_without_historical_record()
    migrate("0002")
    with pytest.raises(CommandError, match=r"1 rows changed since it loaded them .*question TVI3 was edited"):
        migrate("0001")
    migrate()
    assert Question.objects.get(question_code="TVI3").question_text == "Edited by staff?"


def test_unloading_refuses_where_a_row_was_added_to_a_loaded_one(committing_db):
    question = Question.objects.get(question_code="TVI3")
    Indicator.objects.bulk_create([Indicator(question=question, letter="z", indicator_text="Added?")])
    migrate("0002")
    with pytest.raises(CommandError, match="indicator z was added"):
        migrate("0001")
    migrate()


def test_unloading_leaves_rows_that_it_did_not_load(committing_db):
    Section.objects.bulk_create([Section(section_code="OWN", section_name="Not of the fixtures")])
    migrate("0001")
    assert list(Section.objects.values_list("section_code", flat=True).order_by()) == ["OWN"]
    migrate()
    assert Section.objects.count() == 1  # the tables were not empty: nothing is loaded over somebody's rows


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


ADOPTED = "INSERT INTO compliance_sections (section_code, section_name) VALUES ('OLD', 'Adopted')"


def test_a_database_with_rows_of_its_own_is_not_loaded_into(committing_db):
    migrate("0001")
    query(ADOPTED)
    migrate()
    assert Section.objects.count() == 1


def test_the_folder_of_the_guide_is_where_the_migration_reads_it(fixture_paths):
    migration = importlib.import_module("compliance.migrations.0002_load_fy2025_guide")
    assert sorted(migration.FOLDER.glob("*.json")) == fixture_paths
    assert settings.BASE_DIR in migration.FOLDER.parents


EDITIONS = "SELECT fiscal_year, revision, document_sha256 FROM compliance_editions ORDER BY fiscal_year, revision"
CURRENT = """
    SELECT compliance_catalogue.id, fiscal_year, revision FROM compliance_catalogue
    JOIN compliance_editions ON compliance_editions.id = compliance_catalogue.edition_id
"""
EDIT = "UPDATE compliance_questions SET question_text = 'Edited by staff?' WHERE question_code = 'TVI3'"


def publish_another():
    """FY2099, with FY2025's document."""
    edition = Edition.objects.get(fiscal_year=2025, revision=0)
    edition.pk, edition.fiscal_year = None, 2099
    edition.save(force_insert=True)


@pytest.mark.django_db
def test_fy2025_is_archived_with_its_counts_and_with_the_same_bytes_everywhere():
    edition = Edition.objects.get(fiscal_year=2025, revision=0)
    assert hashlib.sha256(edition.document.encode()).hexdigest() == edition.document_sha256 == FY2025
    assert (edition.sections, edition.questions, edition.indicators, edition.deficiencies) == (23, 159, 493, 338)
    assert edition.removed_questions == 0
    assert edition.source == "fixtures/fy2025"


@pytest.mark.django_db
def test_the_source_of_fy2025_is_the_sum_that_sha256sum_gives_of_its_files(fixture_paths):
    listed = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in fixture_paths)
    source = Edition.objects.get(fiscal_year=2025, revision=0).source_sha256
    assert source == hashlib.sha256(listed.encode()).hexdigest()


def test_the_archiving_step_names_fy2025_as_what_the_tables_were_filled_from(committing_db):
    migrate("0009")
    assert query(EDITIONS) == [(2025, 0, FY2025)]
    assert query(CURRENT) == [(1, 2025, 0)]


def test_down_to_0007_and_up_archives_the_same_bytes(committing_db):
    migrate("0007")
    assert "compliance_editions" not in connection.introspection.table_names()
    migrate("0009")
    assert query(EDITIONS) == [(2025, 0, FY2025)]
    assert query(CURRENT) == [(1, 2025, 0)]


def test_what_staff_edited_before_the_archiving_step_stays_in_the_tables_and_out_of_the_archive(committing_db):
    migrate("0008")
    query(EDIT)
    migrate()
    assert Edition.objects.get(fiscal_year=2025, revision=0).document_sha256 == FY2025
    assert Question.objects.get(question_code="TVI3").question_text == "Edited by staff?"


def test_an_adopted_database_archives_the_fixtures_all_the_same(committing_db):
    migrate("0001")
    query(ADOPTED)
    migrate("0009")
    assert query(EDITIONS) == [(2025, 0, FY2025)]
    assert query(CURRENT) == [(1, 2025, 0)]
    assert query("SELECT section_code FROM compliance_sections") == [("OLD",)]


def test_undoing_the_archiving_step_takes_back_fy2025_where_it_is_the_only_edition(committing_db):
    migrate("0009")
    migrate("0008")
    assert query(EDITIONS) == []
    assert query("SELECT * FROM compliance_catalogue") == []


def test_undoing_the_archiving_step_keeps_every_edition_where_there_is_another(committing_db):
    publish_another()
    published = query("SELECT * FROM compliance_editions ORDER BY id")
    migrate("0008")
    assert query("SELECT * FROM compliance_editions ORDER BY id") == published
    assert query(CURRENT) == [(1, 2025, 0)]
    migrate()
    assert query("SELECT * FROM compliance_editions ORDER BY id") == published


def test_the_table_of_editions_is_not_dropped_with_another_edition_in_it_unless_that_is_said(committing_db):
    publish_another()
    lost = "0008_add_editions would lose table compliance_editions: 2 rows; table compliance_catalogue: 1 rows"
    with pytest.raises(CommandError, match=f"{lost}.*--discard-rows"):
        migrate("0007")
    assert [edition[:2] for edition in query(EDITIONS)] == [(2025, 0), (2099, 0)]
    migrate("0007", discard_rows=True)
    assert "compliance_editions" not in connection.introspection.table_names()


@pytest.mark.parametrize(
    ("content", "said"),
    [(content, "this is not the guide that was published as FY2025") for content in (b'[{"model": ', b"[{}]", b"{}")],
)
def test_an_adopted_database_and_a_broken_fixture_stop_the_archiving_step_with_one_sentence(
    tmp_path, manage, content, said
):
    project = copy_of_the_project(tmp_path)
    assert manage("migrate", "compliance", "0008", "-v0", root=project).returncode == 0
    (project / "fixtures" / "fy2025" / "01-legal.json").write_bytes(content)
    refused = manage("migrate", "-v0", root=project)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"CommandError: fixtures/fy2025: {said}")
    assert refused.stderr.count("\n") == 1
