"""Editions: kept for ever, byte for byte, in parts, and what changed between them."""

import hashlib
import json

import pytest

from compliance.guide.editions import publish
from compliance.models import Edition, Question

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected():
    """A second edition, FY2025.1, in which TVI3 asks something else."""
    Question.objects.filter(question_code="TVI3").update(question_text="Does the recipient run ferries?")
    publish(title="Ferries", reason="For this test")


def test_the_list_has_no_documents_and_says_which_is_current(get, corrected):
    rows = get("editions/")["results"]
    assert [(row["label"], row["is_current"]) for row in rows] == [("FY2025.1", True), ("FY2025", False)]
    assert all("document" not in row for row in rows)


@pytest.mark.parametrize("label", ["FY2025", "fy2025"])
def test_an_edition_as_a_whole(get, label):
    edition = Edition.objects.get()
    told = get(f"editions/{label}/")
    assert told.pop("published_at") == edition.published_at.isoformat().replace("+00:00", "Z")
    assert told.pop("notice").startswith("A restatement")
    assert told == {
        "label": "FY2025",
        "is_current": True,
        **{name: getattr(edition, name) for name in told if name not in ("label", "is_current")},
    }
    assert (told["sections"], told["questions"], told["indicators"], told["deficiencies"]) == (23, 159, 493, 338)


def test_a_document_has_the_bytes_whose_checksum_is_recorded(client, get):
    document = client.get("/api/v1/editions/fy2025/document/")
    assert document["Content-Type"] == "application/json"
    assert hashlib.sha256(document.content).hexdigest() == get("editions/FY2025/")["document_sha256"]


def test_a_damaged_document_is_an_error_and_no_answer(client, get, monkeypatch):
    monkeypatch.setattr("compliance.guide.archive.sha256", lambda content: "another")
    assert get("editions/FY2025/document/", status=500)["type"].endswith("#problem-error")


@pytest.mark.parametrize(
    ("code", "kind", "question"),
    [
        ("TVI", "section", None),
        ("tvi3", "question", "TVI3"),
        ("TVI3-1", "deficiency", "TVI3"),
        ("5307%3a1", "question", "5307:1"),
    ],
)
def test_a_part_of_an_edition_by_its_code(get, code, kind, question):
    found = get(f"editions/fy2025/{code}/")
    assert (found["edition"], found["kind"], found["question_code"]) == ("FY2025", kind, question)
    assert found["manual_pages"]
    assert found["notice"]


def test_a_part_says_what_the_edition_says_and_not_the_tables(get, corrected):
    before, after = (get(f"editions/{label}/TVI3/")["record"] for label in ("FY2025", "FY2025.1"))
    assert after["question_text"] == "Does the recipient run ferries?" != before["question_text"]
    live = get("questions/TVI3/")
    assert after == {name: live[name] for name in after}


def test_the_difference_of_two_editions(get, corrected):
    found = get("editions/fy2025/diff/FY2025.1/")
    assert (found["before"], found["after"], found["summary"]["reworded"]) == ("FY2025", "FY2025.1", 1)
    (change,) = found["changes"]
    assert (change["name"], change["field"], change["after"]) == (
        "TVI3",
        "question_text",
        "Does the recipient run ferries?",
    )
    assert get("editions/FY2025.1/diff/FY2025.1/")["changes"] == []


def test_the_difference_to_what_the_tables_hold_now(get):
    Question.objects.filter(question_code="TVI3").update(priority="low")
    (change,) = get("editions/FY2025/diff/current/")["changes"]
    assert (change["name"], change["field"], change["after"]) == ("TVI3", "priority", "low")


def test_the_document_is_read_as_json(client, get):
    document = json.loads(client.get("/api/v1/editions/FY2025/document/").content)
    assert len(document["sections"]) == len(get("catalogue/")["sections"])
