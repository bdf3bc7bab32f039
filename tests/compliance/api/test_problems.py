"""Errors under /api/ are problems, whatever goes wrong, and tell nothing of the inside."""

import json
import logging

import pytest
from django.db import connection
from django.test import Client

from compliance.api.views.question import QuestionViewSet
from compliance.models import Question

pytestmark = pytest.mark.django_db
SECRET = "what nobody is to see"


def problem(answer):
    assert answer["Content-Type"] == "application/problem+json"
    told = json.loads(answer.content)
    assert told.keys() >= {"type", "title", "status", "detail", "instance"}
    assert told["status"] == answer.status_code
    return told


@pytest.fixture
def broken(monkeypatch):
    """The questions' view fails in a way that nobody foresaw."""

    def fail(self):
        raise RuntimeError(SECRET)

    monkeypatch.setattr(QuestionViewSet, "get_queryset", fail)


@pytest.mark.parametrize("debug", [False, True])
def test_an_error_of_the_site_is_logged_and_shows_no_traceback(client, settings, caplog, broken, debug):
    settings.DEBUG = debug
    answer = client.get("/api/v1/questions/?section=TVI")
    told = problem(answer)
    assert (answer.status_code, told["instance"]) == (500, "/api/v1/questions/?section=TVI")
    assert SECRET not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    (record,) = [record for record in caplog.records if record.name == "django.request"]
    assert (record.levelno, str(record.exc_info[1])) == (logging.ERROR, SECRET)


def test_an_error_is_not_kept(client, broken, monkeypatch):
    assert client.get("/api/v1/questions/").status_code == 500
    monkeypatch.undo()
    assert client.get("/api/v1/questions/").status_code == 200


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("path", ["/api/", "/api/v2/", "/api/v1/nothing/", "/api/v1/questions/TVI3/x", "/api/v1/%00"])
def test_an_unknown_address_is_a_problem(client, settings, path, debug):
    settings.DEBUG = debug
    answer = client.get(path)
    assert (answer.status_code, problem(answer)["nearest"][:8]) == (404, "/api/v1/")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize(
    "path", ["questions/TVI3/", "catalogue/", "editions/FY2025/document/", "schema/", "reference/"]
)
def test_nobody_can_write(path, method):
    reader = Client(enforce_csrf_checks=True)
    reader.get(f"/api/v1/{path}")  # a kept answer is no answer to another method
    answer = reader.generic(method, f"/api/v1/{path}")
    assert (answer.status_code, answer["Allow"], problem(answer)["status"]) == (405, "GET, HEAD", 405)


def test_an_unknown_host_is_a_problem(client):
    answer = client.get("/api/v1/questions/", headers={"host": "elsewhere.example"})
    assert (answer.status_code, problem(answer)["type"][-11:]) == (400, "bad-request")


def test_too_many_parameters_are_a_problem(client):
    answer = client.get("/api/v1/questions/?" + "&".join(f"p{number}=1" for number in range(1100)))
    assert (answer.status_code, problem(answer)["type"][-11:]) == (400, "bad-request")


def test_a_database_that_is_away_is_a_problem_that_passes(client, monkeypatch):
    def refuse(*args, **kwargs):
        from django.db import OperationalError

        raise OperationalError(SECRET)

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/api/v1/questions/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert problem(answer)["type"].endswith("#problem-unavailable")
    assert SECRET not in answer.content.decode()


@pytest.mark.postgresql
def test_a_query_that_takes_too_long_on_postgresql_is_a_problem(client, monkeypatch):
    slow = Question.objects.extra(where=["pg_sleep(9) IS NOT NULL"])
    monkeypatch.setattr(QuestionViewSet, "get_queryset", lambda view: slow)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '50ms'")
    answer = client.get("/api/v1/questions/")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert problem(answer)["type"].endswith("#problem-too-slow")


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own way to stop a query")
def test_a_query_that_is_interrupted_on_sqlite_is_a_problem(client, monkeypatch):
    monkeypatch.setattr(QuestionViewSet, "get_queryset", interrupted)
    answer = client.get("/api/v1/questions/")
    assert (answer.status_code, problem(answer)["type"].endswith("#problem-too-slow")) == (503, True)


def interrupted(view):
    """A query that its own connection interrupts while it runs."""
    connection.connection.create_function("stop", 0, connection.connection.interrupt)
    return Question.objects.extra(where=["stop() IS NULL"])
