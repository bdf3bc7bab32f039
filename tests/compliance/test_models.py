"""Names, orders and what a record refuses."""

import pytest
from django.core.exceptions import ValidationError

from compliance.models import Deficiency, Indicator, Question, Section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Section, Question, Indicator, Deficiency])
def test_natural_keys_go_both_ways(model):
    for record in model.objects.all():
        assert model.objects.get_by_natural_key(*record.natural_key()) == record


def test_records_name_themselves_by_their_codes():
    question = Question.objects.get(question_code="TVI3")
    assert str(question) == "TVI3"
    assert str(question.section) == "TVI: Title VI"
    assert str(question.indicators.first()) == "TVI3 (a)"
    assert str(question.deficiencies.first()) == "TVI3-1"


def test_lists_follow_the_guide_and_not_the_alphabet():
    codes = list(Question.objects.filter(section__section_code="TVI").values_list("question_code", flat=True))
    assert codes[0] == "TVI1"
    assert codes[-1] == "TVI10"
    assert list(Section.objects.values_list("section_order", flat=True)) == list(range(1, 24))


@pytest.mark.parametrize("model", [Section, Question, Indicator, Deficiency])
def test_a_code_that_is_none_is_refused(model):
    record = model.objects.first()
    field = {Section: "section_code", Question: "question_code", Indicator: "letter"}.get(model, "deficiency_code")
    setattr(record, field, "?!")
    with pytest.raises(ValidationError, match=r"“\?!” is not such a code; one looks like"):
        record.full_clean()


def test_a_code_twice_is_refused_with_a_sentence():
    question = Question.objects.get(question_code="TVI3")
    again = Question(section=question.section, question_code="TVI3", question_text="Again?")
    with pytest.raises(ValidationError, match="This section has a question with this code already"):
        again.full_clean()


def test_a_new_question_has_medium_priority():
    question = Question.objects.create(
        section=Section.objects.first(), question_code="L99", question_text="Later?", question_order=99
    )
    question.refresh_from_db()
    assert question.priority == "medium"


def test_an_edit_shows_in_updated_at_only():
    question = Question.objects.get(question_code="TVI3")
    made = question.created_at
    question.save()
    question.refresh_from_db()
    assert question.created_at == made
    assert question.updated_at > made
