"""The tables are made to hold a guide, and rows that do already are left alone."""

import pytest
from hypothesis import HealthCheck, given, settings

from compliance.guide.apply import write_tables
from compliance.guide.readers import read_tables
from compliance.models import Deficiency, Indicator, Question, Section
from tests.builders import guide, guide_of, indicator, question, section
from tests.strategies import guides

pytestmark = pytest.mark.django_db
TWO = guide(section("TVI"), section("CB", section_order=2, questions=(question("CB1"),)))


@pytest.fixture(autouse=True)
def empty_tables(db):
    Section.objects.all().delete()


def test_an_empty_catalogue_is_filled_and_a_second_time_nothing_is_written():
    assert write_tables(TWO) == 8
    assert read_tables() == TWO
    stamps = list(Question.objects.values_list("pk", "updated_at"))
    assert write_tables(TWO) == 0
    assert list(Question.objects.values_list("pk", "updated_at")) == stamps


def test_a_changed_row_keeps_its_id_and_gets_a_new_time():
    write_tables(guide_of(question("TVI1"), question("TVI2")))
    before = Question.objects.get(question_code="TVI1")
    assert write_tables(guide_of(question("TVI1", question_text="Other?"), question("TVI2"))) == 1
    after = Question.objects.get(question_code="TVI1")
    assert (after.pk, after.created_at) == (before.pk, before.created_at)
    assert after.updated_at > before.updated_at


def test_a_question_that_moves_out_of_a_section_that_goes_keeps_its_id_and_parts():
    write_tables(TWO)
    before = Question.objects.get(question_code="CB1")
    write_tables(guide(section("TVI", questions=(question("TVI1"), question("CB1")))))
    after = Question.objects.get(question_code="CB1")
    assert (after.pk, after.section.section_code) == (before.pk, "TVI")
    assert after.indicators.count() == after.deficiencies.count() == 1
    assert Section.objects.count() == 1


def test_what_the_guide_lacks_is_deleted():
    write_tables(guide_of(question("TVI1", indicators=(indicator("a"), indicator("b"))), question("TVI2")))
    write_tables(guide_of(question("TVI1", deficiencies=())))
    assert list(Indicator.objects.values_list("question__question_code", "letter")) == [("TVI1", "a")]
    assert Deficiency.objects.count() == 0


def test_the_number_of_statements_does_not_grow_with_the_rows(django_assert_max_num_queries):
    with django_assert_max_num_queries(14):  # four reads, four inserts and four of their histories, two batches more
        write_tables(guide_of(*(question(f"TVI{number}") for number in range(1, 90))))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(guides(), guides())
def test_from_any_guide_to_any_other(one, other):
    write_tables(one)
    assert read_tables() == one
    write_tables(other)
    assert read_tables() == other
