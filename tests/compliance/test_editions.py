"""Editions as their commands make, keep and change them, on real tables."""

import json

import pytest
from django.core.management import CommandError, call_command

from compliance.guide.document import Guide
from compliance.guide.readers import read_tables
from compliance.guide.writers import canonical
from compliance.models import Catalogue, Deficiency, Edition, Indicator, Question, Section
from tests.conftest import ROOT
from tests.fy2026 import fy2026

pytestmark = pytest.mark.django_db
FIXTURES = [str(ROOT / "fixtures" / "fy2025"), str(ROOT / "fixtures" / "fy2025-corrections")]


@pytest.fixture
def run(capsysbinary):
    """Run a command and return what it printed."""

    def called(*words, **options):
        capsysbinary.readouterr()
        call_command(*words, **options)
        return capsysbinary.readouterr().out.decode()

    return called


@pytest.fixture
def file_of_fy2026(tmp_path):
    path = tmp_path / "fy2026.json"
    path.write_bytes(canonical(fy2026(read_tables())))
    return str(path)


def edit(code="TVI3", **fields):
    Question.objects.filter(question_code=code).update(**fields)


def text_of(code="TVI3"):
    return Question.objects.get(question_code=code).question_text


def counts():
    live = Question.objects.live().count()
    return live, Question.objects.count() - live, Indicator.objects.count(), Deficiency.objects.count()


def test_after_migrate_fy2025_is_current_and_is_what_the_tables_hold(run):
    assert run("edition", "current") == "FY2025\n"
    assert run("edition", "export", "FY2025").encode() == canonical(read_tables())


def test_the_corrected_guide_is_fy2025_1_and_the_way_back_is_open(run):
    assert counts() == (159, 0, 493, 338)
    run("import_guide", *FIXTURES)
    assert counts() == (158, 3, 513, 384)
    assert Question.objects.filter(removed__isnull=False).count() == 3
    assert run("edition", "current", "FY2025.1").endswith("FY2025.1 is current: 0 changed.\n")
    before = run("edition", "export", "FY2025")
    run("edition", "current", "FY2025")
    assert counts() == (159, 0, 493, 338)
    assert canonical(read_tables()).decode() == before


def test_a_second_import_changes_nothing_and_publishes_nothing(run):
    run("import_guide", *FIXTURES)
    stamps = list(Question.objects.values_list("pk", "updated_at"))
    assert run("import_guide", *FIXTURES) == "FY2025.1 is current: 0 changed.\n"
    assert list(Question.objects.values_list("pk", "updated_at")) == stamps
    assert Edition.objects.count() == 2


def test_a_dry_run_prints_the_plan_of_the_real_run_and_writes_nothing(run):
    before = canonical(read_tables())
    planned = json.loads(run("import_guide", *FIXTURES, "--dry-run", "--json"))
    assert (canonical(read_tables()), Edition.objects.count()) == (before, 1)
    done = json.loads(run("import_guide", *FIXTURES, "--json"))
    assert planned["changes"] == done["changes"]
    assert (planned["rows_written"], done["rows_written"]) == (0, 89)
    assert (planned["after"], planned["published"], done["published"]) == ("FY2025.1", False, True)


def test_fy2025_has_the_same_bytes_after_an_import_an_edit_and_going_back(run, file_of_fy2026):
    before = run("edition", "export", "FY2025")
    run("import_guide", file_of_fy2026, "--edition", "FY2026")
    edit("TVI2", question_text="Edited?")
    run("edition", "publish")
    assert run("edition", "export", "FY2025") == before
    assert [str(edition) for edition in Edition.objects.all()] == ["FY2026.1", "FY2026", "FY2025"]


def test_a_staff_edit_stays_where_the_new_guide_does_not_touch_it(run, file_of_fy2026):
    edit("L1", question_text="Edited?")
    said = run("import_guide", file_of_fy2026, "--edition", "FY2026")
    assert "Edited since FY2025 and left as it is: L1 question_text." in said
    assert text_of("L1") == "Edited?"


def test_a_conflict_shows_three_versions_and_the_edit_stays(run):
    edit("F7", detailed_explanation="As edited.")
    said = run("import_guide", *FIXTURES)
    assert "Conflict: F7: detailed_explanation was edited here and differs in FY2025.1; your edit stays." in said
    assert "\n  edited     As edited.\n" in said
    assert said.endswith("1 conflicts; settle them with --theirs or an overrides file (docs/editions.md).\n")
    assert Question.objects.get(question_code="F7").detailed_explanation == "As edited."


def test_theirs_settles_conflicts_for_the_new_guide(run):
    edit("F7", detailed_explanation="As edited.")
    assert "FY2025.1's version is taken" in run("import_guide", *FIXTURES, "--theirs")
    assert Question.objects.get(question_code="F7").detailed_explanation.startswith("Every year")


def test_an_override_settles_its_conflict_and_is_published(run, tmp_path, file_of_fy2026):
    printed = next(each for each in fy2026(read_tables()).questions() if each.code == "TVI1").question_text
    edit("TVI1", question_text="Edited?")
    mends = tmp_path / "mends.toml"
    lines = [f"{key} = {json.dumps(value)}" for key, value in {
        "code": "TVI1", "field": "question_text", "printed": printed, "ours": "Mended?", "reason": "A reading.",
    }.items()]  # fmt: skip
    mends.write_text("\n".join(["[[override]]", *lines]))
    run("import_guide", file_of_fy2026, "--edition", "FY2026", "--overrides", str(mends))
    assert text_of("TVI1") == "Mended?"
    assert "Mended?" in run("edition", "export", "FY2026")


