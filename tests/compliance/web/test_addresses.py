"""Codes in addresses: any case leads to the one address of a page; what is not there leads to what is like it."""

import pytest
from django.urls import reverse

from compliance.models import Deficiency, Question, Section

from .pages import Page, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/sections/tvi/", "/sections/TVI/"),
        ("/questions/tvi3/", "/questions/TVI3/"),
        ("/questions/tc-prgm1/", "/questions/TC-PrgM1/"),
    ],
)
def test_another_case_leads_for_good_to_the_canonical_address(client, asked, canonical):
    answer = client.get(asked)
    assert (answer.status_code, answer["Location"]) == (301, canonical)


@pytest.mark.parametrize("asked", ["/deficiencies/TVI3-1", "/deficiencies/tvi3-1", "/deficiencies/TVI3-1/"])
def test_a_deficiency_leads_to_its_place_on_its_questions_page(client, asked):
    assert client.get(asked)["Location"] == "/questions/TVI3/#TVI3-1"


def test_a_deficiency_that_the_manual_misprints_leads_to_its_own_question(client):
    assert client.get("/deficiencies/tc-pgm1-1")["Location"] == "/questions/TC-PrgM1/#TC-PgM1-1"


@pytest.mark.parametrize("asked", ["/questions/5307:1/", "/questions/5307%3A1/"])
def test_a_colon_may_be_written_either_way(client, asked):
    assert page(client, asked).texts("h1")[0].startswith("5307:1 ")


def test_where_codes_differ_in_case_only_the_exact_one_wins(client):
    section = Section.objects.get(section_code="TVI")
    Question.objects.create(section=section, question_code="tvi3", question_text="Another?", question_order=90)
    assert page(client, "/questions/tvi3/").texts("h1") == ["tvi3 Another?"]
    assert page(client, "/questions/TVI3/").texts("h1")[0].startswith("TVI3 Does")


def test_where_sections_or_deficiencies_differ_in_case_only_the_exact_one_wins(client):
    Section.objects.create(section_code="tvi", section_name="Another")
    question = Question.objects.get(question_code="TVI4")
    Deficiency.objects.create(question=question, deficiency_code="tvi3-1", deficiency_title="x", determination="y")
    assert page(client, "/sections/tvi/").texts("h1") == ["tvi Another"]
    assert client.get("/deficiencies/tvi3-1")["Location"] == "/questions/TVI4/#tvi3-1"


@pytest.mark.parametrize("kind", ["section", "question", "deficiency"])
def test_what_is_not_there_names_the_nearest_codes(client, kind):
    answer = client.get(reverse(kind, args=["tvi3-7x"]))
    shown = Page(answer.content.decode())
    assert answer.status_code == 404
    assert shown.texts("h1") == ["There is no tvi3-7x here"]
    assert {"/deficiencies/TVI3-1", "/deficiencies/TVI3-2"} <= set(shown.links())
    assert shown.by_id("search-lost").get("value") == "tvi3-7x"


def test_a_page_that_resembles_nothing_leads_to_the_sections_and_the_search(client):
    answer = client.get("/%3Cscript%3Ezzzzzzzz/")
    shown = Page(answer.content.decode())
    assert answer.status_code == 404
    assert "look most like it" not in shown.text
    assert "/" in shown.links()
    assert not [script for script in shown.all("script") if not script.get("src")]
