"""Nothing is overlooked: what a resource does not know or cannot read is an error that says what would be right."""

import pytest

pytestmark = pytest.mark.django_db


def refused(get, query):
    problem = get(query, status=400)
    assert problem["type"] == "/api/v1/reference/#problem-parameters"
    assert problem["detail"] == " ".join(error["detail"] for error in problem["errors"])
    return problem["errors"]


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("questions/?sektion=TVI", "sektion", "section"),
        ("questions/?Section=TVI", "Section", "section"),
        ("questions/?priority=hihg", "priority", "high"),
        ("questions/?priority=", "priority", None),
        ("questions/?removed=True", "removed", "true"),
        ("questions/?ordering=question_cod", "ordering", "question_code"),
        ("questions/?ordering=", "ordering", None),
        ("questions/?ordering=id", "ordering", None),
        ("questions/?fields=question_code,id", "fields", None),
        ("questions/?omit=notic", "omit", "notice"),
        ("questions/?format=xlsx", "format", None),
        ("questions/TVI3/?field=notice", "field", "fields"),
        ("questions/TVI3/?fields=indicator", "fields", "indicators"),
        ("indicators/?has_deficiencies=true", "has_deficiencies", None),
        ("catalogue/?format=xls", "format", "xlsx"),
        ("search/?q=bus&kind=questions", "kind", "question"),
        ("editions/?page_sise=3", "page_sise", "page_size"),
    ],
)
def test_the_nearest_valid_one_is_named(get, query, parameter, nearest):
    (error,) = refused(get, query)
    assert (error["parameter"], error["nearest"]) == (parameter, nearest)
    assert nearest is None or nearest in error["valid"]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("questions/?page=0", "page='0': use a whole number from 1 to 100000."),
        ("questions/?page=-1", "page='-1'"),
        ("questions/?page=1.0", "page='1.0'"),
        ("questions/?page=last", "page='last'"),
        ("questions/?page=%D9%A1", "page="),
        (f"questions/?page={'9' * 5000}", "page="),
        ("questions/?page_size=201", "page_size='201': use a whole number from 1 to 200."),
        ("questions/?section=TVI&section=P", "section is given 2 times: give it once."),
        ("questions/?section=", "section has 0 characters: use 1 to 200."),
        (f"questions/?text={'x' * 201}", "text has 201 characters: use 1 to 200."),
        ("questions/?updated_since=yesterday", "updated_since='yesterday' is no date or time"),
        ("questions/?updated_since=2025-02-30", "updated_since='2025-02-30' is no date or time"),
        ("questions/?updated_since=2025-12-06T10:04:44x00:00", "is no date or time"),
        ("questions/?fields=notice,notice", "fields: notice is given 2 times"),
        ("search/", "q is missing: give one, as in q=lobbying certification."),
        ("search/?q=%20", "q is blank"),
        ("stats/?format=csv", "'format' is not a parameter of this resource, which has none."),
        ("sections/TVI/guide/?fields=questions", "'fields' is not a parameter of this resource"),
    ],
)
def test_the_message_says_what_is_wrong_and_what_is_right(get, query, told):
    (error,) = refused(get, query)
    assert told in error["detail"]


def test_all_errors_are_told_at_once(get):
    errors = refused(get, "questions/?page=0&priority=urgent&colour=red")
    assert [error["parameter"] for error in errors] == ["page", "priority", "colour"]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("questions/TVI99/", "TVI9"),
        ("sections/TVX/", "TVI"),
        ("sections/TVX/guide/", "TVI"),
        ("deficiencies/TVI3-9/", "TVI3-1"),
        ("questions/TVI3%00/", "TVI3"),
        ("questions/?section=TVX", "TVI"),
        ("deficiencies/?question=TVI33", "TVI3"),
        ("search/?q=bus&section=TVX", "TVI"),
        ("editions/FY2024/", "FY2025"),
        ("editions/2025/", "FY2025"),
        ("editions/FY2025/TVI33/", "TVI3"),
        ("editions/FY2025/diff/curent/", "FY2025"),
        ("question/", "/api/v1/questions/"),
        ("nothing/at/all/", "/api/v1/indicators/"),
    ],
)
def test_what_does_not_exist_names_the_nearest(get, path, nearest):
    problem = get(path, status=404)
    assert problem["type"] == "/api/v1/reference/#problem-not-found"
    assert nearest in problem["detail"] or path == "nothing/at/all/"
    assert problem["nearest"]


def test_a_page_beyond_the_last_names_the_last(get):
    problem = get("questions/?page=5", status=404)
    assert problem["detail"] == "page=5: the last page is 4 (159 rows, 50 on a page)."
    assert problem["nearest"] == "http://testserver/api/v1/questions/?page=4"
    assert get("search/?q=TVI3&page=5", status=404)["nearest"]


def test_a_list_that_the_filters_leave_empty_is_no_error(get):
    assert get("questions/?section=TVI&text=qqqqqq") == {
        "edition": "FY2025",
        "count": 0,
        "next": None,
        "previous": None,
        "results": [],
    }
