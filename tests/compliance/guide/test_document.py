"""One guide has one document: the same bytes always, and what is read back is what was written."""

import json

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.guide.document import GuideError
from compliance.guide.readers import kept_document, read_document, read_fixtures, read_lines, read_tables
from compliance.guide.writers import canonical, fixture_files, json_lines, write_fixtures
from compliance.models import Section
from tests.builders import guide, guide_of, indicator, question, section
from tests.strategies import guides

SOME = guides().filter(lambda made: made.sections)
SMALL = guide(
    section(
        section_name="“Title” VI\n\u2028",
        page_range=None,
        questions=(question(deficiencies=(), priority=None, basic_requirement=None, instructions_for_reviewer=None),),
    )
)
WRITTEN = (
    '{"format":"cortap-guide","format_version":1,"sections":[{"purpose":"To see to equity.","questions":[{'
    '"applicability":"All recipients","deficiencies":[],"detailed_explanation":"TVI1 is explained so.","indicators":[{'
    '"indicator_order":1,"indicator_text":"Does the recipient meet point a of what this question examines?","letter":'
    '"a"}],"question_code":"TVI1","question_order":1,"question_text":"What does TVI1 ask?"}],"section_code":"TVI",'
    '"section_name":"“Title” VI\\n\u2028","section_order":1}]}'
)


def document(**changes):
    return {
        "format": "cortap-guide",
        "format_version": 1,
        "sections": json.loads(canonical(guide()))["sections"],
    } | changes


def changed(path, value):
    """The document of a small guide with another value at this path; None takes the key out."""
    made = document()
    *parents, last = path
    target = made
    for key in parents:
        target = target[key]
    if value is None:
        del target[last]
    else:
        target[last] = value
    return json.dumps(made)


def test_a_document_is_these_bytes():
    assert canonical(SMALL).decode() == WRITTEN


@given(SOME)
@settings(max_examples=40)
def test_a_document_is_read_back_as_it_was(made):
    assert read_document(canonical(made)) == made
    assert canonical(read_document(canonical(made))) == canonical(made)


@given(SOME)
@settings(max_examples=40)
def test_a_document_is_plain_sorted_json(made):
    written = canonical(made)
    again = json.dumps(json.loads(written), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert again.encode() == written
    assert b"null" not in written.replace(b'"null', b"")


@given(made=SOME)
@settings(max_examples=30)
def test_fixtures_are_read_back_as_they_were(tmp_path_factory, made):
    assert read_fixtures(write_fixtures(made, tmp_path_factory.mktemp("out"))) == made


@given(made=SOME)
@settings(max_examples=30)
def test_json_lines_are_read_back_as_they_were(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("out") / "guide.jsonl"
    path.write_bytes(json_lines(made))
    assert read_lines(path) == made


@pytest.mark.django_db
def test_the_tables_give_the_document_of_the_rows_that_were_loaded():
    Section.objects.all().delete()

    @given(made=SOME)
    @settings(max_examples=20)
    def holds_for_any(made):
        with transaction.atomic():
            for row in serializers.deserialize("jsonl", json_lines(made), handle_forward_references=False):
                row.save()
            assert canonical(read_tables()) == canonical(made)
            transaction.set_rollback(True)

    holds_for_any()


@pytest.mark.django_db
def test_loaddata_takes_json_lines_and_changes_nothing_by_what_is_there(tmp_path):
    before = read_tables()
    (tmp_path / "guide.jsonl").write_bytes(json_lines(before))
    Section.objects.filter(section_code="TVI").delete()
    call_command("loaddata", tmp_path / "guide.jsonl", verbosity=0)
    assert read_tables() == before


@pytest.mark.django_db
def test_the_guide_has_one_document_whichever_way_it_is_read(tmp_path):
    (tmp_path / "guide.json").write_bytes(canonical(read_tables()))
    assert canonical(read_document(tmp_path / "guide.json")) == canonical(read_tables())


def test_a_field_that_says_nothing_changes_no_bytes():
    assert canonical(guide_of(question(removed=None))) == canonical(guide_of(question()))
    assert b"removed" in canonical(guide_of(question(removed="removed in FY2022")))


def test_a_document_is_read_from_text_too():
    assert read_document(canonical(SMALL).decode()) == SMALL


def test_records_know_their_json_path(tmp_path):
    path = tmp_path / "guide.json"
    path.write_bytes(canonical(guide_of(question(indicators=(indicator("a"), indicator("b"))))))
    places = {name: record.place for name, record in read_document(path).records()}
    assert places["TVI1 (b)"] == f"{path}: sections[0].questions[0].indicators[1]"


QUESTION = ("sections", 0, "questions", 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (json.dumps([]), 'document: a document is an object with "format": "cortap-guide".'),
        (changed(["format"], "other"), 'document: a document is an object with "format": "cortap-guide".'),
        (changed(["format_version"], 2), "document: format_version is 2, and this version of cortap reads 1."),
        (changed(["format_version"], True), "document: format_version is True, and this version of cortap reads 1."),
        (changed(["format_version"], None), "document: format_version is missing."),
        (changed(["colour"], "blue"), "document: there is no field colour; use format, format_version, sections."),
        (changed(["sections"], {}), "document: sections is not a list; write one."),
        (changed(["sections", 0], 7), "document: sections[0]: 7 is not an object; write one with section_code, "),
        (
            changed([*QUESTION, "colour"], "x"),
            "document: sections[0].questions[0]: TVI1: there is no field colour; use",
        ),
        (changed([*QUESTION, "indicators"], None), "document: sections[0].questions[0]: TVI1: indicators is missing."),
        (changed([*QUESTION, "indicators"], 1), "document: sections[0].questions[0]: TVI1: indicators is not a list"),
        (
            changed([*QUESTION, "question_code"], None),
            "document: sections[0].questions[0]: (no code): question_code is",
        ),
        (
            changed([*QUESTION, "question_order"], True),
            "document: sections[0].questions[0]: TVI1: question_order is True,",
        ),
        (
            changed([*QUESTION, "question_order"], 1.0),
            "document: sections[0].questions[0]: TVI1: question_order is 1.0,",
        ),
        (changed(["sections"], []), "document: there is no section in it; name a file that has one."),
    ],
)
def test_what_is_no_document_is_refused_with_its_path_and_code(content, said):
    with pytest.raises(GuideError) as refusal:
        read_document(content)
    assert str(refusal.value).startswith(said)


def test_a_document_that_the_system_kept_may_hold_an_adopted_databases_codes():
    kept = canonical(guide_of(question("Q-1-x", deficiencies=())))
    assert kept_document(kept).questions()[0].code == "Q-1-x"
    with pytest.raises(GuideError, match=r"sections.0..questions.0.: Q-1-x: question_code: “Q-1-x” is not such a code"):
        read_document(kept)


def test_two_sections_whose_files_have_one_name_are_refused():
    with pytest.raises(GuideError, match=r"sections TVI and tvi would be one file, 01-tvi\.json; give them other"):
        fixture_files(guide(section(), section("tvi", questions=())))


@given(at=st.integers(0, len(canonical(SMALL)) - 1))
@settings(max_examples=40)
def test_a_document_that_is_cut_off_is_refused_with_one_sentence(at):
    with pytest.raises(GuideError, match=r"\Adocument: .+\.\Z|\Adocument: .+\?\Z"):
        read_document(canonical(SMALL)[:at])
