"""The verbs of `manage.py db`, run as processes: what they print, and their exit codes."""

import json

import pytest

from tests.conftest import COMPLIANCE, HEAD
from tests.revisions.conftest import COUNTER, PYTHON

NEXT = f"{len(COMPLIANCE) + 1:04d}"  # the number of a migration that a test adds


def test_current_says_where_each_app_stands(loaded):
    current = loaded.db("current")
    assert current.returncode == 0
    assert current.stdout_text.splitlines()[:2] == [
        f"{HEAD.label} [{HEAD.id}] (head)",
        "shop.0001_initial [0001aaaa0001] (head)",
    ]
    as_json = json.loads(loaded.db("current", "--app", "compliance", "--json").stdout_text)
    assert as_json == [
        {
            "app": "compliance",
            "migration": HEAD.name,
            "revision": HEAD.id,
            "head": True,
            "pending": [],
            "unknown": [],
            "gaps": [],
            "leaves": [],
        }
    ]


def test_current_exits_3_where_the_database_is_behind_and_waits_for_it(shop):
    assert shop.db("current").returncode == 3
    upgrade = shop.start("db", "upgrade", "-v0")
    waited = shop.db("current", "--wait", "60")
    upgrade.communicate()
    assert waited.returncode == 0, waited.stdout_text


def test_history_is_newest_first_and_can_be_cut(loaded):
    lines = loaded.db("history", "--app", "compliance").stdout_text.splitlines()
    assert lines[0] == f"[X] {HEAD.created[:10]} {HEAD.id} {HEAD.label} (head)"
    assert lines[-1] == "[X] 2025-12-06 989ceebf408f compliance.0001_initial_schema_with_compliance_tables"
    cut = json.loads(loaded.db("history", "0003:0005", "--app", "compliance", "--json").stdout_text)
    assert [each["name"][:4] for each in cut] == ["0005", "0004"]
    assert cut[0]["revises"] == "abc123def457"
    assert cut[0]["applied"]
    verbose = loaded.db("history", "--verbose", "0005:", "--app", "compliance").stdout_text
    assert "    revises: abc123def458\n" in verbose
    assert f"{HEAD.name}.py" in verbose


def test_show_tells_operations_and_sql(loaded):
    shown = loaded.db("show", "abc123def456").stdout_text
    assert "A nullable column without a default" in shown
    assert "Add field priority to question" in shown
    assert 'ADD COLUMN "priority" varchar(20) NULL' in shown
    assert "revises: 4f1c7d20e9ab" in shown


@pytest.mark.parametrize(
    "reference",
    [
        "0003",
        "abc123def456",
        "0003_add_priority_to_questions",
        "compliance.0003",
        "0003_add",
        "add_priority_to",
        "ABC123DEF456",
        "3",
    ],
)
def test_a_revision_can_be_named_in_many_ways(loaded, reference):
    arguments = [] if "." in reference or len(reference) > 8 else ["--app", "compliance"]
    assert "compliance.0003_add_priority_to_questions" in loaded.db("show", reference, *arguments).stdout_text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "ffff"], "There is no revision 'ffff': see manage.py db history."),
        (["show", "abc123def4"], "'abc123def4' fits 3 revisions"),
        (["show", "0001"], "'0001' fits 2 revisions"),
        (["upgrade", "+9"], "+9 goes beyond the head: 0 revisions are not applied."),
        (["upgrade", "+x"], "'+x' is no number of steps: write +1, -1 and so on."),
        (["downgrade", "-99"], f"-99 goes below the base: {len(COMPLIANCE) + 1} revisions are applied."),
        (["history", "0003"], "'0003' is no range: write A:B, A: or :B."),
        (["upgrade", "--app", "nowhere"], "There is no app nowhere with migrations: use one of admin, auth,"),
        (["revision", "-m", "x", "--app", "auth"], "auth is not an app of this project"),
        (["revision", "-m", "追加", "--app", "shop"], "makes no file name: use Latin letters"),
        (["current", "--app", ""], "There is no app  with migrations"),
        (["upgrade", "--wait", "-1"], "no number of seconds from 0"),
        (["upgrade", "--wait", "soon"], "'soon' is no number of seconds from 0"),
        (["heads", "--app", "nowhere"], "There is no app nowhere with migrations"),
        (["show", "base"], "base is the empty database"),
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        ([], "required: VERB"),
    ],
)
def test_words_that_fit_nothing_are_usage(loaded, arguments, said):
    refused = loaded.db(*arguments)
    assert refused.returncode == 2
    assert said in refused.stderr_text
    assert "Traceback" not in refused.stderr_text


def test_steps_up_and_down_count_over_the_projects_apps(loaded):
    assert loaded.db("downgrade", "-2", "--yes", "-v0", "--app", "compliance").returncode == 0
    assert "(2 behind)" in loaded.db("current", "--app", "compliance").stdout_text
    planned = loaded.db("upgrade", "+1", "--plan")
    assert planned.stdout_text == f"would apply: {COMPLIANCE[-2].label} [{COMPLIANCE[-2].id}]\n"
    assert loaded.db("upgrade", "+1", "-v0").returncode == 0
    assert "(1 behind)" in loaded.db("current", "--app", "compliance").stdout_text
    assert loaded.db("upgrade", HEAD.id, "-v0").returncode == 0
    assert loaded.db("upgrade").stdout_text == "Nothing to do.\n"


def test_heads_names_a_leaf_for_each_app(loaded):
    assert f"{HEAD.id} {HEAD.label} (head)" in loaded.db("heads").stdout_text


