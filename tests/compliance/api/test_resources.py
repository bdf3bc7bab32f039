"""The API as a reader meets it: by code, nested or in lists, in the guide's order."""

import pytest

from compliance.api.serializers.restated import NOTICE
from compliance.models import Deficiency, Indicator, Question, Section
from tests.compliance.api.conftest import codes

pytestmark = pytest.mark.django_db
STAMP = "2025-12-06T10:04:44Z"


def test_a_deficiency_as_a_whole(get):
    row = Deficiency.objects.get(deficiency_code="TVI3-1")
    assert get("deficiencies/TVI3-1/") == {
        "deficiency_code": "TVI3-1",
        "question_code": "TVI3",
        "section_code": "TVI",
        "deficiency_title": row.deficiency_title,
        "determination": row.determination,
        "corrective_action": row.corrective_action,
        "deficiency_order": 1,
        "incomplete": False,
        "updated_at": STAMP,
        "edition": "FY2025",
        "manual_pages": "11-1 to 11-33",
        "notice": NOTICE,
    }


def test_a_question_as_a_whole(get):
    row = Question.objects.get(question_code="TVI3")
    indicators, deficiencies = row.indicators.all(), row.deficiencies.all()
    assert get("questions/TVI3/") == {
        "question_code": "TVI3",
        "section_code": "TVI",
        "question_text": row.question_text,
        "basic_requirement": row.basic_requirement,
        "applicability": row.applicability,
        "detailed_explanation": row.detailed_explanation,
        "instructions_for_reviewer": row.instructions_for_reviewer,
        "question_order": 3,
        "priority": row.priority,
        "removed": None,
        "incomplete": False,
        "updated_at": STAMP,
        "edition": "FY2025",
        "manual_pages": "11-1 to 11-33",
        "notice": NOTICE,
        "known_missing": None,
        "indicators": [
            {"letter": each.letter, "indicator_text": each.indicator_text, "indicator_order": each.indicator_order}
            for each in indicators
        ],
        "deficiencies": [
            {
                "deficiency_code": each.deficiency_code,
                "deficiency_title": each.deficiency_title,
                "determination": each.determination,
                "corrective_action": each.corrective_action,
                "deficiency_order": each.deficiency_order,
            }
            for each in deficiencies
        ],
    }
    assert (len(indicators), len(deficiencies)) == (2, 3)


def test_a_section_as_a_whole(get):
    row = Section.objects.get(section_code="TVI")
    section = get("sections/tvi/")
    questions = section.pop("questions")
    assert section == {
        "section_code": "TVI",
        "section_name": row.section_name,
        "section_order": 11,
        "page_range": "11-1 to 11-33",
        "purpose": row.purpose,
        "question_count": 10,
        "removed_question_count": 0,
        "indicator_count": 21,
        "deficiency_count": 19,
        "updated_at": STAMP,
        "edition": "FY2025",
        "manual_pages": "11-1 to 11-33",
        "notice": NOTICE,
    }
    assert [question["question_code"] for question in questions] == [f"TVI{number}" for number in range(1, 11)]
    assert [question["question_code"] for question in questions if question["incomplete"]] == ["TVI9"]
    assert set(questions[0]) == {
        *("question_code", "question_text", "applicability", "question_order", "priority", "removed", "incomplete")
    }


def test_a_section_with_everything_in_it_says_what_its_questions_say(get):
    section = get("sections/TVI/guide/")
    for nested in section["questions"]:
        question = get(f"questions/{nested['question_code']}/")
        assert nested == {name: question[name] for name in nested}
    assert (section["edition"], section["manual_pages"], section["notice"]) == ("FY2025", "11-1 to 11-33", NOTICE)


def test_a_section_without_questions_has_an_empty_guide(get):
    Section.objects.create(section_code="NEW", section_name="Not filled yet")
    assert get("sections/new/guide/")["questions"] == []


def test_the_catalogue_holds_what_the_sections_hold(get):
    catalogue = get("catalogue/")
    assert (catalogue["edition"], catalogue["notice"], len(catalogue["sections"])) == ("FY2025", NOTICE, 23)
    for nested in catalogue["sections"][9:12]:
        section = get(f"sections/{nested['section_code']}/guide/")
        assert nested == {name: section[name] for name in nested}


def test_statistics_count_everything_and_name_what_is_missing(get):
    statistics = get("stats/")
    assert statistics["totals"] == {
        "section_count": 23,
        "question_count": 159,
        "removed_question_count": 0,
        "indicator_count": 493,
        "deficiency_count": 338,
    }
    assert len(statistics["sections"]) == 23
    assert {"question_code": "P9", "indicators": ["b"], "deficiencies": ["P9-1"]} in statistics["missing"]
    assert (len(statistics["missing"]), statistics["edition"], bool(statistics["version"])) == (13, "FY2025", True)


