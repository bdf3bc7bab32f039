"""The shipped guide has the documented codes and letters, and with its corrections those of the manual."""

import json
import pathlib
import re

import pytest
from django.conf import settings
from django.core.management import call_command

from compliance import codes, known
from compliance.guide.document import Deficiency, Indicator, Question, Section
from compliance.guide.readers import read_fixtures, read_tables
from compliance.guide.rules import check
from compliance.guide.writers import fixture_files

FIXTURES = settings.BASE_DIR / "fixtures"
EXPECTED = json.loads((pathlib.Path(__file__).parent.parent / "fy2025_codes.json").read_text())
DOCUMENTED = sorted((FIXTURES / "fy2025").glob("*.json"))
CORRECTIONS = sorted((FIXTURES / "fy2025-corrections").glob("*.json"))


def codes_and_letters(guide, without=()):
    return {
        section.code: {
            question.code: [
                " ".join(indicator.letter for indicator in question.indicators),
                " ".join(sorted(each.code for each in question.deficiencies if each.code not in without)),
            ]
            for question in section.questions
        }
        for section in guide.sections
    }


def expected(name):
    return {
        section: {code: [letters, " ".join(sorted(found.split()))] for code, (letters, found) in questions.items()}
        for section, questions in EXPECTED[name].items()
    }


def counts(guide):
    kinds = [type(record) for _, record in guide.records()]
    return [kinds.count(kind) for kind in (Section, Question, Indicator, Deficiency)]


def test_the_documented_guide_has_its_codes_and_letters():
    guide = read_fixtures(DOCUMENTED)
    assert codes_and_letters(guide) == expected("documented")
    assert counts(guide) == [23, 159, 493, 338]


def test_the_corrected_guide_has_the_manuals_and_the_three_rows_that_it_lacks():
    guide = read_fixtures([*DOCUMENTED, *CORRECTIONS])
    assert codes_and_letters(guide, without=known.NOT_IN_THE_MANUAL) == expected("corrected")
    assert counts(guide) == [23, 159, 513, 387]


def test_what_was_lost_is_listed_in_full():
    assert sum(map(len, known.LOST_INDICATORS.values())) == 20
    assert sum(map(len, known.LOST_DEFICIENCIES.values())) == 49


@pytest.mark.parametrize("paths", [DOCUMENTED, [*DOCUMENTED, *CORRECTIONS]], ids=["documented", "corrected"])
def test_no_rule_finds_an_error(paths):
    assert [str(finding) for finding in check(read_fixtures(paths)) if not finding.reason] == []


def test_the_corrected_guide_lacks_nothing_that_was_lost():
    findings = check(read_fixtures([*DOCUMENTED, *CORRECTIONS]))
    lacking = [finding for finding in findings if finding.rule.id in ("lost-rows", "no-indicators", "no-text")]
    assert {finding.name for finding in lacking} == {"P18"}


def test_every_code_has_its_pattern():
    patterns = {
        Section: codes.SECTION,
        Question: codes.QUESTION,
        Indicator: codes.LETTER,
        Deficiency: codes.DEFICIENCY,
    }
    for _, record in read_fixtures([*DOCUMENTED, *CORRECTIONS]).records():
        assert re.fullmatch(patterns[type(record)], record.code)


def test_title_vi_has_high_priority_and_the_others_medium():
    priorities = {question.code: question.priority for question in read_fixtures(DOCUMENTED).questions()}
    high = [code for code, priority in priorities.items() if priority == "high"]
    assert high == [f"TVI{number}" for number in range(1, 11)]
    assert list(priorities.values()).count("medium") == 149


def test_fixtures_are_canonical():
    written = fixture_files(read_fixtures(DOCUMENTED))
    assert written == {path.name: path.read_bytes() for path in DOCUMENTED}


@pytest.mark.django_db
def test_the_database_holds_the_fixtures_and_exports_them_byte_for_byte(tmp_path):
    call_command("export_guide", str(tmp_path), verbosity=0)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in DOCUMENTED
    }


@pytest.mark.django_db
def test_corrections_load_twice_and_give_the_corrected_guide(client):
    call_command("loaddata", *CORRECTIONS, verbosity=0)
    once = read_tables()
    call_command("loaddata", *CORRECTIONS, verbosity=0)
    assert read_tables() == once == read_fixtures([*DOCUMENTED, *CORRECTIONS])
    assert client.get("/healthz/ready").json()["warnings"] == []


@pytest.mark.django_db
def test_loading_the_documented_guide_again_keeps_added_rows_and_takes_back_texts():
    documented = read_tables()
    call_command("loaddata", *CORRECTIONS, verbosity=0)
    call_command("loaddata", *DOCUMENTED, verbosity=0)
    assert counts(read_tables()) == [23, 159, 513, 387]
    texts = {name: record.texts() for name, record in documented.records()}
    assert {name: record.texts() for name, record in read_tables().records() if name in texts} == texts


@pytest.mark.django_db
def test_tables_are_read_in_four_queries(django_assert_num_queries):
    with django_assert_num_queries(4):  # one for each kind
        read_tables()
