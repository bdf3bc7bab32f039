"""The API as a reader meets it: by code, paged, in the guide's order, in few queries."""

import pytest
from rest_framework.test import APIClient

from compliance.models import Question, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def api():
    return APIClient()


def get(api, path, status=200):
    answer = api.get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.content
    return answer.json()


@pytest.mark.parametrize("code", ["TVI3", "tvi3", "Tvi3"])
def test_a_question_is_found_by_its_code_in_any_case(api, code):
    question = get(api, f"questions/{code}/")
    assert question["question_code"] == "TVI3"
    assert question["section_code"] == "TVI"
    assert [part["letter"] for part in question["indicators"]] == ["a", "b"]
    assert [part["deficiency_code"] for part in question["deficiencies"]] == ["TVI3-1", "TVI3-2", "TVI3-3"]


def test_a_question_says_what_it_is_known_to_lack(api):
    lacking = get(api, "questions/P9/")["known_missing"]
    assert (lacking["indicators"], lacking["deficiencies"]) == (["b"], ["P9-1"])
    assert "loaddata fixtures/fy2025-corrections" in lacking["how_to_complete"]
    assert get(api, "questions/TVI3/")["known_missing"] is None


def test_codes_with_a_colon_or_mixed_case_are_found(api):
    assert get(api, "questions/5307:1/")["question_code"] == "5307:1"
    assert get(api, "questions/5307%3A1/")["question_code"] == "5307:1"
    assert get(api, "questions/TC-PRGM1/")["question_code"] == "TC-PrgM1"
    assert get(api, "deficiencies/tc-pgm1-1/")["deficiency_code"] == "TC-PgM1-1"
    assert get(api, "sections/legal/")["section_code"] == "Legal"


def test_the_exact_case_wins_where_rows_differ_in_case_only(api):
    section = Section.objects.get(section_code="TVI")
    Question.objects.create(section=section, question_code="tvi3", question_text="The other?", question_order=99)
    assert get(api, "questions/tvi3/")["question_text"] == "The other?"
    assert get(api, "questions/TVI3/")["question_text"] != "The other?"


def test_an_unknown_code_is_404(api):
    get(api, "questions/TVI99/", status=404)


@pytest.mark.parametrize(
    ("path", "count"), [("sections/", 23), ("questions/", 159), ("indicators/", 493), ("deficiencies/", 338)]
)
def test_lists_are_paged_in_total_order(api, path, count):
    first = get(api, path)
    assert first["count"] == count
    assert len(first["results"]) == min(count, 50)
    seen = [
        row
        for page in range(1, -(-count // 200) + 1)
        for row in get(api, f"{path}?page_size=200&page={page}")["results"]
    ]
    assert len(seen) == count
    assert len({str(row) for row in seen}) == count


def test_filters_take_codes_in_any_case(api):
    assert get(api, "questions/?section=tvi")["count"] == 10
    assert get(api, "questions/?priority=high")["count"] == 10
    assert {row["question_code"] for row in get(api, "indicators/?question=tvi3")["results"]} == {"TVI3"}
    assert get(api, "deficiencies/?section=cb")["count"] == 8


def test_a_section_has_its_counts_and_questions(api):
    section = get(api, "sections/tvi/")
    assert (section["question_count"], section["indicator_count"], section["deficiency_count"]) == (10, 21, 19)
    assert [row["question_code"] for row in section["questions"]] == [f"TVI{number}" for number in range(1, 11)]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_can_write(api, method):
    assert getattr(api, method)("/api/v1/questions/TVI3/", {}, format="json").status_code == 405


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("sections/", 2),  # count, sections with their counts
        ("sections/TVI/", 2),  # section with counts, questions
        ("questions/", 2),  # count, questions with their section
        ("questions/TVI3/", 3),  # question with its section, indicators, deficiencies
        ("indicators/", 2),
        ("deficiencies/?page_size=2", 2),
        ("deficiencies/?page_size=20", 2),
        ("deficiencies/TVI3-1/", 1),
    ],
)
def test_queries_do_not_grow_with_rows(api, django_assert_num_queries, path, queries):
    with django_assert_num_queries(queries):
        get(api, path)


def test_the_schema_is_served_and_describes_every_resource(api):
    schema = api.get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi+json"}).json()
    assert schema["openapi"].startswith("3.1")
    assert {path.split("/")[3] for path in schema["paths"]} == {"sections", "questions", "indicators", "deficiencies"}


def test_other_origins_may_read_and_only_read(api):
    answer = api.get("/api/v1/sections/", headers={"origin": "https://tools.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert (
        "Access-Control-Allow-Origin"
        not in api.get("/healthz/live", headers={"origin": "https://tools.example"}).headers
    )
