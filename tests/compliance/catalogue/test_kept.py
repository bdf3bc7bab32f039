"""Kept answers: one query, the right headers, the same bytes, within their room, and never those of another version."""

import gzip

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from compliance.catalogue import kept
from compliance.catalogue.version import catalogue_version
from compliance.models import Question

pytestmark = pytest.mark.django_db
PATH = "/api/v1/sections/TVI/guide/"


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(kept, "ANSWERS", kept.Kept())


def test_the_second_answer_is_the_first_and_costs_one_query(client, django_assert_num_queries):
    first = client.get(PATH)
    with django_assert_num_queries(1):  # the version
        second = client.get(PATH)
    assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))


def test_an_answer_names_its_version_and_may_be_kept_by_who_asks_again(client):
    answer = client.get(PATH)
    assert catalogue_version().id in answer["ETag"]
    assert answer["Cache-Control"] == "public, no-cache"
    assert "Accept-Encoding" in answer["Vary"]
    assert int(answer["Content-Length"]) == len(answer.content)


@pytest.mark.parametrize("sent", ["{}", "W/{}", '"other", {}', "*"])
def test_an_answer_that_the_reader_has_is_304_without_a_body(client, django_assert_num_queries, sent):
    etag = client.get(PATH)["ETag"]
    with django_assert_num_queries(1):
        answer = client.get(PATH, headers={"if-none-match": sent.format(etag)})
    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
    assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip;q=0.5", "gzip, deflate, br"])
def test_a_compressed_answer_is_the_same_text_under_an_etag_of_its_own(client, accepted):
    plain, packed = client.get(PATH), client.get(PATH, headers={"accept-encoding": accepted})
    assert (packed["Content-Encoding"], gzip.decompress(packed.content)) == ("gzip", plain.content)
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2
    assert packed["ETag"] != plain["ETag"]
    headers = {"accept-encoding": accepted, "if-none-match": packed["ETag"]}
    assert client.get(PATH, headers=headers).status_code == 304


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0"])
def test_who_does_not_take_gzip_gets_none(client, accepted):
    assert "Content-Encoding" not in client.get(PATH, headers={"accept-encoding": accepted})


def test_a_small_answer_is_not_compressed(client):
    answer = client.get("/api/v1/questions/TVI3/?fields=question_code", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in answer


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_head_has_the_headers_of_get_and_no_body(client, accepted):
    headers = {"accept-encoding": accepted}
    head, get = client.head(PATH, headers=headers), client.get(PATH, headers=headers)
    assert (head.content, dict(head.headers)) == (b"", dict(get.headers))
    assert len(get.content) == int(head["Content-Length"])


def test_answers_to_other_parameters_are_others(client):
    two, three = (client.get(f"/api/v1/questions/?page_size={size}").json()["results"] for size in (2, 3))
    assert (len(two), len(three)) == (2, 3)


@pytest.mark.parametrize("path", ["/api/v1/questions/TVI99/", "/api/v1/questions/?page=0", "/api/v1/search/"])
def test_errors_are_not_kept(client, path):
    client.get(path)
    assert not kept.ANSWERS.answers


def test_a_write_renews_every_answer(client):
    before = client.get(PATH)
    Question.objects.filter(question_code="TVI3").update(question_text="Otherwise?")
    after = client.get(PATH, headers={"if-none-match": before["ETag"]})
    assert (after.status_code, b"Otherwise?" in after.content) == (200, True)
    assert kept.ANSWERS.version == catalogue_version().id
    assert len(kept.ANSWERS.answers) == 1


def test_another_method_is_not_answered_from_what_is_kept():
    requests = RequestFactory()
    view = kept.kept(lambda request: HttpResponse(request.method))
    view(requests.get("/"))
    assert view(requests.post("/")).content == b"POST"


def test_without_a_version_nothing_is_kept():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM compliance_version")
    counted = []
    view = kept.kept(lambda request: HttpResponse(counted.append(1)))
    for _ in range(2):
        assert "ETag" not in view(RequestFactory().get("/"))
    assert len(counted) == 2


def test_what_was_asked_for_longest_ago_leaves_where_there_is_no_room():
    answers = kept.Kept(room=3 * (1000 + kept.OVERHEAD))
    for name in "abc":
        answers.put("v", name, kept.Answer(HttpResponse(b"x" * 1000)))
    answers.get("v", "a")
    answers.put("v", "d", kept.Answer(HttpResponse(b"x" * 1000)))
    assert list(answers.answers) == ["c", "a", "d"]
    assert answers.taken <= answers.room


def test_an_answer_larger_than_the_room_is_not_kept():
    answers = kept.Kept(room=100)
    answers.put("v", "a", kept.Answer(HttpResponse(b"x" * 1000)))
    assert (len(answers.answers), answers.taken) == (0, 0)


def test_an_answer_of_an_older_version_is_not_found():
    answers = kept.Kept()
    answers.put("new", "a", kept.Answer(HttpResponse(b"new")))
    assert answers.get("old", "a") is None


@pytest.mark.parametrize("name", ["questions/?format=csv", "catalogue/?format=csv", "catalogue/?format=xlsx"])
def test_a_file_has_the_same_bytes_when_it_is_made_again(client, monkeypatch, name):
    first = client.get(f"/api/v1/{name}")
    monkeypatch.setattr(kept, "ANSWERS", kept.Kept())
    assert client.get(f"/api/v1/{name}").content == first.content
    assert len(first.content) > 10_000
