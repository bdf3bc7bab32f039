"""Lists: filters, order, pages, fields, and the same as CSV."""

import csv
import io
from datetime import UTC, datetime

import pytest

from compliance.models import Question, Section
from tests.compliance.api.conftest import codes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("resource", "count"), [("sections", 23), ("questions", 159), ("indicators", 493), ("deficiencies", 338)]
)
def test_pages_hold_every_row_once(get, resource, count):
    first = get(f"{resource}/")
    assert (first["count"], len(first["results"]), first["edition"]) == (count, min(count, 50), "FY2025")
    pages = [get(f"{resource}/?page_size=100&page={page}") for page in range(1, -(-count // 100) + 1)]
    seen = [str(row) for page in pages for row in page["results"]]
    assert (len(seen), len(set(seen))) == (count, count)


def test_pages_link_to_their_neighbours_with_all_parameters(get, client):
    first = get("questions/?section=TVI&page_size=4")
    assert first["previous"] is None
    assert first["next"] == "http://testserver/api/v1/questions/?page=2&page_size=4&section=TVI"
    second = client.get(first["next"]).json()
    assert second["previous"] == "http://testserver/api/v1/questions/?page_size=4&section=TVI"
    last = client.get(second["next"]).json()
    assert (codes(last), last["next"]) == (["TVI9", "TVI10"], None)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("questions/?section=tvi", 10),
        ("questions/?question=tvi3", 1),
        ("questions/?section=tvi&question=P9", 0),
        ("questions/?priority=high", 10),
        ("questions/?removed=true", 0),
        ("questions/?updated_since=2025-12-07", 0),
        ("questions/?updated_since=2025-12-06T10:04:44Z", 159),
        ("questions/?updated_since=2025-12-06T11:04:44+01:00", 159),
        ("questions/?updated_since=9999-12-31T23:59:60-23:59", 0),
        ("questions/?text=%00", 0),
        ("sections/?text=title vi", 1),
        ("indicators/?section=TVI", 21),
        ("indicators/?question=tvi3", 2),
        ("deficiencies/?section=cb", 8),
        ("deficiencies/?text=tvi3-", 3),
    ],
)
def test_filters(get, query, count):
    assert get(query)["count"] == count


def test_a_question_has_deficiencies_or_not(get):
    with_some, without = (get(f"questions/?has_deficiencies={flag}")["count"] for flag in ("true", "false"))
    expected = Question.objects.filter(deficiencies__isnull=True).count()
    assert (with_some, without) == (159 - expected, expected)


def test_applicability_and_text_are_looked_for_within(get):
    changed = {"applicability": "Only ferries", "detailed_explanation": "Zzyzx", "priority": "low"}
    Question.objects.filter(question_code="TVI3").update(**changed)
    assert codes(get("questions/?applicability=FERRIES")) == ["TVI3"]
    assert codes(get("questions/?text=zzYZx")) == ["TVI3"]
    assert set(codes(get("deficiencies/?applicability=ferries&priority=low"))) == {"TVI3"}
    assert get("deficiencies/?applicability=ferries&priority=high")["count"] == 0


def test_updated_since_finds_what_was_changed(get):
    Question.objects.filter(question_code="TVI3").update(updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    Question.objects.filter(question_code="TVI4").update(updated_at=None)
    assert codes(get("questions/?updated_since=2026-01-01")) == ["TVI3"]


def test_an_order_reads_numbers_in_codes_and_puts_what_has_none_last(get):
    assert codes(get("questions/?section=TVI&ordering=-question_code"))[:2] == ["TVI10", "TVI9"]
    Question.objects.update(priority="medium")
    Question.objects.filter(question_code="TVI2").update(priority=None)
    Question.objects.filter(question_code="TVI5").update(priority="high")
    up, down = (codes(get(f"questions/?section=TVI&ordering={name}")) for name in ("priority", "-priority"))
    assert (up[0], up[-1], down[-1]) == ("TVI5", "TVI2", "TVI2")
    assert codes(get("questions/?section=TVI&ordering=priority,-question_code"))[:2] == ["TVI5", "TVI10"]


@pytest.mark.parametrize("resource", ["sections", "questions", "indicators", "deficiencies", "editions"])
def test_every_order_and_field_that_is_declared_works(get, resource):
    refused = get(f"{resource}/?ordering=x&fields=x", status=400)["errors"]
    orders, fields = refused[0]["valid"], refused[1]["valid"]
    for name in orders:
        assert get(f"{resource}/?ordering={name}")["count"]
    row = get(f"{resource}/?page_size=1")["results"][0]
    assert list(row) == fields
    for name in fields:
        assert get(f"{resource}/?fields={name}&page_size=1")["results"] == [{name: row[name]}]
        assert name not in get(f"{resource}/?omit={name}&page_size=1")["results"][0]


def test_one_object_has_only_the_fields_asked_for(get):
    assert get("questions/TVI3/?fields=question_code,priority,notice&omit=notice").keys() == {
        "question_code",
        "priority",
    }


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("resource", "count"),
    [("sections", 23), ("questions", 159), ("indicators", 493), ("deficiencies", 338), ("editions", 1)],
)
def test_a_list_as_csv_is_whole_and_says_what_the_json_says(client, get, resource, count):
    answer = client.get(f"/api/v1/{resource}/?format=csv")
    header, *rows = rows_of(answer)
    first = get(f"{resource}/")["results"][0]
    assert (answer["Content-Type"], len(rows), header) == ("text/csv; charset=utf-8", count, list(first))
    assert rows[0] == [as_cell(value) for value in first.values()]
    assert answer["Content-Disposition"] == f'attachment; filename="{resource}-FY2025.csv"'


def as_cell(value):
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_csv_has_the_lists_filters_order_and_fields(client):
    path = "/api/v1/questions/?format=csv&section=TVI&fields=question_code,incomplete&ordering=-question_code"
    assert rows_of(client.get(path))[:3] == [["question_code", "incomplete"], ["TVI10", "false"], ["TVI9", "true"]]
    assert len(rows_of(client.get(f"{path}&page_size=4&page=3"))) == 1 + 2


def test_a_cell_that_could_be_a_formula_is_harmless(client):
    Section.objects.filter(section_code="TVI").update(purpose="=1+1")
    rows = rows_of(client.get("/api/v1/sections/?format=csv&fields=purpose&section=TVI"))
    assert rows == [["purpose"], ["'=1+1"]]