def test_a_removed_question_is_counted_apart(get):
    Question.objects.filter(question_code="TVI4").update(removed="removed from the manual")
    section = get("sections/TVI/")
    assert (section["question_count"], section["removed_question_count"], len(section["questions"])) == (9, 1, 10)
    assert codes(get("questions/?removed=true")) == ["TVI4"]
    assert "TVI4" not in codes(get("questions/?removed=false&section=TVI"))
    assert get("stats/")["totals"]["removed_question_count"] == 1


def test_what_is_known_to_lack_rows_says_so_everywhere(get):
    lacking = get("questions/P9/")
    assert lacking["incomplete"] is True
    assert (lacking["known_missing"]["indicators"], lacking["known_missing"]["deficiencies"]) == (["b"], ["P9-1"])
    assert "import_guide fixtures/fy2025 fixtures/fy2025-corrections" in lacking["known_missing"]["how_to_complete"]
    assert [row["incomplete"] for row in get("questions/?question=P9")["results"]] == [True]
    assert {row["incomplete"] for row in get("indicators/?question=P9")["results"]} == {True}
    assert {row["incomplete"] for row in get("deficiencies/?question=F7")["results"]} == {True}
    assert {row["incomplete"] for row in get("deficiencies/?question=TVI3")["results"]} == {False}


def test_the_lists_and_the_details_agree_on_what_is_incomplete(get):
    listed = {row["question_code"] for row in get("questions/?page_size=200")["results"] if row["incomplete"]}
    assert listed == {row["question_code"] for row in get("stats/")["missing"]}


def test_a_question_with_its_rows_loaded_is_complete(get):
    question = Question.objects.get(question_code="P9")
    Indicator.objects.create(question=question, letter="b", indicator_text="Is it?")
    Deficiency.objects.create(question=question, deficiency_code="P9-1", deficiency_title="It is not")
    assert get("questions/P9/")["incomplete"] is False
    assert get("questions/?question=P9")["results"][0]["incomplete"] is False
    assert get("deficiencies/P9-1/")["incomplete"] is False


@pytest.mark.parametrize("code", ["TVI3", "tvi3", "Tvi3"])
def test_a_question_is_found_by_its_code_in_any_case(get, code):
    assert get(f"questions/{code}/")["question_code"] == "TVI3"


@pytest.mark.parametrize(
    ("path", "name", "code"),
    [
        ("questions/5307:1/", "question_code", "5307:1"),
        ("questions/5307%3A1/", "question_code", "5307:1"),
        ("questions/TC-PRGM1/", "question_code", "TC-PrgM1"),
        ("deficiencies/tc-pgm1-1/", "deficiency_code", "TC-PgM1-1"),
        ("sections/legal/", "section_code", "Legal"),
        ("sections/LEGAL/guide/", "section_code", "Legal"),
    ],
)
def test_codes_with_a_colon_or_mixed_case_are_found(get, path, name, code):
    assert get(path)[name] == code


def test_the_exact_case_wins_where_rows_differ_in_case_only(get):
    section = Section.objects.get(section_code="TVI")
    other = Question.objects.create(section=section, question_code="tvi3", question_text="Other?", question_order=99)
    Indicator.objects.create(question=other, letter="a", indicator_text="Of the other")
    assert get("questions/tvi3/")["question_text"] == "Other?"
    assert get("questions/TVI3/")["question_text"] != "Other?"
    assert codes(get("questions/?question=tvi3")) == ["tvi3"]
    assert codes(get("indicators/?question=tvi3")) == ["tvi3"]
    assert codes(get("indicators/?question=TVI3")) == ["TVI3", "TVI3"]


def test_the_root_names_resources_that_answer(get, client):
    resources = get("")["resources"]
    assert len(resources) == 10
    for address in resources.values():
        assert client.get(address, {"q": "TVI3"} if "search" in address else {}).status_code == 200, address


def test_an_address_without_its_slash_leads_on_with_its_parameters(client):
    moved = client.get("/api/v1/questions?section=TVI")
    assert (moved.status_code, moved["Location"]) == (301, "/api/v1/questions/?section=TVI")


def test_other_origins_may_read_and_only_read(client):
    origin = {"origin": "https://tools.example"}
    assert client.get("/api/v1/sections/", headers=origin)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/healthz/live", headers=origin).headers
    asked = client.options("/api/v1/sections/", headers={**origin, "access-control-request-method": "DELETE"})
    assert "DELETE" not in asked["Access-Control-Allow-Methods"]
