"""What the health pages say in each state."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.conftest import HEAD


def test_live_asks_nothing_of_the_database(client):
    answer = client.get("/healthz/live")  # a query would fail: this test has no database
    assert (answer.status_code, answer.json()) == (200, {"status": "live"})


@pytest.mark.django_db
def test_ready_tells_the_catalogues_counts(client):
    answer = client.get("/healthz/ready")
    assert answer.status_code == 200
    assert answer.json()["catalogue"] == {
        "sections": 23,
        "questions": 159,
        "indicators": 493,
        "deficiencies": 338,
        "missing_indicators": 20,
        "missing_deficiencies": 49,
    }
    assert answer.json()["warnings"][0].startswith("20 indicators and 49 deficiencies of the manual are missing")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_names_a_migration_that_is_not_applied(client):
    MigrationRecorder(connection).record_unapplied(*HEAD.key)
    answer = client.get("/healthz/ready")
    assert answer.status_code == 503
    assert answer.json()["reason"] == (f"1 migrations are not applied, first {HEAD.label}: run manage.py migrate")


@pytest.mark.django_db
def test_a_database_ahead_of_the_code_is_a_warning(client):
    MigrationRecorder(connection).record_applied("compliance", "0099_later")
    answer = client.get("/healthz/ready")
    assert answer.status_code == 200
    assert "the database is ahead of this code by compliance.0099_later" in answer.json()["warnings"]


@pytest.mark.django_db
def test_an_empty_catalogue_is_a_warning(client):
    from compliance.models import Section

    Section.objects.all().delete()
    answer = client.get("/healthz/ready")
    assert answer.status_code == 200
    assert answer.json()["warnings"] == [
        "the catalogue is empty: load it with manage.py loaddata fixtures/fy2025/*.json"
    ]
