"""The site in production's dress and a browser, once for all tests of this folder."""

import os

import pytest

from tests.browser.visitor import Visitor
from tests.conftest import new_database
from tools.browser import Browser, NoBrowser, program
from tools.sites import production


@pytest.fixture(scope="package")
def chromium():
    """The browser. Without one the tests are skipped, and fail where CI=true; tools/test.py says so at the end."""
    try:
        program()
    except NoBrowser as reason:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(str(reason))
    with Browser() as browser:
        yield browser


@pytest.fixture(scope="package")
def site(chromium, tmp_path_factory):
    """Where the site is: its address and the ids of some records."""
    folder = tmp_path_factory.mktemp("site")
    with new_database(folder) as url, production(url, folder) as running:
        yield running


@pytest.fixture(scope="package")
def logins(chromium, site):
    """What a browser keeps of the login of each group's member; of nobody, nothing."""
    return {None: None} | {user: logged_in(chromium, site, user) for user in ("reviewer", "editor")}


def logged_in(chromium, site, user):
    with Visitor(chromium, site) as visitor:
        visitor.log_in(user)
        return visitor.page.context.storage_state()


@pytest.fixture
def visit(chromium, site, logins):
    """Open a browser window: visit(user=None, width=1280, scheme="light", javascript=True) gives a Visitor.

    The test fails afterwards where a page has complained of anything: a script's error, what the policy refused, a file
    that was not there.
    """
    opened = []

    def opening(user=None, **options):
        opened.append(Visitor(chromium, site, storage_state=logins[user], **options))
        return opened[-1]

    yield opening
    for visitor in opened:
        visitor.close()
    assert [complaint for visitor in opened for complaint in visitor.complaints] == []
