"""What many tests share: processes of the project, databases of their own, and the guide after a flush."""

import contextlib
import os
import pathlib
import secrets
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from xdist.scheduler import LoadScopeScheduling

from cortap.revisions.chain import Chain
from tools.sites import clean_environment

ROOT = pathlib.Path(__file__).resolve().parent.parent
POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "")
COMPLIANCE = Chain(None).within("compliance")  # its revisions as the files have them, first to last
HEAD = COMPLIANCE[-1]


DATABASE_FIXTURES = {"db", "transactional_db", "database_url", "live_server"}


def pytest_collection_modifyitems(items):
    """Leave out what needs PostgreSQL on SQLite; there, what depends on no database was run already, and is long.

    So are the browser's tests: the pages look alike on either.
    """
    skip = pytest.mark.skip(reason="needs PostgreSQL: make test runs it there")
    for item in items:
        if "postgresql" in item.keywords and not POSTGRESQL:
            item.add_marker(skip)
        elif POSTGRESQL and "postgresql" not in item.keywords and not depends_on_the_database(item):
            item.add_marker(pytest.mark.long)


def depends_on_the_database(item):
    return item.get_closest_marker("django_db") is not None or bool(DATABASE_FIXTURES.intersection(item.fixturenames))


class Scheduling(LoadScopeScheduling):
    """Hands out test by test, but all that needs a browser to one process: each would start a site of its own."""

    def _split_scope(self, nodeid):
        return "browser" if nodeid.startswith("tests/browser/") else nodeid


@pytest.hookimpl(optionalhook=True)  # a run without pytest-xdist does not ask
def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


@pytest.fixture
def committing_db(restored_guide, transactional_db):
    """A database with the guide whose transactions commit. The only way for a test to have one.

    It takes the tables away before transactional_db flushes, for the database refuses to empty that of the editions.
    """
    yield
    call_command("migrate", "compliance", "zero", discard_rows=True, verbosity=0, interactive=False)


@pytest.fixture
def restored_guide(django_db_setup, django_db_blocker):
    """Loads the guide again after the test: as an argument before transactional_db it ends after that has flushed."""
    yield
    with django_db_blocker.unblock():
        call_command("migrate", "compliance", verbosity=0, interactive=False)


@pytest.fixture
def database_url(tmp_path):
    """The URL of an empty database of this test's own, on the engine that the tests run on."""
    with new_database(tmp_path) as url:
        yield url


@contextlib.contextmanager
def new_database(folder):
    """Give the URL of an empty database, which is gone afterwards; folder is for SQLite's file."""
    if not POSTGRESQL:
        yield f"sqlite:///{folder / 'test.sqlite3'}"
        return
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield POSTGRESQL.rpartition("/")[0] + f"/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def manage(database_url):
    """Run manage.py in a process of its own on database_url; the result has returncode, stdout and stderr."""

    def run(*arguments, root=ROOT, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=root,
            env=clean_environment(**{"DATABASE_URL": database_url, **environment}),
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture(scope="session")
def fixture_paths():
    return sorted((settings.BASE_DIR / "fixtures" / "fy2025").glob("*.json"))