def test_revision_writes_a_migration_with_metadata(loaded):
    models = loaded.root / "compliance" / "models" / "section.py"
    models.write_text(
        models.read_text().replace("    objects = ", "    motto = models.TextField(null=True)\n\n    objects = ")
    )
    written = loaded.db("revision", "-m", "Add motto to sections", "--app", "compliance")
    assert written.returncode == 0, written.stderr_text
    path = loaded.root / "compliance" / "migrations" / f"{NEXT}_add_motto_to_sections.py"
    text = path.read_text()
    assert f'revises = "{HEAD.id}"' in text
    assert '"""Add motto to sections."""' in text
    assert 'revision = "' in text
    assert loaded.db("upgrade", "-v0").returncode == 0
    assert f"{NEXT}_add_motto_to_sections" in loaded.db("current").stdout_text


def test_revision_refuses_where_the_database_is_behind(shop):
    refused = shop.db("revision", "-m", "Too early", "--app", "compliance")
    assert refused.returncode == 2
    assert refused.stderr_text == (
        "CommandError: The database is not at compliance's head: run manage.py db upgrade first.\n"
    )


def test_revision_without_changes_says_so(loaded):
    said = loaded.db("revision", "-m", "Nothing", "--app", "compliance")
    assert said.returncode == 0
    assert "there is nothing to write; --empty makes one for data" in said.stdout_text
    empty = loaded.db("revision", "-m", "Fill something", "--empty", "--app", "compliance")
    assert f"{NEXT}_fill_something.py" in empty.stdout_text


def test_stamp_writes_the_ledger_only(loaded):
    stamped = loaded.db("stamp", COMPLIANCE[-2].name, "--app", "compliance")
    assert stamped.stdout_text == f"unstamped: {HEAD.label} [{HEAD.id}]\n"
    assert loaded.db("stamp", "head", "--app", "compliance").stdout_text == f"stamped: {HEAD.label} [{HEAD.id}]\n"
    assert loaded.db("stamp", "head", "--app", "compliance").stdout_text == "The ledger says so already.\n"


def test_stamp_refuses_what_is_not_there(loaded):
    assert loaded.db("downgrade", "0002", "--app", "compliance", "--yes", "-v0").returncode == 0
    refused = loaded.db("stamp", "head", "--app", "compliance")
    assert refused.returncode == 5
    assert "column compliance_questions.priority" in refused.stderr_text
    assert "column compliance_sections.section_order" in refused.stderr_text
    assert f"({len(COMPLIANCE) - 2} behind)" in loaded.db("current", "--app", "compliance").stdout_text


def test_a_failing_migration_is_one_sentence_and_changes_nothing(shop):
    shop.write("0002_break", PYTHON, python="raise ValueError('no good')")
    failed = shop.db("upgrade", "-v0")
    assert failed.returncode == 1
    assert failed.stderr_text == "CommandError: shop.0002_break failed and nothing was changed: ValueError: no good\n"
    assert shop.tables() - {"sqlite_sequence"} == set()


def test_a_revision_of_another_app_is_found_by_its_id_and_knows_its_parent(loaded):
    shown = loaded.db("history", "--app", "auth", "--json").stdout_text
    newest, before = json.loads(shown)[:2]
    assert newest["revises"] == before["revision"]
    assert f"auth.{newest['name']}" in loaded.db("show", newest["revision"]).stdout_text


def test_a_server_that_is_down_is_one_sentence_with_its_host(shop):
    shop.url = "postgres://user:hunter2@127.0.0.1:1/guide"
    failed = shop.db("current")
    assert failed.returncode == 1
    assert failed.stderr_text.startswith("CommandError: The database at 127.0.0.1 failed: ")
    assert failed.stderr_text.count("\n") == 1
    assert "hunter2" not in failed.stderr_text


def test_unknown_gap_and_fork_are_named_with_exit_4(loaded):
    loaded.write("0002_visit", PYTHON, python=COUNTER.format(name="x"))
    loaded.write("0003_again", PYTHON, python=COUNTER.format(name="y"))
    assert loaded.db("upgrade", "-v0").returncode == 0
    loaded.remove("0003_again")
    assert loaded.db("stamp", "head", "--app", "shop").returncode == 4
    assert (
        "forget it with manage.py migrate shop --prune" in loaded.db("revision", "-m", "x", "--app", "shop").stderr_text
    )
    ahead = loaded.db("current", "--app", "shop")
    assert ahead.returncode == 4
    assert "shop.0003_again is in the database and has no file here" in ahead.stdout_text
    for command in (["upgrade"], ["downgrade", "-1", "--yes"]):
        refused = loaded.db(*command)
        assert refused.returncode == 4
        assert "shop.0003_again is in the database" in refused.stderr_text
    assert loaded.manage("migrate", "-v0").returncode == 0  # a rollback of the release must still deploy

    loaded.write("0003_again", PYTHON, parent="0002_visit")
    loaded.rows("DELETE FROM django_migrations WHERE name = '0002_visit'")
    gap = loaded.db("current", "--app", "shop")
    assert (gap.returncode, "shop.0002_visit is not applied, although a later one is" in gap.stdout_text) == (4, True)
    loaded.rows(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('shop', '0002_visit', '2026-01-01 00:00:00')"
    )

    loaded.write("0003_fork", PYTHON, parent="0002_visit")
    forked = loaded.db("current", "--app", "shop")
    assert forked.returncode == 4
    assert "shop has 2 heads (0003_again, 0003_fork): give one the other as parent" in forked.stdout_text
