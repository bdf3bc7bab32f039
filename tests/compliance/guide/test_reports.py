"""A diff as its readers get it: text for a terminal, plain data, one HTML page."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.conf import settings as project
from django.core.management.color import make_style, no_style
from django.template.loader import render_to_string
from hypothesis import given, settings

from compliance.guide.diff import diff
from compliance.guide.document import Guide
from compliance.guide.readers import read_fixtures
from compliance.guide.report import diff_as_data, diff_as_html, diff_as_text, diff_context
from tests.builders import deficiency, guide_of, indicator, question
from tests.fy2026 import fy2026
from tests.strategies import editions

NAMES = ("FY2025", "FY2026")
VOID = {"meta", "br"}


@pytest.fixture(scope="module")
def next_edition():
    fy2025 = read_fixtures(sorted((project.BASE_DIR / "fixtures" / "fy2025").glob("*.json")))
    return diff(fy2025, fy2026(fy2025))


class Page(HTMLParser):
    """What a page's elements are; opened and closed in order, or the test fails."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.texts = [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else None, data.strip()))

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def text_of(self, tag):
        return [text for name, text in self.texts if name == tag and text]


def text_of(before, after, style=None):
    return diff_as_text(diff(guide_of(*before), guide_of(*after)), NAMES, style or no_style())


def test_the_text_says_first_what_and_how_much(next_edition):
    assert diff_as_text(next_edition, NAMES, no_style()).splitlines()[0] == (
        "FY2025 → FY2026: 111 removed, 5 added, 1 split, 12 renumbered, 12 moved, 2 reworded (1 of them substantive)"
    )


def test_the_text_of_no_difference_says_so_and_lists_what_stayed():
    assert text_of([question()], [question()]) == ("FY2025 → FY2026: no change\n\nUnchanged questions (1): TVI1\n")


def test_the_text_folds_the_parts_of_a_new_question_under_it():
    added = question("TVI2", indicators=(indicator("a"), indicator("b")))
    assert text_of([question()], [question(), added]) == (
        "FY2025 → FY2026: 4 added\n\n"
        "TVI Title VI (questions 1 → 2, indicators 1 → 3, deficiencies 1 → 2)\n"
        "  + TVI2 added\n"
        "    What does TVI2 ask?\n"
        "    with 2 indicators, 1 deficiency: TVI2 (a), TVI2 (b), TVI2-1\n\n"
        "Unchanged questions (1): TVI1\n"
    )


def test_the_text_folds_a_dropped_section_into_three_lines(next_edition):
    lines = diff_as_text(next_edition, NAMES, no_style()).split("\n\n")
    assert (
        "EEO Equal Employment Opportunity (EEO)\n"
        "  - EEO removed\n"
        "    with 5 questions, 12 indicators, 12 deficiencies: EEO1, EEO2, EEO3, EEO4, EEO5"
    ) in lines


def test_the_text_marks_words_without_colours():
    assert "    What does [-TVI1-]{+it+} ask?\n" in text_of([question()], [question(question_text="What does it ask?")])


def test_colours_come_from_the_style_and_change_no_word():
    style = make_style("dark")
    changed = [question(question_text="What does it ask?")]
    coloured = text_of([question()], changed, style)
    assert style.ERROR("[-TVI1-]") + style.SUCCESS("{+it+}") in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text_of([question()], changed)


def test_the_text_shows_a_long_text_around_what_differs():
    long = "This goes on and on. " * 50
    said = text_of(
        [question(detailed_explanation=f"{long}30 days. {long}")],
        [question(detailed_explanation=f"{long}45 days. {long}")],
    )
    (line,) = [line for line in said.splitlines() if "[-" in line]
    assert re.fullmatch(r"    … (\w[\w. ]*) \[-30-\]\{\+45\+\} days\. (\w[\w. ]*) …", line)
    assert len(line) < 180


def test_the_text_keeps_the_terminal_from_being_steered():
    said = text_of([question()], [question(), question("TVI2", question_text="Clear \x1b[2J it?")])
    assert "Clear \ufffd[2J it?" in said
    assert "\x1b" not in said


def test_names_of_parts_are_not_cut_in_two():
    many = tuple(indicator(letter) for letter in "abcdefghijklmnopqrstuvwxyz")
    said = text_of([], [question(indicators=many)])
    assert re.findall(r"TVI1 \(\w\)", said) == [f"TVI1 ({each.letter})" for each in many]


