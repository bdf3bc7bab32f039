"""A project of its own with a chain of small migrations, for tests that break and change migrations."""

import os
import secrets
import shutil
import subprocess
import sys

import psycopg
import pytest
from django.db import ConnectionHandler

from cortap import env
from tests.conftest import POSTGRESQL, ROOT, clean_environment

MIGRATION = '''import os, signal, time
from django.db import migrations, models

def step(apps, schema_editor):
    {python}

class Migration(migrations.Migration):
    """{doc}"""
    revision = "{revision}"
    revises = {revises!r}
    created = "2026-01-01T00:00:00Z"
    {extra}
    dependencies = {dependencies}
    operations = [{operations}]
'''
COUNTER = "apps.get_model('shop', 'Visit').objects.create(name='{name}')"
FIELDS = "[('id', models.AutoField(primary_key=True)), ('name', models.CharField(max_length=20))]"
TABLE = f"migrations.CreateModel('Visit', {FIELDS})"
PYTHON = "migrations.RunPython(step, migrations.RunPython.noop)"


class Shop:
    """A copy of the project with one more app, `shop`, whose migrations a test writes."""

    def __init__(self, root, url):
        self.root, self.url = root, url
        for room in ("cortap", "compliance", "fixtures"):
            shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "manage.py", root)
        settings = root / "cortap" / "settings.py"
        settings.write_text(settings.read_text().replace('    "compliance",\n', '    "compliance",\n    "shop",\n', 1))
        self.migrations = root / "shop" / "migrations"
        self.migrations.mkdir(parents=True)
        (root / "shop" / "__init__.py").touch()
        (self.migrations / "__init__.py").touch()
        self.names = []
        self.write("0001_initial", TABLE)

    def write(self, name, operations, python="pass", doc="A step.", extra="", parent=None):
        """Write a migration after the last one, or after `parent`."""
        parent = parent or (self.names[-1] if self.names else None)
        self.names.append(name)
        self.say_newest()
        (self.migrations / f"{name}.py").write_text(
            MIGRATION.format(
                python=python,
                doc=doc,
                extra=extra,
                revision=f"{len(self.names):04d}aaaa{len(self.names):04d}",
                revises=f"{len(self.names) - 1:04d}aaaa{len(self.names) - 1:04d}" if parent else None,
                dependencies=[("shop", parent)] if parent else [],
                operations=operations,
            )
        )

    def remove(self, name):
        (self.migrations / f"{name}.py").unlink()
        self.names.remove(name)
        self.say_newest()

    def say_newest(self):
        (self.migrations / "max_migration.txt").write_text(f"{self.names[-1]}\n")

    def start(self, *arguments, **environment):
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=self.root,
            env=clean_environment(DATABASE_URL=self.url, PYTHONDONTWRITEBYTECODE="1", **environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def manage(self, *arguments, **environment):
        """The finished process of `manage.py …`, with stdout and stderr."""
        process = self.start(*arguments, **environment)
        process.stdout_text, process.stderr_text = process.communicate(timeout=120)
        return process

    def db(self, *arguments, **environment):
        return self.manage("db", *arguments, **environment)

    def rows(self, query):
        """What the database answers, over a connection of the test's own."""
        connection = ConnectionHandler({"default": database_entry(self.url)})["default"]
        try:
            with connection.cursor() as cursor:
                cursor.execute(query)
                return cursor.fetchall() if cursor.description else None
        finally:
            connection.close()

    def tables(self):
        connection = ConnectionHandler({"default": database_entry(self.url)})["default"]
        try:
            return set(connection.introspection.table_names())
        finally:
            connection.close()


def database_entry(url):
    os.environ["SHOP_DATABASE_URL"] = url
    return env.database("SHOP_DATABASE_URL", default="")


@pytest.fixture
def shop(tmp_path, database_url, django_db_blocker):
    root = tmp_path / "project"
    root.mkdir()
    with django_db_blocker.unblock():  # rows() and tables() ask databases that are the test's own
        yield Shop(root, database_url)


@pytest.fixture
def loaded(shop):
    """The shop on a database at the head, copied from one that was migrated once in this process."""
    if TEMPLATE:
        copy_database(TEMPLATE[0], shop.url)
        return shop
    migrated = shop.db("upgrade", "-v0")
    assert migrated.returncode == 0, migrated.stderr_text
    TEMPLATE.append(template_url(shop.root.parent))
    copy_database(shop.url, TEMPLATE[0])
    return shop


TEMPLATE = []  # the URL of that database


def template_url(folder):
    """Where the copy is kept: a file beside the test's folders, or a database of the server."""
    if not POSTGRESQL:
        return f"sqlite:///{folder.parent / 'template.sqlite3'}"
    return POSTGRESQL.rpartition("/")[0] + f"/template_{secrets.token_hex(6)}"


def copy_database(source, target):
    if not POSTGRESQL:
        shutil.copy(source.removeprefix("sqlite:///"), target.removeprefix("sqlite:///"))
        return
    old, new = (url.rpartition("/")[2] for url in (source, target))
    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {new} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {new} TEMPLATE {old}")
