"""Any path is recognised by what it holds; garbage is refused with one sentence that begins with file and place."""

import hashlib
import json
import os

import pytest
from django.conf import settings

from compliance.guide.document import GuideError
from compliance.guide.readers import read_fixtures, read_paths, sha256_of
from compliance.guide.writers import canonical, fixture_files, json_lines, write_fixtures
from tests.builders import guide, guide_of, question, section

SECTION = {"model": "compliance.section", "fields": {"section_code": "TVI", "section_name": "Title VI"}}
QUESTION = {
    "model": "compliance.question",
    "fields": {"section": ["TVI"], "question_code": "TVI1", "question_text": "Does it?"},
}
DEFICIENCY = {
    "model": "compliance.deficiency",
    "fields": {
        "question": ["TVI", "TVI1"],
        "deficiency_code": "TVI1-1",
        "deficiency_title": "It does not",
        "determination": "Deficient if not.",
    },
}
INDICATOR = {
    "model": "compliance.indicator",
    "fields": {"question": ["TVI", "TVI1"], "letter": "a", "indicator_text": "Is it?"},
}


def row(kind, **fields):
    return {**kind, "fields": {**kind["fields"], **fields}}


def rows(*found):
    return json.dumps([SECTION, *found]).encode()


def with_text(text):
    return rows(row(QUESTION, detailed_explanation=text))


def document(text):
    return canonical(guide_of(question(detailed_explanation=text)))


