"""What no migration may do, held by tools and by golden files."""

import contextlib
import pathlib
import subprocess
import sys

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cortap.revisions.chain import Chain
from tests.conftest import ROOT
from tests.revisions import frozen

PLAN = pathlib.Path(__file__).with_name("plan.txt")
NOT_ATOMIC = {}  # label: reason, for each migration with atomic = False
LINTER_PASSES = [
    "CREATE_INDEX",  # the tables have some thousand rows: an index takes milliseconds
    "RUNPYTHON_MODEL_IMPORT",  # 0002 gets its models in a loop; another test refuses live code
    "RUNPYTHON_MODEL_VARIABLE_NAME",  # and names them by kind
]


@pytest.mark.django_db
def test_each_app_is_linear():
    assert run_checks(tags=["models"], databases=["default"]) == []
    assert Chain(connection).forked() == {}


@pytest.mark.django_db
def test_the_order_of_the_plan_is_the_golden_one():
    """A changed order is a changed database: write plan.txt anew only where you mean it."""
    planned = "".join(f"{revision.label}\n" for revision in Chain(connection).revisions)
    assert planned == PLAN.read_text()


def test_released_migrations_do_what_they_did():
    """Where a migration is new: python -m tests.revisions.frozen. Where it changed: write a new one instead."""
    assert frozen.fingerprints() == frozen.recorded()


def test_formatting_a_migration_is_not_changing_it():
    source = "class Migration:\n    '''Old.'''\n    operations = [1]\n"
    assert frozen.fingerprint(source) == frozen.fingerprint(
        'class Migration:\n    """New."""\n\n    operations = [ 1 ]  # one'
    )
    assert frozen.fingerprint(source) != frozen.fingerprint(source.replace("[1]", "[2]"))


def test_every_step_is_reversible_and_atomic_or_has_a_reason():
    for (app, name), migration in MigrationLoader(None).disk_migrations.items():
        if app == "compliance":
            assert all(operation.reversible for operation in migration.operations), name
            assert migration.atomic or f"{app}.{name}" in NOT_ATOMIC, name


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_migration_linter_finds_nothing(capsys):
    options = {"sql_analyser": "postgresql", "no_cache": True, "ignore_initial_migrations": True}
    options |= {"warnings_as_errors": [], "exclude_migration_tests": LINTER_PASSES}
    with contextlib.suppress(SystemExit):  # its own way to end, good or bad
        call_command("lintmigrations", "compliance", **options)
    assert "Erroneous migrations: 0/" in capsys.readouterr().out


@pytest.mark.postgresql
@pytest.mark.parametrize("span", ["base:0001", "0002:0004"])
def test_squawk_finds_nothing_in_the_sql(manage, span, tmp_path):
    script = manage("db", "sql", span, "--app", "compliance")
    assert script.returncode == 0, script.stderr
    path = tmp_path / "range.sql"
    path.write_text("".join(line for line in script.stdout.splitlines(keepends=True) if not line.startswith("\\")))
    squawk = pathlib.Path(sys.executable).with_name("squawk")
    found = subprocess.run([squawk, "--config", ROOT / ".squawk.toml", path], capture_output=True, text=True)
    assert found.returncode == 0, found.stdout


@pytest.mark.postgresql
def test_squawk_would_find_what_locks_a_table(tmp_path):
    path = tmp_path / "bad.sql"
    path.write_text("BEGIN;\nALTER TABLE compliance_questions ALTER COLUMN priority SET NOT NULL;\nCOMMIT;\n")
    squawk = pathlib.Path(sys.executable).with_name("squawk")
    found = subprocess.run([squawk, "--config", ROOT / ".squawk.toml", path], capture_output=True, text=True)
    assert found.returncode == 1
