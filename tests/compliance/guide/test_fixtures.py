"""Fixture files are read with their places, refused with a sentence, and written with the same bytes."""

import json

import pytest

from compliance.guide.document import GuideError
from compliance.guide.readers import read_fixtures
from compliance.guide.writers import fixture_files, write_fixtures
from tests.builders import guide, question, section

SECTION = {"model": "compliance.section", "fields": {"section_code": "TVI", "section_name": "Title VI"}}
QUESTION = {
    "model": "compliance.question",
    "fields": {"section": ["TVI"], "question_code": "TVI1", "question_text": "Does it?"},
}


@pytest.fixture
def write(tmp_path):
    def write_rows(*rows, name="11-tvi.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(list(rows)))
        return path

    return write_rows


def changed(row, **fields):
    return {**row, "fields": {**row["fields"], **fields}}


def test_writing_and_reading_is_the_identity(tmp_path):
    made = guide(section(), section("CB", section_order=2, questions=(question("CB1", question_order=1),)))
    paths = write_fixtures(made, tmp_path / "out")
    assert [path.name for path in paths] == ["01-tvi.json", "02-cb.json"]
    assert read_fixtures(paths) == made
    assert fixture_files(read_fixtures(paths)) == {path.name: path.read_bytes() for path in paths}


def test_a_record_knows_its_place(write):
    path = write(SECTION, QUESTION)
    assert read_fixtures([path]).questions()[0].place == f"{path}: row 2"


def test_a_later_folder_completes_and_replaces(write):
    first = write(SECTION, QUESTION)
    later = write(changed(QUESTION, question_text="Really?"), name="corrections/11-tvi.json")
    assert read_fixtures([first, later]).questions()[0].question_text == "Really?"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([SECTION, QUESTION, QUESTION], "row 3: TVI1 stands in .* row 2 already; keep one"),
        ([SECTION, changed(QUESTION, section=["XYZ"])], "row 2: TVI1: no file has its section XYZ"),
        ([SECTION, changed(QUESTION, section="TVI")], "row 2: TVI1: section is 'TVI', and not a list of 1 codes"),
        ([SECTION, changed(QUESTION, colour="blue")], "row 2: TVI1: there is no field colour"),
        ([SECTION, changed(QUESTION, question_text=["x"])], "row 2: TVI1: question_text is .*not of the type"),
        ([SECTION, changed(QUESTION, question_order="1")], "row 2: TVI1: question_order is '1', and not of the type"),
        (
            [{"model": "compliance.section", "fields": {"section_name": "x"}}],
            "row 1: .no code.: section_code is missing",
        ),
        ([{"model": "auth.user", "fields": {}}], "row 1: model 'auth.user' is not of the guide"),
        (["text"], 'row 1: a row is an object with "model" and "fields"'),
    ],
)
def test_what_cannot_be_read_is_refused_with_file_row_and_code(write, rows, said):
    path = write(*rows)
    with pytest.raises(GuideError, match=said) as refusal:
        read_fixtures([path])
    assert str(refusal.value).startswith(str(path))


@pytest.mark.parametrize("content", [b"", b"{}", b"[{", b"\xff\xfe["])
def test_a_file_that_is_no_fixture_is_refused(tmp_path, content):
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(GuideError, match=str(path)):
        read_fixtures([path])


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(GuideError, match="No such file or directory; name a fixture file"):
        read_fixtures([tmp_path / "none.json"])


def test_files_that_would_stay_beside_are_refused_and_nothing_is_written(tmp_path):
    (tmp_path / "old.json").write_text("[]")
    with pytest.raises(GuideError, match=r"old.json would stay beside the guide's files"):
        write_fixtures(guide(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["old.json"]


def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(GuideError, match="take a folder that can be written to"):
        write_fixtures(guide(), tmp_path / "file" / "folder")
