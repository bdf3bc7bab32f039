"""The search endpoint: what the index finds, in pages, of the tables as they are now."""

import pytest

from compliance.catalogue import index
from compliance.models import Question

pytestmark = pytest.mark.django_db


def names(found):
    return [hit["name"] for hit in found["results"]]


def test_the_exact_code_comes_first_with_its_parts(get):
    found = get("search/?q=tvi3")
    assert names(found)[0] == found["exact"]["name"] == "TVI3"
    assert found["exact"].keys() == {
        *("kind", "section_code", "section_name", "question_code", "name", "field", "title", "snippet")
    }


def test_a_snippet_says_field_and_words(get):
    hit = get("search/?q=service animals")["results"][0]
    matched = [piece["text"].lower() for piece in hit["snippet"] if piece["matched"]]
    assert (hit["section_code"], "service animals" in " ".join(matched)) == ("ADA-GEN", True)


def test_section_and_kind_narrow_and_facets_count(get):
    found = get("search/?q=complaint&section=tvi&kind=question")
    assert {(hit["section_code"], hit["kind"]) for hit in found["results"]} == {("TVI", "question")}
    assert found["facets"]["sections"]["TVI"] == found["facets"]["kinds"]["question"] == found["count"]
    assert len(found["facets"]["sections"]) > 1


def test_pages_go_on_where_the_last_one_ended(get, client):
    whole = names(get("search/?q=report&page_size=6"))
    first = get("search/?q=report&page_size=3")
    assert names(first) + names(client.get(first["next"]).json()) == whole


def test_a_word_with_a_typo_still_finds(get):
    found = get("search/?q=lobying")
    assert (found["did_you_mean"], found["searched"], bool(found["results"])) == ("lobbying", "lobbying", True)


@pytest.mark.parametrize("text", ['"', "*", "a AND", "NEAR(", "%00", "^", "title:", "'; DROP TABLE", "\N{PILE OF POO}"])
def test_no_text_is_an_error(get, text):
    assert get(f"search/?q={text}")["count"] >= 0


def test_the_next_search_finds_what_was_written(get):
    assert get("search/?q=zzyzx")["count"] == 0
    Question.objects.filter(question_code="TVI3").update(question_text="Where is Zzyzx?")
    assert names(get("search/?q=zzyzx")) == ["TVI3"]


def test_an_index_is_built_once_for_each_version(get):
    get("search/?q=bus")
    built = index.INDEXES.index
    get("search/?q=ferry")
    assert index.INDEXES.index is built
    Question.objects.filter(question_code="TVI3").update(priority="low")
    get("search/?q=ferry")
    assert index.INDEXES.index is not built
