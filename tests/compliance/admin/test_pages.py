"""The admin's pages open, and ask no query per row."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.models import Deficiency, Indicator, Question, Section

pytestmark = pytest.mark.django_db
KINDS = [Section, Question, Indicator, Deficiency]


@pytest.fixture
def staff(client):
    client.force_login(get_user_model().objects.create_superuser("staff"))
    return client


def url(model, page, *arguments):
    return reverse(f"admin:compliance_{model._meta.model_name}_{page}", args=arguments)


@pytest.mark.parametrize("model", KINDS)
def test_lists_and_forms_open(staff, model):
    assert staff.get(url(model, "changelist")).status_code == 200
    assert staff.get(url(model, "change", model.objects.last().pk)).status_code == 200
    assert staff.get(url(model, "add")).status_code == 200


@pytest.mark.parametrize("model", KINDS)
def test_a_list_takes_as_many_queries_for_two_rows_as_for_all(staff, model):
    few = queries_of(staff, model, model.objects.first())
    with CaptureQueriesContext(connection) as all_of_them:
        staff.get(url(model, "changelist"))
    assert len(all_of_them) <= few + 1  # one more: the count without the filter
    assert len(all_of_them) <= 8


def queries_of(staff, model, row):
    with CaptureQueriesContext(connection) as few:
        staff.get(url(model, "changelist"), {"id__in": f"{row.pk}"})
    return len(few)


def test_a_question_shows_its_parts_in_guide_order(staff):
    page = staff.get(url(Question, "change", Question.objects.get(question_code="TVI3").pk)).content.decode()
    assert page.index("TVI3 (a)") < page.index("TVI3 (b)") < page.index("TVI3-1") < page.index("TVI3-2")


def test_a_section_lists_its_questions_with_links(staff):
    section = Section.objects.get(section_code="TVI")
    page = staff.get(url(Section, "change", section.pk)).content.decode()
    for question in section.questions.all():
        assert url(Question, "change", question.pk) in page


def test_a_text_can_be_corrected(staff):
    deficiency = Deficiency.objects.get(deficiency_code="TVI3-1")
    form = {
        "question": deficiency.question_id,
        "deficiency_code": "TVI3-1",
        "deficiency_title": "A better title",
        "determination": deficiency.determination,
        "deficiency_order": 1,
        "reason": "A clearer title",
    }
    saved = staff.post(url(Deficiency, "change", deficiency.pk), form)
    assert saved.status_code == 302
    deficiency.refresh_from_db()
    assert deficiency.deficiency_title == "A better title"
    assert deficiency.updated_at > deficiency.created_at


def test_search_finds_by_code_and_by_text(staff):
    assert "TVI3" in staff.get(url(Question, "changelist"), {"q": "tvi3"}).content.decode()
    assert "1 deficiency" in staff.get(url(Deficiency, "changelist"), {"q": "TVI3-1"}).content.decode()


def test_who_is_not_logged_in_sees_nothing(client):
    assert client.get(url(Question, "changelist")).status_code == 302


def test_the_index_says_what_the_catalogue_holds_and_lacks(staff):
    page = " ".join(staff.get(reverse("admin:index")).content.decode().split())
    assert "holds 23 sections, 159 questions, 493 indicators and 338 deficiencies" in page
    assert "20 indicators and 49 deficiencies of the manual are missing" in page


def test_a_question_says_what_it_is_known_to_lack(staff):
    page = staff.get(url(Question, "change", Question.objects.get(question_code="P9").pk)).content.decode()
    assert "indicator b, P9-1: manage.py import_guide fixtures/fy2025 fixtures/fy2025-corrections" in page


def test_the_index_says_which_edition_is_current_and_whether_it_was_edited(staff):
    def said():
        return " ".join(staff.get(reverse("admin:index")).content.decode().split())

    assert "The current edition is" in said()
    assert "FY2025</a>" in said()
    assert "Nothing was edited since." in said()
    Question.objects.filter(question_code="TVI3").update(question_text="Edited?")
    assert "It was edited since" in said()
    assert reverse("changes", args=["FY2025…current"]) in said()


def test_the_index_compares_the_tables_once_for_each_version_of_the_catalogue(staff):
    staff.get(reverse("admin:index"))
    with CaptureQueriesContext(connection) as queries:
        staff.get(reverse("admin:index"))
    assert not [query for query in queries if "instructions_for_reviewer" in query["sql"]]
