"""Settings refuse what they cannot use, and say how to mend it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cortap import env


def test_a_flag_is_true_or_false_and_nothing_else(monkeypatch):
    monkeypatch.setenv("DEBUG", "True")
    assert env.flag("DEBUG", default=False) is True
    monkeypatch.setenv("DEBUG", "")
    assert env.flag("DEBUG", default=False) is False
    monkeypatch.setenv("DEBUG", "yes")
    with pytest.raises(ImproperlyConfigured, match=r"DEBUG='yes': use 'true' or 'false' \(see .env.example\)"):
        env.flag("DEBUG", default=False)


def test_a_number_is_whole(monkeypatch):
    monkeypatch.setenv("CONN_MAX_AGE", "60")
    assert env.number("CONN_MAX_AGE", default=600) == 60
    monkeypatch.setenv("CONN_MAX_AGE", "-1")
    with pytest.raises(ImproperlyConfigured, match="CONN_MAX_AGE='-1': use a whole number"):
        env.number("CONN_MAX_AGE", default=600)


def test_names_are_split_at_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example , b.example,")
    assert env.names("ALLOWED_HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://user:secret@db.example:5433/guide",
            {"USER": "user", "PASSWORD": "secret", "HOST": "db.example", "PORT": 5433, "NAME": "guide"},
        ),
        ("postgresql://user:p%40ss%3Aw%2Frd@db/guide", {"PASSWORD": "p@ss:w/rd", "HOST": "db", "NAME": "guide"}),
        ("postgres:///guide?host=/run/postgresql", {"NAME": "guide", "OPTIONS": {"host": "/run/postgresql"}}),
        ("sqlite:///guide.sqlite3", {"ENGINE": "django.db.backends.sqlite3", "NAME": "guide.sqlite3"}),
        ("sqlite:////tmp/guide.sqlite3", {"NAME": "/tmp/guide.sqlite3"}),  # noqa: S108 only a name
    ],
)
def test_a_database_is_named_as_hosts_name_it(monkeypatch, url, expected):
    monkeypatch.setenv("DATABASE_URL", url)
    entry = env.database("DATABASE_URL", default="")
    assert {key: entry.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    "url",
    [
        "guide",
        "mongodb://u:hunter2@h/n",
        "mysql://u:hunter2@h/n",
        "postgres://u:hunter2@h:port/n",
        "postgres://u:hunter2@h",
    ],
)
def test_a_wrong_database_url_is_refused_without_its_password(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured) as refusal:
        env.database("DATABASE_URL", default="")
    assert "DATABASE_URL cannot be read: use postgres://USER:PASSWORD@HOST:PORT/NAME" in str(refusal.value)
    assert "hunter2" not in str(refusal.value)
