"""Going back: what is irreversible is refused first, what is lost is counted, and --yes is needed."""

import pytest

from tests.revisions.conftest import PYTHON

BASE = ("downgrade", "base", "--app", "compliance")
EDIT = "UPDATE compliance_indicators SET updated_at = '2026-06-01 00:00:00' WHERE letter = 'k'"


def test_losses_are_counted_and_listed(loaded):
    loaded.rows(EDIT)
    (edited,) = loaded.rows("SELECT count(*) FROM compliance_indicators WHERE letter = 'k'")[0]
    refused = loaded.db(*BASE)
    assert refused.returncode == 5
    assert refused.stdout_text.splitlines()[-7:] == [  # before them what later revisions lose
        "lost: table compliance_catalogue: 1 rows",
        "lost: table compliance_editions: 1 rows",
        "lost: data step compliance.0002_load_fy2025_guide: takes back the rows that it made",
        "lost: table compliance_deficiencies: 338 rows",
        f"lost: table compliance_indicators: 493 rows, {edited} edited since they were loaded",
        "lost: table compliance_questions: 159 rows",
        "lost: table compliance_sections: 23 rows",
    ]
    assert refused.stderr_text == (
        "CommandError: Nothing was changed: save what you need (docs/operations.md says how) and repeat with --yes.\n"
    )
    assert loaded.db("current").returncode == 0
    assert "lost: table compliance_sections: 23 rows" in loaded.db(*BASE, "--plan").stdout_text


def test_a_column_is_counted_by_its_values(loaded):
    refused = loaded.db("downgrade", "0002", "--app", "compliance")
    assert "lost: column compliance_questions.priority: 159 values" in refused.stdout_text.splitlines()
    assert "lost: column compliance_sections.section_order: 23 values" in refused.stdout_text.splitlines()


def test_a_data_step_counts_the_tables_that_it_names(loaded):
    lines = loaded.db("downgrade", "0008", "--app", "compliance", "--plan").stdout_text.splitlines()
    assert [line for line in lines if line.startswith("lost: data step")] == [
        "lost: data step compliance.0009_archive_fy2025: takes back the rows that it made, of "
        "table compliance_editions: 1 rows; table compliance_catalogue: 1 rows"
    ]


def test_a_data_step_that_takes_nothing_back_needs_no_yes(loaded):
    loaded.write("0002_guard", "migrations.RunPython(step, step)", extra="takes_back = ()")
    assert loaded.db("upgrade", "-v0").returncode == 0
    loaded.rows("INSERT INTO shop_visit (name) VALUES ('x')")
    down = loaded.db("downgrade", "0001", "--app", "shop", "-v0")
    assert (down.returncode, down.stdout_text) == (0, "")


def test_yes_goes_down_to_the_base_and_up_again(loaded):
    loaded.rows(EDIT)
    assert loaded.db("downgrade", "base", "--app", "compliance", "--yes", "-v0").returncode == 0
    assert not [table for table in loaded.tables() if table.startswith("compliance")]
    assert loaded.db("upgrade", "-v0").returncode == 0
    assert loaded.rows("SELECT count(*) FROM compliance_indicators") == [(493,)]


def test_what_loses_nothing_needs_no_yes(loaded):
    assert loaded.db("downgrade", "0005", "--app", "compliance", "--yes", "-v0").returncode == 0
    assert loaded.db("stamp", "0004", "--app", "compliance").returncode == 0
    down = loaded.db("downgrade", "0003", "--app", "compliance", "-v0")  # an index goes
    assert (down.returncode, down.stdout_text) == (0, "")


def test_an_irreversible_step_refuses_before_the_first_one_runs(loaded):
    loaded.write("0002_one_way", "migrations.RunPython(step)", doc="Cannot go back.")
    loaded.write("0003_another", PYTHON)
    assert loaded.db("upgrade", "-v0").returncode == 0
    refused = loaded.db("downgrade", "0001", "--app", "shop", "--yes")
    assert refused.returncode == 5
    assert refused.stderr_text.startswith("CommandError: shop.0002_one_way cannot be undone (Raw Python operation)")
    assert loaded.db("current").returncode == 0


def test_plain_migrate_zero_goes_where_a_new_run_brings_everything_back(loaded):
    assert loaded.manage("migrate", "compliance", "zero", "-v0").returncode == 0
    assert loaded.manage("migrate", "-v0").returncode == 0
    assert loaded.rows("SELECT count(*) FROM compliance_indicators") == [(493,)]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE compliance_sections SET updated_at = '2026-06-01' WHERE section_code = 'TVI'",
            "section TVI was edited",
        ),
        (
            "INSERT INTO compliance_sections (section_code, section_name) VALUES ('OWN', 'Added')",
            "would lose table compliance_sections: 1 rows",
        ),
    ],
)
def test_plain_migrate_zero_refuses_to_lose_rows_and_names_the_option(loaded, change, said):
    loaded.rows(change)
    refused = loaded.manage("migrate", "compliance", "zero", "-v0")
    assert refused.returncode in (1, 5)
    assert said in refused.stderr_text
    assert "--discard-rows" in refused.stderr_text
    assert loaded.db("current").returncode == 0
    assert loaded.rows("SELECT count(*) FROM compliance_indicators") == [(493,)]
    assert loaded.manage("migrate", "compliance", "zero", "-v0", "--discard-rows").returncode == 0


def test_a_migration_that_is_not_atomic_is_refused_and_named(loaded):
    loaded.write("0002_apart", PYTHON, extra="atomic = False")
    refused = loaded.manage("migrate", "-v0")
    assert refused.returncode == 5
    assert "shop.0002_apart has atomic = False" in refused.stderr_text
    assert loaded.manage("migrate", "-v0", "--step-by-step").returncode == 0