def test_the_text_names_each_kind_of_change():
    taken = deficiency("TVI1-1", determination="It has no plan at all.")
    said = text_of(
        [question(deficiencies=(taken,)), question("TVI3")],
        [
            question(question_order=7, deficiencies=()),
            question(
                "TVI2", question_text="New?", deficiencies=(deficiency("TVI1-1", determination="It has no plan."),)
            ),
            question("TVI4", **{name: value for name, value in question("TVI3").texts().items() if "code" not in name}),
        ],
    )
    for line in (
        "  < TVI1 split: parts of it are in TVI2",
        "  ^ TVI1 moved: question order 1 → 7",
        "  ^ TVI1-1 moved: question TVI1 → TVI2",
        "  ~ TVI1-1 reworded, editorial: determination",
        "  = TVI3 → TVI4 renumbered",
    ):
        assert line in said.splitlines()


def test_data_is_plain_and_has_the_documented_keys():
    changed = question(question_text="What do 2 ask?", question_order=3)
    assert diff_as_data(diff(guide_of(question()), guide_of(changed)), NAMES) == json.loads(
        """{
          "before": "FY2025", "after": "FY2026",
          "summary": {"removed": 0, "added": 0, "split": 0, "merged": 0, "renumbered": 0, "moved": 1, "reworded": 1,
                      "substantive": 1},
          "changes": [
            {"kind": "moved", "record": "question", "name": "TVI1", "name_before": "TVI1", "name_after": "TVI1",
             "section": "TVI", "question": "TVI1", "field": "question_order", "before": 1, "after": 3},
            {"kind": "reworded", "record": "question", "name": "TVI1", "name_before": "TVI1", "name_after": "TVI1",
             "section": "TVI", "question": "TVI1", "field": "question_text",
             "before": "What does TVI1 ask?", "after": "What do 2 ask?", "substantive": true,
             "segments": [{"kind": "equal", "text": "What "}, {"kind": "removed", "text": "does TVI1"},
                          {"kind": "added", "text": "do 2"}, {"kind": "equal", "text": " ask?"}]}
          ],
          "counts": [{"section": "TVI",
                      "before": {"questions": 1, "removed": 0, "indicators": 1, "deficiencies": 1},
                      "after": {"questions": 1, "removed": 0, "indicators": 1, "deficiencies": 1}}],
          "unchanged": []
        }"""
    )


def test_data_of_a_split_names_the_others(next_edition):
    (split,) = [each for each in diff_as_data(next_edition, NAMES)["changes"] if each["kind"] == "split"]
    assert (split["name"], split["others"], split["section"]) == ("M1", ["M6"], "M")


def test_the_page_has_what_readers_and_their_tools_need(next_edition):
    page = Page(diff_as_html(next_edition, NAMES))
    assert page.named("html") == [{"lang": "en"}]
    assert page.text_of("title") == page.text_of("h1") == ["Changes from FY2025 to FY2026"]
    assert len(page.named("caption")) == 1
    assert page.text_of("h2")[:3] == ["F", "TAM", "M"]
    assert all(attributes.get("scope") for attributes in page.named("th"))
    assert page.text_of("del") == ["have", "30"]
    assert page.text_of("ins") == ["keep", "45"]


def test_the_page_counts_every_section_of_both_editions(next_edition):
    page = diff_as_html(next_edition, NAMES)
    assert '<th scope="row">M</th><td>5</td><td>6</td><td>0</td><td>0</td><td>16</td><td>16</td>' in page
    assert '<th scope="row">DBE</th><td>13</td><td></td><td>0</td><td></td><td>36</td><td></td>' in page
    assert page.count('<th scope="row">') == 23


def test_the_page_needs_nothing_beside_it(next_edition):
    page = diff_as_html(next_edition, NAMES)
    assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import|http", page)
    assert "@media print" in page
    assert "del::before" in page


def test_the_body_stands_under_a_strict_policy(next_edition):
    body = render_to_string("guide/_diff_body.html", diff_context(next_edition, NAMES))
    assert not re.search(r"style|<script|\son\w+=", body)
    assert body in diff_as_html(next_edition, NAMES)


def test_texts_and_names_are_escaped():
    nasty = '<script>alert("x")</script>'
    found = diff(guide_of(question()), guide_of(question(question_text=nasty), question("TVI2", question_text=nasty)))
    page = diff_as_html(found, (nasty, "FY2026"))
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 3


def test_a_page_of_no_difference_says_so():
    page = diff_as_html(diff(Guide(), Guide()), NAMES)
    assert Page(page).text_of("p") == ["No change."]


@given(editions())
@settings(max_examples=50)
def test_every_diff_can_be_reported(pair):
    found = diff(*pair)
    text, data, page = (report(found) for report in (as_text, as_data, as_page))
    assert json.loads(json.dumps(data)) == data
    assert [change["name"] for change in data["changes"]] == [change.name for change in found.changes]
    assert all(name in text for name in found.unchanged)
    Page(page)


def as_text(found):
    return diff_as_text(found, NAMES, no_style())


def as_data(found):
    return diff_as_data(found, NAMES)


def as_page(found):
    return diff_as_html(found, NAMES)
