"""Imports are runs like migrations: one at a time, all or nothing; and a release's migration can be one."""

import json
import shutil
import signal

import pytest

from tests.conftest import ROOT
from tests.revisions.conftest import PYTHON

PATHS = ["fixtures/fy2025", "fixtures/fy2025-corrections"]
EDITIONS = "SELECT count(*) FROM compliance_editions"
QUESTIONS = "SELECT count(*) FROM compliance_questions"
SHIP = "from django.core.management import call_command; call_command('import_guide', 'fixtures/shipped', apps=apps)"
EDIT = "UPDATE compliance_questions SET question_text = 'Edited by staff?' WHERE question_code = 'L2'"
KILLER = """
import os, signal
from compliance.guide.archive import Archive
def make_current(self, edition):
    os.kill(os.getpid(), signal.SIGKILL)
if os.environ.get("KILL"):
    Archive.make_current = make_current
"""


@pytest.mark.long
def test_two_imports_at_once_publish_once(loaded):
    runs = [loaded.start("import_guide", *PATHS) for _ in range(2)]
    printed = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], printed
    assert sorted(out.strip().splitlines()[-1] for out, _ in printed) == [
        "FY2025.1 is current: 0 changed.",
        "FY2025.1 is published and current: 89 changed.",
    ]
    assert loaded.rows(EDITIONS) == [(2,)]


@pytest.mark.long
def test_an_import_that_is_killed_leaves_nothing_and_the_next_succeeds(loaded):
    (loaded.root / "shop" / "apps.py").write_text(
        f"from django.apps import AppConfig\nclass Shop(AppConfig):\n    name = 'shop'\n    def ready(self):\n"
        f"        exec({KILLER!r}, globals())\n"
    )
    killed = loaded.manage("import_guide", *PATHS, KILL="1")
    assert killed.returncode == -signal.SIGKILL
    assert (loaded.rows(EDITIONS), loaded.rows(QUESTIONS)) == ([(1,)], [(159,)])
    assert loaded.manage("import_guide", *PATHS, "-v0").returncode == 0
    assert (loaded.rows(EDITIONS), loaded.rows(QUESTIONS)) == ([(2,)], [(161,)])


def test_a_release_that_ships_corrected_texts_keeps_what_staff_edited(loaded):
    """Its migration is an import: what staff edited stays, is said, and the other texts follow."""
    shutil.copytree(ROOT / "fixtures" / "fy2025", loaded.root / "fixtures" / "shipped")
    path = loaded.root / "fixtures" / "shipped" / "01-legal.json"
    rows = json.loads(path.read_text())
    for row in rows:
        if row["fields"].get("question_code") in ("L2", "L3"):
            row["fields"]["question_text"] = "As corrected by the release?"
    path.write_text(json.dumps(rows))
    loaded.rows(EDIT)
    loaded.write("0002_ship", PYTHON, python=SHIP)
    shipped = loaded.manage("migrate")
    assert shipped.returncode == 0, shipped.stderr_text
    assert (
        "Conflict: L2: question_text was edited here and differs in FY2025.1; your edit stays." in shipped.stdout_text
    )
    texts = (
        "SELECT question_code, question_text FROM compliance_questions WHERE question_code IN ('L2', 'L3') ORDER BY 1"
    )
    assert loaded.rows(texts) == [("L2", "Edited by staff?"), ("L3", "As corrected by the release?")]
    assert loaded.rows(EDITIONS) == [(2,)]


def test_the_migration_of_a_release_works_before_later_columns_are_there(shop):
    """`apps` gives it the models of its time: here those before `removed` came."""
    shutil.copytree(ROOT / "fixtures" / "fy2025", shop.root / "fixtures" / "shipped")
    shop.write(
        "0002_ship", PYTHON, python=SHIP, extra="run_before = [('compliance', '0010_refuse_changes_to_editions')]"
    )
    migrations = shop.migrations / "0002_ship.py"
    migrations.write_text(
        migrations.read_text().replace("dependencies = [", "dependencies = [('compliance', '0009_archive_fy2025'), ")
    )
    done = shop.manage("migrate", "-v0")
    assert done.returncode == 0, done.stderr_text
    assert shop.rows(EDITIONS) == [(1,)]