NESTED = json.loads("[" * 300 + "]" * 300)
EMPTY = b'{"format":"cortap-guide","format_version":1,"sections":[]}'
EXPECTED = "what this holds is not known: a guide is a list of fixture rows, a document with"
GARBAGE = {  # what it is: the file's name, its content, and how the refusal goes on after the path
    "nothing": ("x.json", b"", "this is not readable JSON: Expecting value: line 1 column 1 (char 0); is it whole?"),
    "cut off": ("x.json", rows(QUESTION)[:-40], "this is not readable JSON: "),
    "a document cut off": ("x.json", document("x")[:-3], "this is not readable JSON: Expecting ',' delimiter: line 1"),
    "no JSON": ("x.json", b"Title VI", "this is not readable JSON: Expecting value: line 1 column 1"),
    "CSV": ("x.csv", b"code,text\nTVI1,Does it?\n", "this is not readable JSON: "),
    "a number": ("x.json", b"7", EXPECTED),
    "another object": ("x.json", b'{"sections": []}', EXPECTED),
    "an empty list": ("x.json", b"[]", "there is no section in it; name a file that has one."),
    "an empty file of lines": ("x.jsonl", b"\n", "there is no section in it; name a file that has one."),
    "an empty document": ("x.json", EMPTY, "there is no section in it; name a file that has one."),
    "UTF-16": ("x.json", rows().decode().encode("utf-16"), "the file is UTF-16; save it as UTF-8."),
    "Latin-1": ("x.json", '["é"]'.encode("latin-1"), "byte 3 is not UTF-8; save the file as UTF-8."),
    "a mark": (
        "x.json",
        rows().decode().encode("utf-8-sig"),
        "the file begins with a byte-order mark; save it as UTF-8",
    ),
    "NaN": ("x.json", b"[NaN]", "NaN is not a number of JSON; write the number or leave it out."),
    "a long number": (
        "x.json",
        b"[" + b"9" * 5000 + b"]",
        "99999999999999999999… is too long for a number of the guide;",
    ),
    "deep": ("x.json", b"[" * 200_000, "this is nested deeper than any guide; is it one?"),
    "deep in a row": (
        "x.json",
        rows(row(QUESTION, priority=NESTED)),
        "row 2: TVI1: priority is [[[[[[[...]]]]]]], and",
    ),
    "a key twice": (
        "x.json",
        b'[{"question_code": "TVI1", "priority": 1, "priority": 2}]',
        "the key 'priority' stands twice in one object, that of 'TVI1'; keep one.",
    ),
    "a key twice in a line": (
        "x.jsonl",
        rows()[1:-1] + b'\n{"a": 1, "a": 2}',
        "line 2: the key 'a' stands twice in one",
    ),
    "a line cut off": ("x.jsonl", rows()[1:-1] + b'\n{"model":', "line 2: this is not readable JSON: Expecting value"),
    "a question twice": ("x.json", rows(QUESTION, QUESTION), "row 3: TVI1 stands in "),
    "a question in two sections": (
        "x.json",
        rows(QUESTION, row(SECTION, section_code="CB"), row(QUESTION, section=["CB"])),
        "row 2: TVI1: this code stands in ",
    ),
    "a question in another case": (
        "x.json",
        rows(QUESTION, row(QUESTION, question_code="tvi1")),
        "row 3: tvi1: this code",
    ),
    "a deficiency in two questions": (
        "x.json",
        rows(QUESTION, row(QUESTION, question_code="TVI2"), DEFICIENCY, row(DEFICIENCY, question=["TVI", "TVI2"])),
        "row 5: TVI1-1: this code stands in ",
    ),
    "an unknown section": ("x.json", rows(row(QUESTION, section=["XYZ"])), "row 2: TVI1: no file has its section XYZ;"),
    "a section's id": (
        "x.json",
        rows(row(QUESTION, section=1)),
        "row 2: TVI1: section is 1, and not a list of 1 codes.",
    ),
    "another model": (
        "x.json",
        rows({"model": "auth.user", "fields": {}}),
        "row 2: model 'auth.user' is not of the guide",
    ),
    "a model of no text": ("x.json", rows({"model": ["x"], "fields": {}}), "row 2: model ['x'] is not of the guide"),
    "a row with more": (
        "x.json",
        rows({**QUESTION, "more": 1}),
        "row 2: there is no field more; use model, fields, pk.",
    ),
    "a wrong type": (
        "x.json",
        rows(row(QUESTION, question_text=7)),
        "row 2: TVI1: question_text is 7, and not of the type",
    ),
    "true for 1": (
        "x.json",
        rows(row(QUESTION, question_order=True)),
        "row 2: TVI1: question_order is True, and not of",
    ),
    "half a position": (
        "x.json",
        rows(row(QUESTION, question_order=1.5)),
        "row 2: TVI1: question_order is 1.5, and not",
    ),
    "a position too high": (
        "x.json",
        rows(row(QUESTION, question_order=2**31)),
        "row 2: TVI1: question_order is 2147483648,",
    ),
    "a code of lists": (
        "x.json",
        rows(row(QUESTION, question_code=["TVI1"])),
        "row 2: ['TVI1']: question_code is ['TVI1'],",
    ),
    "a code of no kind": (
        "x.json",
        rows(row(QUESTION, question_code="1")),
        "row 2: 1: question_code: “1” is not such a code;",
    ),
    "a code with a new line": (
        "x.json",
        rows(row(QUESTION, question_code="TVI1\n")),
        "row 2: 'TVI1\\n': question_code: “TVI1",
    ),
    "a code too long": (
        "x.json",
        rows(row(QUESTION, question_code="A" * 51)),
        f"row 2: {'A' * 51}: question_code has 51 cha",
    ),
    "a letter of no kind": (
        "x.json",
        rows(QUESTION, row(INDICATOR, letter="A")),
        "row 3: TVI1 (A): letter: “A” is not such a code; one looks like a or b.1.",
    ),
    "a name too long": (
        "x.json",
        rows(row(QUESTION, removed="x" * 256)),
        "row 2: TVI1: removed has 256 characters, and at",
    ),
    "an applicability too long": (
        "x.json",
        rows(row(QUESTION, applicability="x" * 601)),
        "row 2: TVI1: applicability: Ensure this value has at most 600 characters (it has 601).",
    ),
    "no text": (
        "x.json",
        rows(row(QUESTION, question_text="")),
        "row 2: TVI1: question_text: This field cannot be blank.",
    ),
    "another priority": (
        "x.json",
        rows(row(QUESTION, priority="x")),
        "row 2: TVI1: priority: Value 'x' is not a valid choice.",
    ),
    "NUL": (
        "x.json",
        with_text("a\x00"),
        "row 2: TVI1: detailed_explanation holds '\\x00' at character 2, which no text may;",
    ),
    "a control character": (
        "x.json",
        with_text("\x1b[31m"),
        "row 2: TVI1: detailed_explanation holds '\\x1b' at character 1",
    ),
    "half a character": (
        "x.json",
        with_text("\ud800"),
        "row 2: TVI1: detailed_explanation holds '\\ud800' at character 1",
    ),
    "100 MB in one field": (
        "x.json",
        lambda: with_text("x" * 100_000_000),
        "row 2: TVI1: detailed_explanation has 100000000 characters, and at most 20000 fit.",
    ),
    "a long text of a document": (
        "x.json",
        document("x" * 20_001),
        "sections[0].questions[0]: TVI1: detailed_explanation has 20001 characters, and at most 20000 fit.",
    ),
    "100 MB of code in a line": (
        "x.jsonl",
        lambda: json.dumps(row(SECTION, section_code="x" * 100_000_000)).encode(),
        f"line 1: '{'x' * 27}...{'x' * 28}': section_code has 100000000 characters, and at most 50 fit.",
    ),
}


