"""What holds of every page, and what each shows."""

import itertools

import pytest
from django.template.loader import render_to_string

from compliance.models import Deficiency, Indicator, Question, Section

from .pages import Page, page, text_of

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/sections/TVI/",
    "/questions/TVI3/",
    "/questions/P9/",
    "/questions/P18/",
    "/questions/5307:1/",
    "/search/",
    "/search/?q=service+animals",
    "/worksheet/",
    "/worksheet/?section=TVI&section=P",
    "/editions/",
    "/editions/FY2025…current/",
    "/about/",
]


@pytest.mark.parametrize("url", PAGES)
def test_a_page_has_a_title_one_heading_landmarks_and_a_language(client, url):
    shown = page(client, url)
    assert shown.all("html")[0].get("lang") == "en"
    assert len(shown.texts("title")) == len(shown.texts("h1")) == 1
    assert shown.texts("title")[0].removesuffix(" | cortap")
    for landmark in ("header", "main", "footer"):
        assert len(shown.all(landmark)) == 1
    assert shown.all("nav")
    assert shown.links()[0] == "#main"


@pytest.mark.parametrize("url", PAGES)
def test_a_page_keeps_to_the_strict_policy(client, url):
    answer = client.get(url)
    assert "style-src 'self'" in answer["Content-Security-Policy"]
    shown = Page(answer.content.decode())
    for element in shown.root.iter():
        assert element.tag != "style", url
        assert not [name for name in element.keys() if name == "style" or name.startswith("on")], url  # noqa: SIM118
    assert all(script.get("src") for script in shown.all("script"))


@pytest.mark.parametrize("url", PAGES)
def test_an_id_stands_once_and_links_within_a_page_lead_somewhere(client, url):
    shown = page(client, url)
    assert len(shown.ids()) == len(set(shown.ids()))
    assert {link[1:] for link in shown.links() if link.startswith("#")} <= set(shown.ids())


@pytest.mark.parametrize("url", PAGES)
def test_headings_leave_no_level_out(client, url):
    levels = [
        int(element.tag[1]) for element in page(client, url).root.iter() if element.tag in {"h1", "h2", "h3", "h4"}
    ]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("url", PAGES)
def test_a_page_depends_on_its_address_only(client, url):
    answer = client.get(url)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_home_shows_the_sections_in_order_with_their_counts(client):
    rows = [text_of(row) for row in page(client, "/").all("ol")[0].iter() if row.tag == "li"]
    assert len(rows) == 23
    assert rows[0].startswith("Legal Legal 3 questions")
    assert rows[10] == "TVI Title VI 10 questions, 21 indicators, 19 deficiencies"
    assert rows[22] == "Cybersecurity Cybersecurity 1 question, 1 indicator, 1 deficiency"


def test_home_says_so_when_the_catalogue_is_empty(client):
    Section.objects.all().delete()
    assert "The catalogue is empty" in page(client, "/").text


def test_a_section_shows_its_purpose_and_its_questions_in_order(client):
    shown = page(client, "/sections/TVI/")
    codes = [heading.split()[0] for heading in shown.texts("h3")]
    assert codes == [f"TVI{number}" for number in range(1, 11)]
    assert Section.objects.get(section_code="TVI").purpose in shown.text
    assert "pages 11-1 to 11-33" in shown.text
    assert "/questions/TVI3/#TVI3-1" in shown.links()


def test_a_question_shows_all_its_texts_and_parts(client):
    question = Question.objects.get(question_code="TVI3")
    shown = page(client, "/questions/TVI3/")
    for text in (question.question_text, question.basic_requirement, question.instructions_for_reviewer):
        assert text in shown.text
    for indicator in question.indicators.all():
        assert indicator.indicator_text in text_of(shown.by_id(f"TVI3-{indicator.letter}"))
    for deficiency in question.deficiencies.all():
        part = text_of(shown.by_id(deficiency.deficiency_code))
        assert deficiency.determination in part
        assert deficiency.corrective_action in part


def test_a_question_has_a_link_to_each_of_its_parts(client):
    links = [
        element.get("href") for element in page(client, "/questions/TVI3/").all("a") if element.get("class") == "copy"
    ]
    assert links == ["#TVI3-a", "#TVI3-b", "#TVI3-1", "#TVI3-2", "#TVI3-3"]


def test_a_question_leads_to_its_neighbours(client):
    first, middle, last = (page(client, f"/questions/TVI{number}/") for number in (1, 3, 10))
    assert neighbours(first) == {"next": "/questions/TVI2/"}
    assert neighbours(middle) == {"prev": "/questions/TVI2/", "next": "/questions/TVI4/"}
    assert neighbours(last) == {"prev": "/questions/TVI9/"}


def neighbours(shown):
    return {link.get("rel"): link.get("href") for link in shown.all("a") if link.get("rel")}


def test_a_question_says_what_it_is_known_to_lack_until_the_rows_are_there(client):
    question = Question.objects.get(question_code="P9")
    assert "The manual also has indicator b, P9-1." in page(client, "/questions/P9/").text
    assert "The manual also has indicator b, P9-1." in page(client, "/sections/P/").text
    assert "The manual also has indicator b, P9-1." in page(client, "/worksheet/?section=P").text
    Indicator.objects.create(question=question, letter="b", indicator_text="Found again?")
    Deficiency.objects.create(
        question=question, deficiency_code="P9-1", deficiency_title="Found", determination="It is."
    )
    assert "Known to be incomplete" not in page(client, "/questions/P9/").text


def test_a_question_that_the_manual_took_out_says_so(client):
    Question.objects.filter(question_code="TVI4").update(removed="Removed in FY2026")
    assert (
        "Not asked any more. The manual took this question out: Removed in FY2026."
        in page(client, "/questions/TVI4/").text
    )
    assert "Not asked any more: Removed in FY2026." in page(client, "/sections/TVI/").text


def test_what_stands_in_a_text_is_never_read_as_html(client):
    Question.objects.filter(question_code="TVI3").update(
        question_text="<b>x</b>", detailed_explanation="- <i>y</i> & 49 CFR 26.5"
    )
    shown = page(client, "/questions/TVI3/")
    assert not shown.all("b")
    assert not shown.all("i")
    assert "<i>y</i> & 49 CFR 26.5" in shown.text


def test_about_tells_the_counts_the_checks_and_the_downloads(client):
    shown = page(client, "/about/")
    assert shown.texts("td")[:4] == ["23", "159", "493", "338"]
    assert "20 indicators and 49 deficiencies of the manual are missing" in shown.text
    assert "rules were run over the catalogue as it stands: 0 findings to mend" in shown.text
    assert {"/api/v1/catalogue/", "/api/v1/catalogue/?format=csv", "/api/v1/catalogue/?format=xlsx"} <= set(
        shown.links()
    )


def test_about_leads_to_no_question_that_is_not_there(client):
    Question.objects.filter(question_code="DBE12").delete()
    shown = page(client, "/about/")
    assert "/questions/DBE12/" not in shown.links()
    assert "/questions/F7/" in shown.links()


def test_about_names_what_must_be_mended(client):
    Deficiency.objects.filter(deficiency_code="TVI3-1").update(determination="TBD")
    assert "1 finding to mend" in page(client, "/about/").text


def test_the_page_for_faults_of_ours_needs_no_request(django_assert_num_queries):
    with django_assert_num_queries(0):
        shown = Page(render_to_string("500.html"))
    assert shown.texts("h1") == ["This page could not be made"]
