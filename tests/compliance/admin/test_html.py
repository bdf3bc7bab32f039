"""The admin's pages are well-formed HTML, our templates and our fields in Django's."""

import pytest

from compliance.models import Deficiency, Question, Section
from tests.compliance.admin.staff import address, member
from tests.compliance.web.pages import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("group", ["Reviewer", "Editor"])
def test_the_pages_are_well_formed(group):
    client, question = member(group), Question.objects.get(question_code="TVI3")
    version = question.history.first()
    paths = [
        "/admin/",
        address(Section, "changelist"),
        address(Section, "change", question.section.pk),
        address(Question, "change", question.pk),
        address(Question, "history", question.pk),
        address(Question, "simple_history", question.pk, version.pk),
    ]
    if group == "Editor":
        paths.append(address(Deficiency, "delete", question.deficiencies.first().pk))
    for path in paths:
        shown = page(client, path)
        assert shown.all("html")[0].get("lang")
        assert len(shown.all("main")) == 1
        assert len(shown.ids()) == len(set(shown.ids())), path
