"""Reviewers read the admin and find nothing that changes anything; editors correct, and can take it back."""

import pytest
from playwright.sync_api import expect

from tests.browser import places

SCHEMES = ["light", "dark"]
CHANGING = (
    "main :is(button, input[type=submit], input[type=button], .addlink, .changelink, .deletelink, .inline-deletelink)"
)
READING = {"Search", "Go"}  # a list's search, and its actions, of which a reviewer has the export only
EXPORT = ["---------", "Export the selected as CSV"]


def test_a_reviewer_finds_nothing_that_changes_anything(visit, site):
    visitor = visit("reviewer")
    for name, path in places.all_of_staff("reviewer", site.ids).items():
        page = visitor.goto(path)
        assert (name, controls(page) - READING) == (name, set())
        for actions in page.locator("select[name=action]").all():
            assert (name, actions.locator("option").all_inner_texts()) == (name, EXPORT)
        assert (name, page.locator("main form[method=post] :is(textarea, input[type=text])").count()) == (name, 0)


def test_an_editor_finds_what_changes(visit, site):
    visitor = visit("editor")
    found = {name: controls(visitor.goto(path)) for name, path in places.of_staff("editor", site.ids).items()}
    assert {"Save", "Save and continue editing"} <= found["change"]
    assert found["version"] == {"Restore this version"}
    assert found["delete"] == {"Delete"}


def controls(page):
    """What the page's visible controls say that could change something."""
    visible = "all => all.filter(one => one.checkVisibility()).map(one => one.textContent.trim() || one.value)"
    return set(page.locator(CHANGING).evaluate_all(visible))


def test_an_edit_is_seen_at_once_and_can_be_taken_back(visit, site):
    editor, reader = visit("editor").page, visit().page
    change = places.admin("question", site.ids["question"], "change")
    before = heading(reader)
    editor.goto(change)
    editor.get_by_label("Question text").fill("Does every stop have a bench with a heron?")
    editor.get_by_label("Reason for this change").fill("The herons asked for it")
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.locator(".messagelist")).to_contain_text("was changed")
    assert heading(reader) == "TVI3 Does every stop have a bench with a heron?"
    expect(reader.goto("/editions/") and reader.locator(".usa-alert")).to_contain_text("edited since")

    editor.goto(change)
    editor.get_by_role("link", name="History").click()
    latest = editor.locator("#change-history tbody tr").first
    expect(latest).to_contain_text("The herons asked for it")
    expect(latest.locator("p")).to_have_count(1)  # the other texts are left as they were
    editor.locator("#change-history tbody tr").nth(1).get_by_role("link").click()
    editor.get_by_label("Reason for this change").fill("They were wrong")
    editor.get_by_role("button", name="Restore this version").click()
    expect(editor.locator(".messagelist")).to_contain_text("is again as it was")
    assert heading(reader) == before
    expect(reader.goto("/editions/") and reader.locator(".usa-alert")).to_have_count(0)  # all of the edition is there


def heading(reader):
    reader.goto("/questions/TVI3/")
    return reader.get_by_role("heading", level=1).inner_text()


def test_a_change_without_a_reason_is_not_saved(visit, site):
    page = visit("editor").goto(places.admin("question", site.ids["question"], "change"))
    page.locator("form").evaluate_all("forms => forms.forEach(form => form.noValidate = true)")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_be_visible()


@pytest.mark.parametrize("user", [None, "reviewer", "editor"])
def test_no_page_of_the_admin_complains_or_is_wider_than_the_window(visit, site, user):
    visitor = visit(user, width=360)
    for name, path in places.all_of_staff(user, site.ids).items():
        visitor.goto(path)
        assert (name, visitor.overhang()) == (name, 0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("user", [None, "reviewer", "editor"])
def test_the_admin_is_accessible(visit, site, user, scheme):
    assert violations(visit(user, scheme=scheme, bypass_csp=True), places.of_staff(user, site.ids)) == {}


@pytest.mark.long
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("user", ["reviewer", "editor"])
def test_every_page_of_the_admin_is_accessible(visit, site, user, scheme):
    assert violations(visit(user, scheme=scheme, bypass_csp=True), places.all_of_staff(user, site.ids)) == {}


def violations(visitor, paths):
    """What axe-core finds on each of the pages where it finds anything."""
    found = {}
    for name, path in paths.items():
        visitor.goto(path)
        found[name] = visitor.violations()
    return {name: here for name, here in found.items() if here}
