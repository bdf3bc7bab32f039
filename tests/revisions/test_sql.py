"""A range as a script: psql -f of it leaves what upgrade leaves, and a second run is refused."""

import subprocess

import pytest

from tests.compliance.test_schema import COLUMNS, CONSTRAINTS, INDEXES
from tests.conftest import COMPLIANCE

TABLES = [f"compliance_{name}" for name in ("sections", "questions", "indicators", "deficiencies")]  # 0001 makes these
pytestmark = pytest.mark.postgresql
LEDGER = "SELECT app, name FROM django_migrations ORDER BY app, name"


def psql(shop, script):
    path = shop.root / "script.sql"
    path.write_text(script)
    return subprocess.run(["psql", "--quiet", "--file", path, shop.url], capture_output=True, text=True)


def catalog(shop):
    literal = [query.replace("%s", f"'{table}'") for table in TABLES for query in (COLUMNS, CONSTRAINTS, INDEXES)]
    return [shop.rows(query) for query in literal] + [shop.rows(LEDGER)]


def test_a_script_leaves_what_upgrade_leaves_and_refuses_a_second_run(shop):
    shop.db("upgrade", "0004", "--app", "compliance", "-v0")
    wanted = catalog(shop)
    shop.db("downgrade", "0002", "--app", "compliance", "--yes", "-v0")
    script = shop.db("sql", "0002:0004", "--app", "compliance").stdout_text
    assert catalog(shop) != wanted
    first = psql(shop, script)
    assert (first.returncode, first.stderr) == (0, "")
    assert catalog(shop) == wanted
    second = psql(shop, script)
    assert second.returncode == 3
    assert "this script was run already, or a later revision is applied: see manage.py db current" in second.stderr
    assert catalog(shop) == wanted


def test_a_script_from_the_base_makes_the_ledger_too(shop):
    script = shop.db("sql", "base:0001", "--app", "compliance").stdout_text
    done = psql(shop, script)
    assert (done.returncode, done.stderr) == (0, "")
    by_script = catalog(shop)
    assert shop.db("upgrade", "-v0").returncode == 0  # Django goes on where the script ended
    shop.db("downgrade", "0001", "--app", "compliance", "--yes", "-v0")
    assert catalog(shop)[:-1] == by_script[:-1]


def test_a_script_refuses_a_database_that_is_elsewhere(shop):
    shop.db("upgrade", "0001", "--app", "compliance", "-v0")
    script = shop.db("sql", "0002:0003", "--app", "compliance").stdout_text
    refused = psql(shop, script)
    assert "not all that this script starts from is applied" in refused.stderr
    assert shop.rows(LEDGER) == [("compliance", "0001_initial_schema_with_compliance_tables")]


def test_the_way_down_can_be_written_too(shop):
    shop.db("upgrade", "0002", "--app", "compliance", "-v0")
    wanted = catalog(shop)
    shop.db("upgrade", "0004", "--app", "compliance", "-v0")
    shop.rows("UPDATE compliance_questions SET priority = 'low'")
    script = shop.db("downgrade", "0002", "--app", "compliance", "--sql").stdout_text
    assert script.startswith("-- lost: column compliance_questions.priority: 159 values\n")
    assert psql(shop, script).returncode == 0
    assert catalog(shop) == wanted
    assert "not all that this script starts from is applied" in psql(shop, script).stderr


def test_a_step_in_python_is_refused_by_name(shop):
    refused = shop.db("sql", "0003:0005", "--app", "compliance")
    assert refused.returncode == 5
    assert refused.stderr_text.startswith("CommandError: compliance.0005_populate_priority_values runs Python")
    assert refused.stdout_text == ""


def test_what_is_no_range_is_usage(shop):
    for text in ("0003", "0004:0003", "0003:0003", "0003:base"):
        assert shop.db("sql", text, "--app", "compliance").returncode == 2, text


def test_upgrade_prints_the_sql_of_what_is_pending(shop):
    shop.db("upgrade", "0002", "--app", "compliance", "-v0")
    printed = shop.db("upgrade", "0004", "--app", "compliance", "--sql")
    assert printed.stdout_text == shop.db("sql", "0002:0004", "--app", "compliance").stdout_text
    assert f"({len(COMPLIANCE) - 2} behind)" in shop.db("current", "--app", "compliance").stdout_text
