"""Somebody at a browser window: goes to pages, and notes what they complain of."""

from axe_playwright_python.sync_playwright import Axe

from tools.sites import PASSWORD

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
HEIGHT = 900


class Visitor:
    """A window on the site, with its own cookies. `page` is Playwright's; `complaints` is what the console said."""

    def __init__(self, chromium, site, *, width=1280, scheme="light", javascript=True, **options):
        self.site = site
        self.complaints = []
        viewport = {"width": width, "height": HEIGHT}
        context = chromium.new_context(
            base_url=site.address, viewport=viewport, color_scheme=scheme, java_script_enabled=javascript, **options
        )
        self.page = context.new_page()
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def note(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self.page.context.close()

    def goto(self, path):
        """The page of a path, which must be there."""
        answer = self.page.goto(path)
        assert answer.ok, (path, answer.status)
        return self.page

    def log_in(self, user):
        self.goto("/admin/login/")
        self.page.fill("#id_username", user)
        self.page.fill("#id_password", PASSWORD)
        self.page.click("[type=submit]")
        self.page.wait_for_url("**/admin/")

    def resize(self, width):
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def overhang(self):
        """By how many pixels the document is wider than the window: what could be scrolled sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def violations(self, without=()):
        """What axe-core finds against WCAG 2.1 A and AA, but within these selectors: rule, place, what to mend.

        What axe-core's own work makes the page complain of is forgotten.
        """
        before = len(self.complaints)
        found = Axe().run(self.page, context={"exclude": [[one] for one in without]}, options=WCAG).response
        del self.complaints[before:]
        return [
            (violation["id"], node["target"], node["failureSummary"])
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
