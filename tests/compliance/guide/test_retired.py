"""retired.toml drops what the manual does not have and marks what it took out; whatever it does not know is refused."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command

from compliance import known
from compliance.guide.document import Deficiency, GuideError, Indicator, Question, Section
from compliance.guide.readers import read_paths, read_tables
from compliance.guide.rules import check
from compliance.guide.writers import write_fixtures
from tests.builders import deficiency, guide_of, question

FOLDERS = [settings.BASE_DIR / "fixtures" / name for name in ("fy2025", "fy2025-corrections")]
DROPPED = """
[[dropped_deficiency]]
section_code = "TVI"
question_code = "TVI1"
deficiency_code = "TVI1-2"
reason = "It is a second action of TVI1-1."
"""
REMOVED = """
[[removed_question]]
section_code = "TVI"
question_code = "TVI2"
removed = "removed in FY2024"
"""
MADE = """
[[removed_question]]
section_code = "TVI"
question_code = "TVI3"
question_text = "TVI3 was taken out."
question_order = 3
removed = "removed in FY2023"
"""


@pytest.fixture
def read(tmp_path):
    def read_with(retired):
        made = guide_of(question(deficiencies=(deficiency(), deficiency("TVI1-2"))), question("TVI2"))
        write_fixtures(made, tmp_path)
        (tmp_path / "retired.toml").write_text(retired)
        return read_paths([tmp_path]).guide

    return read_with


@pytest.fixture(scope="module")
def corrected():
    return read_paths(FOLDERS).guide


def test_a_dropped_deficiency_is_gone(read):
    assert [each.code for each in read(DROPPED).questions()[0].deficiencies] == ["TVI1-1"]


def test_a_removed_question_is_marked_and_keeps_its_texts(read):
    asked, removed = read(REMOVED).questions()
    assert (asked.removed, removed.removed) == (None, "removed in FY2024")
    assert removed.question_text == "What does TVI2 ask?"


def test_a_removed_question_without_a_row_is_made(read):
    made = read(MADE).questions()[2]
    assert (made.code, made.question_order, made.removed) == ("TVI3", 3, "removed in FY2023")
    assert made.place.endswith("retired.toml: removed_question 1")


@pytest.mark.parametrize(
    ("retired", "said"),
    [
        ("x", "this is not readable TOML: Expected '=' after a key"),
        ("colour = 'blue'", "there is no field colour; use dropped_deficiency, removed_question."),
        ("removed_question = 7", "removed_question is 7; write it as [[removed_question]]."),
        (
            DROPPED.replace("TVI1-2", "TVI1-9"),
            "dropped_deficiency 1: TVI1-9: no file has a deficiency TVI/TVI1/TVI1-9;",
        ),
        (
            DROPPED + DROPPED,
            "dropped_deficiency 2: TVI1-2: no file has a deficiency TVI/TVI1/TVI1-2; name its file too.",
        ),
        (DROPPED + "colour = 'blue'", "dropped_deficiency 1: TVI1-2: there is no field colour; use section_code,"),
        (
            DROPPED.replace("It is a second action of TVI1-1.", " "),
            "dropped_deficiency 1: TVI1-2: reason is ' '; write a",
        ),
        (DROPPED.replace('reason = "', '# "'), "dropped_deficiency 1: TVI1-2: reason is missing."),
        (REMOVED.replace("TVI2", "TVI9"), "removed_question 1: TVI9: question_text is missing."),
        (REMOVED.replace('"removed in FY2024"', "2024"), "removed_question 1: TVI2: removed is 2024; write a text."),
        (REMOVED.replace('removed = "', '# "'), "removed_question 1: TVI2: removed is missing."),
        (MADE.replace('"TVI"', '"XYZ"'), "removed_question 1: TVI3: no file has its section XYZ; name that file too."),
        (
            MADE.replace("= 3", "= '3'"),
            "removed_question 1: TVI3: question_order is '3', and not of the type it must have",
        ),
        (
            MADE.replace("= 3", "= 3\npriority = 'x'"),
            "removed_question 1: TVI3: priority: Value 'x' is not a valid choice",
        ),
        (
            REMOVED.replace("FY2024", "x" * 256),
            "removed_question 1: TVI2: removed has 267 characters, and at most 255 fit",
        ),
    ],
)
def test_what_it_does_not_know_is_refused_with_file_number_and_code(read, tmp_path, retired, said):
    with pytest.raises(GuideError) as refusal:
        read(retired)
    assert str(refusal.value).startswith(f"{tmp_path}/retired.toml: {said}")


def test_the_corrected_guide_has_the_manuals_counts(corrected):
    kinds = [type(record) for _, record in corrected.records()]
    assert [kinds.count(kind) for kind in (Section, Question, Indicator, Deficiency)] == [23, 158 + 3, 513, 384]
    removed = {each.code: each.removed for each in corrected.questions() if each.removed}
    assert removed == {"P3": "removed from the manual", "P18": "removed in FY2022", "DBE10": "removed in FY2023"}


def test_no_rule_finds_an_error_in_the_corrected_guide(corrected):
    findings = check(corrected)
    assert [str(finding) for finding in findings if not finding.reason] == []
    assert not {finding.name for finding in findings} & set(known.REMOVED_QUESTIONS)


@pytest.mark.django_db
def test_loaddata_passes_it_by():
    call_command("loaddata", *sorted(FOLDERS[1].glob("*.json")), verbosity=0)
    names = [name for name, _ in read_tables().records()]
    assert set(known.NOT_IN_THE_MANUAL) <= set(names)
    assert len(read_tables().questions()) == 159


def test_it_speaks_of_the_rows_of_the_fixtures_only(corrected):
    rows = [row for folder in FOLDERS for path in folder.glob("*.json") for row in json.loads(path.read_text())]
    codes = {row["fields"].get("deficiency_code") for row in rows} - {None}
    assert codes - {name for name, _ in corrected.records()} == set(known.NOT_IN_THE_MANUAL)
