"""Take the pictures of the documentation, of a fresh database.

Usage: python -m tools.screenshots [FOLDER]
"""

import pathlib
import sys
import tempfile

from tools.browser import Browser, NoBrowser
from tools.sites import PASSWORD, ROOT, production

WIDTH, TALLEST = 1280, 1600
SIZE = {"width": WIDTH, "height": 800}
HEIGHT_OF = "document.documentElement.scrollHeight"
PUBLIC = {
    "home": "/",
    "section": "/sections/TVI/",
    "question": "/questions/TVI3/",
    "search": "/search/?q=service+animals",
    "worksheet": "/worksheet/?section=TVI",
    "changes": "/editions/FY2025…FY2025.1/",
}
ADMIN = {
    "admin-list": "/admin/compliance/question/?section__id__exact={section}",
    "admin-change": "/admin/compliance/question/{question}/change/",
}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, Browser() as browser:
        temporary = pathlib.Path(name)
        with production(f"sqlite:///{temporary / 'guide.sqlite3'}", temporary) as site:
            page = browser.new_page(base_url=site.address, viewport=SIZE)
            take(page, PUBLIC, folder)
            log_in(page)
            take(page, {name: path.format(**site.ids) for name, path in ADMIN.items()}, folder)


def take(page, paths, folder):
    """A picture of each path's page in the folder, from its top and not too tall."""
    for name, path in paths.items():
        page.goto(path)
        page.set_viewport_size({"width": WIDTH, "height": min(TALLEST, page.evaluate(HEIGHT_OF))})
        target = folder / f"{name}.png"
        page.screenshot(path=target)
        page.set_viewport_size(SIZE)
        print(f"{target}: {target.stat().st_size // 1024} KB")


def log_in(page):
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")


if __name__ == "__main__":
    try:
        main(pathlib.Path(*sys.argv[1:]) if sys.argv[1:] else ROOT / "docs" / "images")
    except NoBrowser as reason:
        sys.exit(f"No picture was taken: {reason}.")
