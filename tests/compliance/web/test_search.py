"""The search page: what it shows of results, and its links."""

import pytest

from compliance.models import Question

from .pages import Page, page, text_of

pytestmark = pytest.mark.django_db


def hits(shown):
    return shown.texts("h2")[: len(hit_links(shown))]


def hit_links(shown):
    return [
        next(heading.iter("a")).get("href") for heading in shown.all("h2") if next(heading.iter("a"), None) is not None
    ]


def test_without_words_the_page_says_what_can_be_asked(client):
    shown = page(client, "/search/")
    assert "49 CFR 26.53" in shown.text
    assert not hit_links(shown)


def test_words_lead_to_the_question_with_the_matches_marked(client):
    shown = page(client, "/search/?q=service+animals")
    assert "/questions/ADA-GEN8/" in hit_links(shown)
    assert "service animals" in {mark.lower() for mark in shown.texts("mark")}


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("tvi3", "/questions/TVI3/"),
        ("TVI3-1", "/questions/TVI3/#TVI3-1"),
        ("TVI3 (a)", "/questions/TVI3/#TVI3-a"),
        ("TVI", "/sections/TVI/"),
        ("5307:1", "/questions/5307:1/"),
    ],
)
def test_an_exact_code_stands_first(client, code, place):
    assert hit_links(page(client, f"/search/?q={code}"))[0] == place


def test_an_exact_code_that_the_filters_leave_out_stands_above_the_hits(client):
    shown = page(client, "/search/?q=TVI3&kind=deficiency")
    assert [text_of(box) for box in shown.all("p") if box.get("class") == "exact"] == [
        "TVI3 Does the recipient inform the public of its rights under Title VI? the question of this code, in Title VI"
    ]


def test_a_facet_narrows_the_search_and_is_taken_back(client):
    shown = page(client, "/search/?q=recipient")
    assert "?q=recipient&section=TVI" in shown.links()
    narrowed = page(client, "/search/?q=recipient&section=TVI&kind=indicator")
    assert all(code.startswith("TVI") for code in hits(narrowed))
    assert {"?q=recipient", "?q=recipient&section=TVI", "?q=recipient&kind=indicator"} <= set(narrowed.links())


def test_hits_come_in_pages(client):
    first, second = page(client, "/search/?q=recipient"), page(client, "/search/?q=recipient&page=2")
    assert len(hit_links(first)) == len(hit_links(second)) == 20
    assert not set(hits(first)) & set(hits(second))
    assert relations(first) == {"next": "?q=recipient&page=2"}
    assert relations(second) == {"prev": "?q=recipient", "next": "?q=recipient&page=3"}


def relations(shown):
    return {link.get("rel"): link.get("href") for link in shown.all("a") if link.get("rel")}


@pytest.mark.parametrize("number", ["0", "-1", "x", "²", "99999999999"])
def test_a_page_number_that_is_none_shows_the_first_page(client, number):
    assert relations(page(client, f"/search/?q=recipient&page={number}")) == {"next": "?q=recipient&page=2"}


def test_a_word_with_a_typo_still_finds(client):
    shown = page(client, "/search/?q=parattransit")
    assert "Did you mean paratransit?" in shown.text
    assert hit_links(shown)


def test_what_is_nowhere_is_said_to_be_nowhere(client):
    assert "Nothing in the guide matches." in page(client, "/search/?q=zzzzqqqq").text


def test_a_section_that_is_none_is_an_error_in_words(client):
    answer = client.get("/search/?q=recipient&section=NONE")
    assert answer.status_code == 400
    assert "NONE" in Page(answer.content.decode()).text


def test_what_people_type_is_never_read_as_html(client):
    shown = page(client, "/search/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert all(script.get("src") for script in shown.all("script"))
    assert shown.by_id("search-page").get("value") == '"><script>alert(1)</script>'


def test_a_text_that_was_just_changed_is_found(client):
    page(client, "/search/?q=quokka")
    Question.objects.filter(question_code="TVI3").update(question_text="Is there a quokka?")
    assert hit_links(page(client, "/search/?q=quokka")) == ["/questions/TVI3/"]
