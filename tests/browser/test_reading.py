"""People find what they look for, take it along, and need neither a mouse nor JavaScript for it."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from compliance.guide.readers import read_fixtures
from tests.browser import places

KEYS_ENOUGH = 60


def test_tvi3_is_found_from_the_home_page_by_keyboard_alone(visit):
    page = visit().goto("/")
    press_until(page, "Tab", lambda focused: focused.get_attribute("type") == "search")
    page.keyboard.type("TVI3")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("Search: TVI3"))
    press_until(page, "Tab", lambda focused: focused.get_attribute("href") == "/questions/TVI3/")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("TVI3")
    assert page.url.endswith("/questions/TVI3/")


def test_the_first_key_leads_past_the_header(visit):
    page = visit().goto("/questions/TVI3/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def press_until(page, key, wanted):
    for _ in range(KEYS_ENOUGH):
        page.keyboard.press(key)
        if wanted(page.locator(":focus")):
            return
    raise AssertionError(f"{KEYS_ENOUGH} times {key} do not lead there; the last was {page.locator(':focus')}")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_search_for_service_animals_leads_to_ada_gen8(visit, javascript):
    page = visit(javascript=javascript).goto("/")
    page.locator("main").get_by_role("searchbox").fill("service animals")
    page.locator("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name=re.compile("^ADA-GEN8 ")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ADA-GEN8")
    expect(page.locator("#indicators li").first).to_be_visible()


def test_a_worksheet_of_two_sections_prints_every_indicator_with_its_boxes(visit, fixture_paths):
    page = visit(javascript=False).goto("/worksheet/")
    for code in ("TVI", "P"):
        page.locator(f"label[for='section-{code}']").click()
    page.get_by_role("button", name="Show to print").click()
    expect(page.get_by_role("heading", level=2)).to_have_count(2)
    printed = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages]
    guide = read_fixtures(fixture_paths)
    sections = [section for section in guide.sections if section.section_code in ("TVI", "P")]
    wanted = [indicator for section in sections for question in section.questions for indicator in question.indicators]
    text = "\n".join(printed)
    assert len(re.findall(r"☐ *\n?☐ *\n?☐", text)) == len(wanted) == 64
    assert "Search" not in text


def test_pages_say_the_same_without_javascript(visit):
    texts = {}
    for javascript in (True, False):
        visitor = visit(javascript=javascript)
        texts[javascript] = {path: visitor.goto(path).locator("main").inner_text() for path in places.PUBLIC.values()}
    assert texts[True] == texts[False]
    assert min(map(len, texts[True].values())) > 50


def test_a_copy_link_takes_the_address_along_and_says_so(visit):
    visitor = visit(permissions=["clipboard-read", "clipboard-write"])
    page = visitor.goto("/questions/TVI3/")
    for place, said in (("TVI3-a", "to indicator a"), ("TVI3-1", "to TVI3-1")):
        page.locator(f"[id='{place}'] a.copy").click()
        expect(page.locator("#copied")).to_have_text(f"Copied the link {said}.")
        address = f"{visitor.site.address}/questions/TVI3/#{place}"
        assert [page.evaluate("navigator.clipboard.readText()"), page.url] == [address, address]


@pytest.mark.parametrize("path", places.LOST.values(), ids=places.LOST)
def test_what_is_not_there_is_said_with_a_way_on(visit, path):
    visitor = visit()
    assert visitor.page.goto(path).status == 404
    assert (visitor.violations(), visitor.overhang()) == ([], 0)
    expect(visitor.page.locator("main").get_by_role("searchbox")).to_be_visible()
    assert ["404" in complaint for complaint in visitor.complaints] == [True]  # the browser's own line about it
    visitor.complaints.clear()
