"""Reviewers read everything and change nothing; editors correct."""

import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from compliance.models import Deficiency, Edition, Indicator, Question, Section
from tests.compliance.admin.staff import KINDS, address, member

pytestmark = pytest.mark.django_db
CHANGING = r'<input type="submit"[^>]*>|class="(?:addlink|deletelink|default)"'


def pages(model):
    """(name, address) of a kind's pages that show something."""
    record = model.objects.last()
    yield "changelist", address(model, "changelist")
    yield "change", address(model, "change", record.pk)
    yield "history", address(model, "history", record.pk)
    if model is not Edition:
        yield "version", address(model, "simple_history", record.pk, record.history.first().pk)


def form_pages(model):
    record = model.objects.last()
    yield "add", address(model, "add")
    yield "delete", address(model, "delete", record.pk)


@pytest.mark.parametrize("group", ["Reviewer", "Editor"])
@pytest.mark.parametrize("model", [*KINDS, Edition])
def test_both_groups_read_every_page(group, model):
    client = member(group)
    assert {name: client.get(page).status_code for name, page in pages(model)} == {
        name: 200 for name, _ in pages(model)
    }


@pytest.mark.parametrize("model", [*KINDS, Edition])
def test_a_reviewer_finds_no_button_that_changes_anything(model):
    client = member("Reviewer")
    for name, page in pages(model):
        main = client.get(page).content.decode().partition("<main")[2]
        buttons = [tag for tag in re.findall(CHANGING, main) if 'value="Search"' not in tag]
        assert (name, buttons) == (name, [])


@pytest.mark.parametrize("model", [*KINDS, Edition])
def test_what_a_reviewer_posts_is_refused(model):
    client = member("Reviewer")
    changing = [(name, page) for name, page in pages(model) if name not in ("changelist", "history")]
    for name, page in [*changing, *form_pages(model)]:
        assert (name, client.post(page, {"post": "yes", "reason": "Mine"}).status_code) == (name, 403)


def test_a_reviewer_cannot_set_priorities():
    question = Question.objects.first()
    form = {
        "action": "set_priority",
        "_selected_action": [question.pk],
        "apply": "1",
        "priority": "low",
        "reason": "So",
    }
    member("Reviewer").post(address(Question, "changelist"), form)
    assert question.history.count() == 1


@pytest.mark.parametrize(
    ("model", "add", "delete"),
    [(Section, 403, 403), (Question, 403, 403), (Indicator, 200, 200), (Deficiency, 200, 200), (Edition, 403, 403)],
)
def test_an_editor_adds_and_deletes_parts_only(model, add, delete):
    client = member("Editor")
    assert [client.get(page).status_code for _, page in form_pages(model)] == [add, delete]


def test_an_edition_is_read_and_never_changed_by_anybody(admin_client):
    edition = Edition.objects.get()
    assert admin_client.post(address(Edition, "change", edition.pk), {"title": "Mine"}).status_code == 403
    assert admin_client.post(address(Edition, "delete", edition.pk), {"post": "yes"}).status_code == 403
    document = admin_client.get(address(Edition, "document", edition.pk))
    assert document.content.decode() == edition.document


def test_nobody_reads_an_editions_document_without_the_permission():
    client = member("Reviewer")
    client.user.groups.clear()
    assert client.get(address(Edition, "document", Edition.objects.get().pk)).status_code == 403


def test_migrating_again_mends_the_groups_and_leaves_what_staff_gave_them():
    reviewers = Group.objects.get(name="Reviewer")
    extra = Permission.objects.get(codename="view_user")
    reviewers.permissions.add(extra)
    reviewers.permissions.remove(Permission.objects.get(codename="view_section"))
    Group.objects.get(name="Editor").delete()
    call_command("migrate", verbosity=0)
    names = set(reviewers.permissions.values_list("codename", flat=True))
    assert names == {"view_user", "view_section", "view_question", "view_indicator", "view_deficiency", "view_edition"}
    assert Group.objects.get(name="Editor").permissions.count() == 13
    assert apps.get_model("auth", "Group").objects.count() == 2
