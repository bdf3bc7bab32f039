"""The browser of this machine: chromium, as Playwright drives it.

with Browser() as chromium:
    chromium.new_page().goto(…)
"""

import shutil

from playwright.sync_api import sync_playwright

PROGRAMS = ["chromium", "chromium-browser", "google-chrome"]
OPTIONS = [
    "--no-sandbox",  # root, as which containers run tests, has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class NoBrowser(Exception):
    """There is no chromium on this machine."""


def program():
    """The path of chromium. Raises NoBrowser, with how to install it, where there is none."""
    found = [path for path in map(shutil.which, PROGRAMS) if path]
    if not found:
        raise NoBrowser("no chromium on this machine: install one (on Debian: apt-get install chromium)")
    return found[0]


class Browser:
    """Chromium without a window, gone when the block ends. Raises NoBrowser where there is none."""

    def __enter__(self):
        path = program()
        self.playwright = sync_playwright().start()
        try:
            return self.playwright.chromium.launch(executable_path=path, args=OPTIONS)
        except BaseException:
            self.playwright.stop()
            raise

    def __exit__(self, *exc_info):
        self.playwright.stop()
