"""Readers of the API: each test starts with nothing kept."""

import json

import pytest
from django.test import Client

from compliance.catalogue import index, kept

PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    """A worker that has just started."""
    monkeypatch.setattr(kept, "ANSWERS", kept.Kept())
    monkeypatch.setattr(index, "INDEXES", index.Indexes())


@pytest.fixture
def client():
    """A reader who is told of errors by answers, as every reader is."""
    return Client(raise_request_exception=False)


@pytest.fixture
def get(client):
    """get(path, status=200): what the JSON under /api/v1/ says."""

    def got(path, status=200):
        answer = client.get(f"/api/v1/{path}")
        assert answer.status_code == status, answer.content
        assert answer["Content-Type"] == ("application/json" if status == 200 else PROBLEM)
        return json.loads(answer.content)

    return got


def codes(page, name="question_code"):
    return [row[name] for row in page["results"]]
