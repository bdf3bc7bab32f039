"""Lists: what is found first, what the filters leave, what is exported, and how many queries it takes."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.models import Deficiency, Edition, Indicator, Question, Section
from tests.compliance.admin.staff import KINDS, address, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return member("Reviewer")


def found(client, model, **query):
    return list(client.get(address(model, "changelist"), query).context["cl"].result_list)


def test_the_exact_code_comes_first_then_codes_that_start_so_then_texts(reviewer):
    Question.objects.filter(question_code="L1").update(question_text="Does what P1 asks hold here?")
    Question.objects.filter(question_code="P1").update(question_order=99)  # by order alone it would come last
    codes = [question.question_code for question in found(reviewer, Question, q="p1")]
    assert codes[0] == "P1"
    assert codes[1:9] == [f"P1{number}" for number in (0, 1, 2, 3, 4, 5, 6, 7)]
    assert codes.index("L1") > max(index for index, code in enumerate(codes) if code.startswith("P1"))


def test_a_column_that_was_asked_for_orders_what_is_found(reviewer):
    codes = [question.question_code for question in found(reviewer, Question, q="tvi1", o="-1")]
    assert codes == sorted(codes, reverse=True)


def test_deficiencies_of_a_question_are_found_by_its_code(reviewer):
    codes = [deficiency.deficiency_code for deficiency in found(reviewer, Deficiency, q="TVI3")]
    assert codes[:3] == ["TVI3-1", "TVI3-2", "TVI3-3"]


def test_sections_are_found_by_code_and_by_purpose(reviewer):
    assert found(reviewer, Section, q="tvi")[0].section_code == "TVI"
    assert "TVI" in [section.section_code for section in found(reviewer, Section, q="national origin")]


def test_questions_without_parts_and_removed_ones_can_be_listed(reviewer):
    question = Question.objects.get(question_code="TVI3")
    question.indicators.all().delete()
    assert question in found(reviewer, Question, without="indicators")
    assert question not in found(reviewer, Question, without="deficiencies")
    question.removed = "Removed in FY2026."
    question.save()
    assert found(reviewer, Question, in_the_manual="removed") == [question]
    assert question not in found(reviewer, Question, in_the_manual="asked")


def test_questions_are_narrowed_by_section_and_priority(reviewer):
    section = Section.objects.get(section_code="TVI")
    assert {each.section for each in found(reviewer, Question, section__id__exact=section.pk)} == {section}
    assert {each.priority for each in found(reviewer, Question, priority__exact="high")} == {"high"}


def test_the_counts_of_a_list_lead_to_the_lists_below(reviewer):
    section = Section.objects.get(section_code="TVI")
    page = reviewer.get(address(Section, "changelist")).content.decode()
    for model, lookup in [(Question, "section"), (Indicator, "question__section"), (Deficiency, "question__section")]:
        link = f"{address(model, 'changelist')}?{lookup}__id__exact={section.pk}"
        assert link in page
        assert reviewer.get(link).status_code == 200


def test_a_section_shows_a_picture_of_its_counts_without_styles(reviewer):
    page = reviewer.get(address(Section, "change", Section.objects.get(section_code="TVI").pk)).content.decode()
    picture = page.partition('<svg class="bar"')[2].partition("</svg>")[0]
    assert 'aria-label="10 questions, 21 indicators, 19 deficiencies"' in picture
    assert '<rect class="bar-indicators" x="10" width="21" height="12"/>' in picture
    assert "style=" not in page


@pytest.mark.parametrize("model", KINDS)
def test_every_record_leads_to_its_public_page(reviewer, model):
    record = model.objects.last()
    page = record.get_absolute_url()
    assert reviewer.get(page.partition("#")[0]).status_code == 200
    assert "View on site" in reviewer.get(address(model, "change", record.pk)).content.decode()


def test_a_part_leads_up_and_a_question_leads_down(reviewer):
    deficiency = Deficiency.objects.get(deficiency_code="TVI3-1")
    question = deficiency.question
    part = reviewer.get(address(Deficiency, "change", deficiency.pk)).content.decode()
    whole = reviewer.get(address(Question, "change", question.pk)).content.decode()
    assert address(Question, "change", question.pk) in part
    assert address(Section, "change", question.section_id) in whole
    for each in [*question.indicators.all(), *question.deficiencies.all()]:
        assert address(type(each), "change", each.pk) in whole


@pytest.mark.parametrize(
    ("model", "first"),
    [
        (Section, {"section_code": "Legal", "section_order": "1"}),
        (Question, {"section_code": "Legal", "question_code": "L1", "removed": ""}),
        (Indicator, {"section_code": "Legal", "question_code": "L1", "letter": "a"}),
        (Deficiency, {"section_code": "Legal", "question_code": "L1", "deficiency_code": "L1-1"}),
    ],
)
def test_the_selected_are_exported_as_csv_in_the_guides_order(reviewer, model, first):
    chosen = [each.pk for each in reversed(model.objects.all()[:3])]
    form = {"action": "export_as_csv", "_selected_action": chosen}
    response = reviewer.post(address(model, "changelist"), form)
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 3
    assert first.items() <= rows[0].items()
    assert response["Content-Disposition"] == f'attachment; filename="{model._meta.verbose_name_plural}.csv"'


def queries(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_a_list_takes_as_many_queries_for_ten_times_the_rows(reviewer):
    """Session, user, two permissions, two counts, the page's rows; the filters ask for the sections."""
    before = {model: queries(reviewer, address(model, "changelist")) for model in [*KINDS, Edition]}
    grow(10)
    assert Indicator.objects.count() == 4930
    assert {model: queries(reviewer, address(model, "changelist")) for model in [*KINDS, Edition]} == before
    assert max(before.values()) <= 8


def grow(times):
    """So many times the rows: each section again under other codes, with its questions and their parts."""
    parents = [(Section, None), (Question, "section"), (Indicator, "question"), (Deficiency, "question")]
    originals = {
        model: list(model.objects.order_by("pk").select_related(*filter(None, [parent]))) for model, parent in parents
    }
    for copy in range(1, times):
        made = {}
        for model, parent in parents:
            rows = [copied(row, parent, made, "x" * copy) for row in originals[model]]
            made |= dict(zip(originals[model], model.objects.bulk_create(rows), strict=True))


def copied(row, parent, made, ending):
    fields = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if field.name != "id"}
    if parent:
        return type(row)(**fields | {parent: made[fields[parent]]})
    return type(row)(**fields | {"section_code": f"{row.section_code}{ending}"})


def test_a_list_of_editions_does_not_load_the_documents(reviewer):
    with CaptureQueriesContext(connection) as captured:
        reviewer.get(address(Edition, "changelist"))
        reviewer.get(address(Edition, "change", Edition.objects.without_document().get().pk))
    assert not [query for query in captured if '"compliance_editions"."document",' in query["sql"]]
