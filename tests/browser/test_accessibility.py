"""Pages meet WCAG 2.1 A and AA as far as axe-core can tell, are as wide as the window, and make no complaint."""

import pytest

from compliance.guide.readers import read_fixtures
from tests.browser import places

WIDTHS = [1280, 768, 360]
ONCE = ["title", "h1", "main", "body > header", "body > footer", "header nav", ".usa-skipnav"]


def at(name):
    """A path as a parameter. The reference is as long as twenty other pages, and is looked at where there is time."""
    return pytest.param(places.PUBLIC[name], marks=[pytest.mark.long] if name == "API reference" else [])


@pytest.mark.parametrize("path", [at(name) for name in places.PUBLIC], ids=places.PUBLIC)
def test_a_page_is_accessible_and_never_wider_than_the_window(visit, path):
    visitor = visit()
    visitor.goto(path)
    found = {}
    for width in WIDTHS:
        visitor.resize(width)
        found[width] = visitor.violations(), visitor.overhang()
    assert found == dict.fromkeys(WIDTHS, ([], 0))


@pytest.mark.long
def test_every_page_of_the_guide_is_accessible_and_has_its_landmarks(visit, fixture_paths):
    visitor = visit(width=360)
    paths = places.guide(read_fixtures(fixture_paths))
    for path in paths:
        page = visitor.goto(path)
        assert (path, visitor.violations(), visitor.overhang()) == (path, [], 0)
        counts = {name: page.locator(name).count() for name in ONCE}
        assert (path, counts, page.locator("html").get_attribute("lang")) == (path, dict.fromkeys(ONCE, 1), "en")
        assert page.title().startswith(path.split("/")[2].replace("%3A", ":"))
    assert len(paths) == len(set(paths)) == 182


def test_what_is_ours_of_the_page_to_try_the_api_is_accessible(visit):
    """Swagger's own markup is not: the colours of its methods, for one. The reference says all without it."""
    visitor = visit()
    visitor.goto(places.API).locator(".opblock").first.wait_for()
    assert visitor.violations(without=["#swagger-ui"]) == []
    assert visitor.page.locator(f"a[href='{places.PUBLIC['API reference']}']").is_visible()
    visitor.resize(360)
    assert visitor.overhang() == 0


def test_what_is_not_so_is_found(visit):
    visitor = visit()
    visitor.goto("/").set_content(
        "<html><title>A picture</title><img src='data:,' width=5000><p style='color: red'>red"
    )
    assert {rule for rule, *_ in visitor.violations()} == {"html-has-lang", "image-alt"}
    assert visitor.overhang() > 3000
    assert ["Content Security Policy" in complaint for complaint in visitor.complaints] == [True]
    visitor.complaints.clear()
