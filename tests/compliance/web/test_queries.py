"""How many queries a page asks, with the guide's rows and with ten times as many."""

import pytest

from compliance.catalogue import index
from compliance.models import Question, Section

pytestmark = pytest.mark.django_db
QUERIES = {  # one of them for the catalogue's version
    "/": 2,  # the sections with their counts
    "/sections/TVI/": 5,  # all sections, the questions, their indicators, their deficiencies
    "/questions/TVI3/": 5,  # the question with its section, indicators, deficiencies, the section's questions
    "/deficiencies/TVI3-1": 1,  # the deficiency with its question
    "/search/?q=title": 5,  # the four tables, for the worker's index of this version
    "/worksheet/?section=TVI": 5,  # the four tables
    "/about/": 11,  # the four tables, and six for the state
}


@pytest.mark.parametrize("url", QUERIES)
def test_a_page_asks_as_many_queries_at_ten_times_the_rows(client, django_assert_num_queries, monkeypatch, url):
    monkeypatch.setattr(index, "INDEXES", index.Indexes())
    with django_assert_num_queries(QUERIES[url]):
        client.get(url)
    multiply()
    with django_assert_num_queries(QUERIES[url]):
        client.get(url)


def multiply():
    """Nine copies of each section, of each question of TVI, and of each part of TVI3."""
    section, question = Section.objects.get(section_code="TVI"), Question.objects.get(question_code="TVI3")
    copy(Section.objects.all(), "section_code")
    copy(section.questions.all(), "question_code")
    copy(question.indicators.all(), "letter")
    copy(question.deficiencies.all(), "deficiency_code")


def copy(rows, field):
    copies = []
    for row in rows:
        for number in range(1, 10):
            values = {each.attname: getattr(row, each.attname) for each in row._meta.fields if not each.primary_key}
            copies.append(rows.model(**values | {field: f"{getattr(row, field)}.{number}"}))
    rows.model.objects.bulk_create(copies)
