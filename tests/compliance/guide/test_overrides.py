"""An override mends one text whose printed words are still those that were reviewed; anything else is refused."""

import json

import pytest

from compliance.guide.document import GuideError
from compliance.guide.overrides import apply_overrides, read_overrides
from tests.builders import guide_of, question

GUIDE = guide_of(question("TVI3", basic_requirement=None))
ABOUT = {
    "code": "TVI3",
    "field": "question_text",
    "printed": "What does TVI3 ask?",
    "ours": "What does TVI3 really ask?",
    "reason": "A word fell out.",
}


@pytest.fixture
def read(tmp_path):
    def read_tables(*tables):
        path = tmp_path / "overrides.toml"
        lines = [
            "[[override]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in each.items())
            for each in tables
        ]
        path.write_text("\n".join(lines))
        return read_overrides(path)

    return read_tables


def without(key):
    return {name: value for name, value in ABOUT.items() if name != key}


def test_an_override_changes_its_text_and_nothing_else(read):
    mended = apply_overrides(GUIDE, read(ABOUT))
    assert mended.questions()[0].question_text == "What does TVI3 really ask?"
    assert mended.replaced(lambda name, record: dict(GUIDE.records())[name]) == GUIDE


def test_every_kind_of_record_has_a_name_to_mend_it_by(read):
    about = [("TVI", "purpose"), ("TVI3 (a)", "indicator_text"), ("TVI3-1", "determination")]
    texts = {(code, field): getattr(dict(GUIDE.records())[code], field) for code, field in about}
    mends = [ABOUT | {"code": code, "field": field, "printed": text} for (code, field), text in texts.items()]
    mended = dict(apply_overrides(GUIDE, read(*mends)).records())
    assert {getattr(mended[code], field) for code, field in about} == {ABOUT["ours"]}


def test_two_texts_of_one_record_are_mended(read):
    mended = apply_overrides(
        GUIDE, read(ABOUT, ABOUT | {"field": "basic_requirement", "printed": "", "ours": "It must."})
    )
    assert mended.questions()[0].question_text == "What does TVI3 really ask?"
    assert mended.questions()[0].basic_requirement == "It must."


def test_a_text_may_be_emptied_where_the_guide_may_lack_it(read):
    emptied = apply_overrides(GUIDE, read(ABOUT | {"field": "applicability", "printed": "All recipients", "ours": ""}))
    assert emptied.questions()[0].applicability is None


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ([without("reason")], "override 1: TVI3: reason is missing."),
        ([without("code")], "override 1: (no code): code is missing."),
        (
            [ABOUT | {"colour": "blue"}],
            "override 1: TVI3: there is no field colour; use code, field, printed, ours, reason.",
        ),
        ([ABOUT | {"ours": 7}], "override 1: TVI3: ours is 7; write a text."),
        ([ABOUT | {"reason": " "}], "override 1: TVI3: reason is empty; say why our text is another."),
        ([ABOUT, ABOUT | {"ours": "?"}], "override 2: TVI3: question_text is mended in "),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused_with_number_and_code(read, tmp_path, tables, said):
    with pytest.raises(GuideError) as refusal:
        read(*tables)
    assert str(refusal.value).startswith(f"{tmp_path}/overrides.toml: {said}")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "TVI9"}, "TVI9: the guide has no record of this name; use one such as TVI3 or TVI3 (a)."),
        ({"field": "colour"}, "TVI3: there is no text colour; use one of question_text, basic_requirement,"),
        ({"field": "question_code"}, "TVI3: there is no text question_code; use one of question_text,"),
        ({"field": "question_order"}, "TVI3: there is no text question_order; use one of question_text,"),
        (
            {"printed": "What did TVI3 ask?"},
            "TVI3: question_text is not as printed: at character 7 the guide has 'What does TVI3 ask?', "
            "and printed has 'What did TVI3 ask?'.",
        ),
        ({"printed": "What does"}, "TVI3: question_text is not as printed: at character 10 the guide has "),
        ({"printed": "What does TVI3 ask? "}, "TVI3: question_text is not as printed: at character 20 the guide has "),
        ({"ours": ""}, "TVI3: question_text: This field cannot be blank."),
        ({"ours": "\x00"}, "TVI3: question_text holds '\\x00' at character 1, which no text may; take it out."),
    ],
)
def test_an_override_that_does_not_fit_the_guide_is_refused(read, tmp_path, changes, said):
    with pytest.raises(GuideError) as refusal:
        apply_overrides(GUIDE, read(ABOUT | changes))
    assert str(refusal.value).startswith(f"{tmp_path}/overrides.toml: override 1: {said}")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"x", "this is not readable TOML"), (b"\xff", "byte 1 is not UTF-8"), (b"x = 1", "there is no field")],
)
def test_a_file_that_is_no_toml_is_refused(tmp_path, content, said):
    path = tmp_path / "overrides.toml"
    path.write_bytes(content)
    with pytest.raises(GuideError, match=said):
        read_overrides(path)