def test_publish_freezes_the_tables_as_the_next_revision(run):
    edit(question_text="Edited?")
    assert run("edition", "publish", "--reason", "A better reading").endswith(
        "FY2025.1 is published and current: 0 changed.\n"
    )
    shown = json.loads(run("edition", "show", "FY2025.1", "--json"))
    assert (shown["reason"], shown["current"], shown["questions"]) == ("A better reading", True, 159)
    with pytest.raises(CommandError, match=r"There is nothing to publish: the tables hold FY2025.1 as it is."):
        run("edition", "publish")


def test_publishing_after_an_import_knows_the_revision_that_is_free(run):
    run("import_guide", *FIXTURES)
    run("edition", "current", "FY2025")
    edit(question_text="Edited?")
    run("edition", "publish")
    assert run("edition", "current") == "FY2025.2\n"


def test_an_unpublished_edit_survives_going_to_another_edition_and_back(run):
    run("import_guide", *FIXTURES)
    edit(question_text="Edited?")
    run("edition", "current", "FY2025")
    run("edition", "current", "FY2025.1")
    assert text_of() == "Edited?"


def test_a_label_that_is_taken_by_another_guide_is_refused(run, file_of_fy2026):
    with pytest.raises(CommandError, match=r"FY2025 is published with another text .* take --edition FY2025\.1\."):
        run("import_guide", file_of_fy2026, "--edition", "FY2025")
    with pytest.raises(CommandError, match="'2026' is no edition: write FY and the year, as in FY2026"):
        run("import_guide", file_of_fy2026, "--edition", "2026")
    assert Edition.objects.count() == 1


def test_empty_tables_take_an_edition_whole(run):
    Section.objects.all().delete()
    run("edition", "current", "FY2025")
    assert counts() == (159, 0, 493, 338)


def test_the_list_reads_no_document(run, django_assert_num_queries):
    first = Edition.objects.get()
    for revision in range(1, 101):
        Edition.objects.create(**{
            field.attname: getattr(first, field.attname) for field in Edition._meta.fields if field.attname != "id"
        } | {"revision": revision})  # fmt: skip
    with django_assert_num_queries(2) as queries:
        lines = run("edition", "list").splitlines()
    assert len(lines) == 102
    assert not [query for query in queries if '"document",' in query["sql"]]


def test_a_damaged_document_is_named_and_not_compared(run):
    first = Edition.objects.get()
    values = {field.attname: getattr(first, field.attname) for field in Edition._meta.fields if field.attname != "id"}
    Edition.objects.create(**values | {"revision": 7, "document_sha256": "0" * 64})
    with pytest.raises(CommandError, match=r"FY2025\.7: the archived document is damaged"):
        run("diff_guide", "FY2025", "FY2025.7")


@pytest.mark.parametrize("form", ["json", "jsonl", "fixtures"])
def test_an_export_is_read_back_as_the_same_guide(run, tmp_path, form):
    path = tmp_path / {"json": "guide.json", "jsonl": "guide.jsonl", "fixtures": "guide"}[form]
    run("edition", "export", "FY2025", "--format", form, "--output", str(path))
    compared = json.loads(run("diff_guide", "FY2025", str(path), "--format", "json"))
    assert compared["changes"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("edition", "show", "FY2031"), "FY2031: there is no such edition; the nearest is FY2025"),
        (("edition", "export", "FY2025", "--format", "fixtures"), "Fixtures are a folder of files: name it"),
        (("edition", "export", "FY2025", "--output", "no/such/folder/file"), "take a path that can be written to"),
        (("diff_guide", "FY2025", "nowhere"), "nowhere: there is no such edition, folder or file"),
        (("import_guide", "nowhere.json"), "nowhere.json: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, words, said):
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_an_edition_without_a_catalogue_row_has_to_be_named(run, file_of_fy2026):
    Catalogue.objects.all().delete()
    with pytest.raises(CommandError, match="name its edition, as in --edition FY2026"):
        run("import_guide", file_of_fy2026)
    with pytest.raises(CommandError, match="No edition is current"):
        run("edition", "current")


def test_the_table_in_the_documentation_is_the_diff_of_the_two():
    call_command("import_guide", *FIXTURES, verbosity=0)
    added = {}
    for name, record in set_of_names("FY2025.1").items() - set_of_names("FY2025").items():
        added.setdefault(record, []).append(name)
    page = (ROOT / "docs" / "DATA.md").read_text()
    table = page.partition("## The rows that were lost")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    documented = {
        question: [*(f"{question} ({letter})" for letter in split(letters)), *split(codes)]
        for question, letters, codes in rows[2:]
    }
    assert {question: sorted(names) for question, names in documented.items()} == {
        question: sorted(names) for question, names in added.items() if question
    }
    assert sorted(added[None]) == ["DBE10", "P3"]


def split(cell):
    return [each.strip() for each in cell.split(",") if each.strip()]


def set_of_names(label):
    """{public name: its question's code, or None for a section or a question}."""
    from compliance.guide.versions import guide_of_version

    guide: Guide = guide_of_version(label)
    names = {name: None for name, _ in guide.records()}
    for question in guide.questions():
        parts = [f"{question.code} ({part.letter})" for part in question.indicators]
        names |= dict.fromkeys([*parts, *(part.code for part in question.deficiencies)], question.code)
    return names