@pytest.fixture
def write(tmp_path):
    def write_bytes(content, name="x.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return write_bytes


@pytest.mark.parametrize("kind", GARBAGE)
def test_garbage_is_refused_with_file_place_and_code(write, kind):
    name, content, said = GARBAGE[kind]
    path = write(content() if callable(content) else content, name)
    with pytest.raises(GuideError) as refusal:
        read_paths([path])
    assert str(refusal.value).startswith(f"{path}: {said}")
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 500


def test_what_is_not_there_is_refused(tmp_path):
    with pytest.raises(GuideError, match=r"none\.json: No such file or directory; name a guide's file\."):
        read_paths([tmp_path / "none.json"])


def test_a_folder_without_fixtures_is_refused(tmp_path, write):
    write(b"", "notes.txt")
    with pytest.raises(
        GuideError, match=r"no file in this folder ends in \.json; name a folder that has a guide's files"
    ):
        read_paths([tmp_path])


def test_a_folder_is_no_fixture_file(tmp_path):
    with pytest.raises(GuideError, match="Is a directory; name a fixture file"):
        read_fixtures([tmp_path])


def test_a_folder_named_like_a_file_is_refused(tmp_path):
    (tmp_path / "x.json").mkdir()
    with pytest.raises(GuideError, match=r"x\.json: Is a directory; name a guide's file"):
        read_paths([tmp_path])


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.json")
    with pytest.raises(GuideError, match=r"x\.json: this is not a regular file; save it as one first"):
        read_paths([tmp_path / "x.json"])


def test_a_file_that_nobody_can_read_is_refused(tmp_path):
    (tmp_path / "x.json").symlink_to("x.json")
    with pytest.raises(GuideError, match=r"x\.json: Too many levels of symbolic links; name a guide's file"):
        read_paths([tmp_path / "x.json"])


def test_no_path_at_all_is_refused():
    with pytest.raises(GuideError, match="No path is given: name a file or a folder that holds a guide"):
        read_paths([])


@pytest.mark.parametrize(
    ("name", "written"),
    [("x.json", canonical), ("x.jsonl", json_lines), ("x.json", lambda made: fixture_files(made)["01-tvi.json"])],
)
def test_each_kind_of_file_is_recognised_by_what_it_holds(write, name, written):
    path = write(written(guide()), name)
    reading = read_paths([path])
    assert reading.guide == guide()
    assert reading.decisions == ()
    assert reading.sources == ((name, hashlib.sha256(path.read_bytes()).hexdigest()),)
    assert reading.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_line_ends_where_django_ends_it_and_not_at_a_separator_within_a_text(write):
    made = guide_of(question(detailed_explanation="One\u2028two\u2029three"))
    assert read_paths([write(json_lines(made), "x.jsonl")]).guide == made


def test_an_extraction_is_recognised_and_merged_on_demand(write):
    sub_area = {"id": "TVI1", "question": "Does it?"}
    chapters = [{"section": {"id": "TVI", "title": "TITLE VI"}, "sub_areas": [sub_area, sub_area]}]
    path = write(json.dumps({"metadata": {}, "sections": chapters}).encode())
    with pytest.raises(
        GuideError, match="TVI1: question codes that stand in it more than once, 1 in all; give --merge"
    ):
        read_paths([path])
    reading = read_paths([path], merge=True)
    assert len(reading.guide.questions()) == 1
    assert reading.decisions[0].endswith("sections[0].sub_areas[0]: it says nothing else.")


def test_a_later_path_completes_and_replaces_an_earlier_one(write):
    first = write(rows(QUESTION), "first/a.json")
    second = write(json.dumps([row(QUESTION, question_text="Really?"), DEFICIENCY]).encode(), "second/a.json")
    question_read = read_paths([first.parent, second]).guide.questions()[0]
    assert (question_read.question_text, len(question_read.deficiencies)) == ("Really?", 1)


def test_a_document_stands_alone(write):
    whole = write(canonical(guide()), "whole.json")
    with pytest.raises(GuideError, match=r"whole\.json: this is a whole guide by itself; name it alone"):
        read_paths([write(rows(), "rows.json"), whole])


def test_sources_of_a_folder_have_its_name_and_one_digest_as_sha256sum_lists_them(tmp_path):
    paths = write_fixtures(guide(section(), section("CB", section_order=2, questions=())), tmp_path / "out")
    sources = read_paths([tmp_path / "out"]).sources
    listed = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  out/{path.name}\n" for path in paths)
    assert [source.name for source in sources] == ["out/01-tvi.json", "out/02-cb.json"]
    assert sha256_of(sources) == hashlib.sha256(listed.encode()).hexdigest()


def test_files_of_a_folder_are_read_by_name(tmp_path):
    made = guide(
        *(section(f"A-{letter}", section_order=number, questions=()) for number, letter in enumerate("hgfedcba"))
    )
    write_fixtures(made, tmp_path)
    for path in sorted(tmp_path.iterdir(), reverse=True):
        path.rename(tmp_path / path.name[3:])
    names = [source.name.partition("/")[2] for source in read_paths([tmp_path]).sources]
    assert names == [f"a-{letter}.json" for letter in "abcdefgh"]


def test_the_shipped_folders_are_read_with_what_is_retired():
    folders = [settings.BASE_DIR / "fixtures" / name for name in ("fy2025", "fy2025-corrections")]
    sources = read_paths(folders).sources
    assert len(sources) == 23 + 8 + 1
    assert sources[-1].name == "fy2025-corrections/retired.toml"
