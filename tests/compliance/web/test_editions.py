"""The editions' pages: what was published, and what changed between any two."""

from urllib.parse import quote

import pytest

from compliance.guide.editions import import_guide
from compliance.guide.readers import read_tables
from compliance.guide.readers.reading import Reading
from compliance.models import Question
from tests.fy2026 import fy2026

from .pages import Page, page

pytestmark = pytest.mark.django_db
CHANGES = f"/editions/{quote('FY2025…FY2026')}/"


@pytest.fixture
def next_edition():
    import_guide(Reading(fy2026(read_tables())), label="FY2026", title="The made FY2026")


def headings(shown):
    return [text for text in shown.texts("h2") if text.startswith("FY")]


def test_a_single_edition_is_the_current_one_and_has_nothing_before_it(client):
    shown = page(client, "/editions/")
    assert headings(shown) == ["FY2025 FY2025 guide as the predecessor documents it current"]
    assert "23 sections, 159 questions, 493 indicators, 338 deficiencies" in shown.text
    assert not [link for link in shown.links() if link.startswith("/editions/F")]


def test_editions_stand_latest_first_with_what_changed(client, next_edition):
    shown = page(client, "/editions/")
    assert [heading.split()[0] for heading in headings(shown)] == ["FY2026", "FY2025"]
    assert headings(shown)[0].endswith("current")
    assert CHANGES in shown.links()


def test_an_edit_since_the_publication_is_shown_as_such(client):
    Question.objects.filter(question_code="TVI3").update(question_text="Edited?")
    address = f"/editions/{quote('FY2025…current')}/"
    assert address in page(client, "/editions/").links()
    assert "Edited" in page(client, address).texts("ins")


@pytest.mark.parametrize("names", ["FY2025…FY2026", "FY2025...FY2026"])
def test_changes_between_two_editions_are_told(client, next_edition, names):
    shown = page(client, f"/editions/{names}/")
    assert shown.texts("h1") == ["Changes from FY2025 to FY2026"]
    assert "TVI11" in shown.text
    assert "keep" in shown.texts("ins")
    assert len(shown.ids()) == len(set(shown.ids()))


def test_another_case_leads_for_good_to_the_canonical_address(client, next_edition):
    answer = client.get("/editions/fy2025...fy2026/")
    assert (answer.status_code, answer["Location"]) == (301, CHANGES)


@pytest.mark.parametrize("names", ["FY2025", "FY2025…FY2031", "…", "FY2025…/etc/passwd", "FY2025…fixtures"])
def test_what_is_no_pair_of_editions_is_not_found(client, names):
    answer = client.get(f"/editions/{names}/")
    assert answer.status_code == 404
    assert Page(answer.content.decode()).texts("h1")


@pytest.mark.parametrize(("url", "queries"), [("/editions/", 7), (CHANGES, 5)])
def test_queries(client, next_edition, django_assert_num_queries, url, queries):
    with django_assert_num_queries(queries):  # the version; the editions, the current one, four tables; or two for each
        client.get(url)
