"""Every link within the site is alive, from the home page on: about two hundred pages."""

import urllib.parse

import pytest

from .pages import Page

pytestmark = pytest.mark.django_db
STYLES = "/static/"


@pytest.mark.long
def test_every_internal_link_leads_to_a_page_and_to_a_place_on_it(client):
    pages, wanted = {}, ["/"]
    fragments = set()
    while wanted:
        url = wanted.pop()
        if url in pages:
            continue
        answer = client.get(url, follow=True)
        assert answer.status_code == 200, url
        is_page = answer["Content-Type"].startswith("text/html") and not url.startswith("/api/")
        pages[url] = Page(answer.content.decode()) if is_page else None
        for link in internal_links(url, pages[url]):
            target, fragment = urllib.parse.urldefrag(link)
            wanted.append(target)
            fragments |= {(target, fragment)} if fragment else set()
    assert len(pages) > 190
    assert not {(url, place) for url, place in fragments if pages[url] and place not in pages[url].ids()}


def internal_links(url, shown):
    """Absolute paths of a page's links within the site; of a search only those that lead out of it."""
    links = [urllib.parse.urljoin(url, link) for link in (shown.links() if shown else [])]
    return [urllib.parse.unquote(link) for link in links if link.startswith("/") and not link.startswith("/search/?")]
