"""How often an anonymous reader's request asks the database: the same with ten times the rows."""

import pytest

from compliance.models import Deficiency, Indicator, Question, Section

pytestmark = pytest.mark.django_db

COLD = [
    ("sections/TVI/", 3),  # version, section with its counts, its questions
    ("sections/TVI/guide/", 4),  # version, questions with their section, indicators, deficiencies
    ("questions/TVI3/", 4),  # version, question with its section, indicators, deficiencies
    ("deficiencies/TVI3-1/", 2),  # version, deficiency with the codes above it
    ("sections/", 2),  # version, and all rows that the filters leave
    ("questions/", 2),
    ("questions/?section=TVI&has_deficiencies=true&text=the&ordering=-priority&page=1&page_size=3", 2),
    ("questions/?format=csv", 2),
    ("indicators/?page_size=200", 2),
    ("deficiencies/?page=2", 2),
    ("catalogue/", 5),  # version, sections, questions, indicators, deficiencies
    ("catalogue/?format=csv", 5),
    ("catalogue/?format=xlsx", 5),
    ("search/?q=bus", 5),  # the same, for the index
    ("stats/", 5),  # version, sections with their counts, questions that may lack rows, their parts
    ("editions/", 2),
    ("editions/FY2025/", 2),
    ("editions/FY2025/TVI3/", 2),
    ("editions/FY2025/document/", 2),
]


@pytest.fixture(params=[1, 10], ids=["1x", "10x"])
def times(request, db):
    """The guide's rows that many times, the copies under other codes."""
    for number in range(1, request.param):
        copy_guide(f"-X{number}")
    return request.param


def copy_guide(suffix):
    sections, questions = {}, {}
    for row in Section.objects.exclude(section_code__contains="-X"):
        sections[row.pk] = copied(row, section_code=row.section_code + suffix)
    Section.objects.bulk_create(sections.values())
    for row in Question.objects.exclude(question_code__contains="-X"):
        questions[row.pk] = copied(row, section=sections[row.section_id], question_code=row.question_code + suffix)
    Question.objects.bulk_create(questions.values())
    for model in (Indicator, Deficiency):
        rows = model.objects.filter(question__in=questions)
        model.objects.bulk_create([copied(row, question=questions[row.question_id]) for row in rows])


def copied(row, **changes):
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name != "id"}
    values = {name: value for name, value in values.items() if name.removesuffix("_id") not in changes}
    return type(row)(**{**values, **changes})


def test_a_cold_and_a_kept_answer(client, django_assert_num_queries, times):
    assert Indicator.objects.count() == 493 * times
    for path, queries in COLD:
        with django_assert_num_queries(queries, info=path):
            assert client.get(f"/api/v1/{path}").status_code == 200
        with django_assert_num_queries(1, info=path):  # the version
            assert client.get(f"/api/v1/{path}").status_code == 200
