"""Several at once, killed in the middle, held up, cut off: real processes on a real database."""

import signal
import time

import psycopg
import pytest

from tests.revisions.conftest import COUNTER, PYTHON
from tools.cluster import Cluster

pytestmark = pytest.mark.long
VISITED = "SELECT count(*) FROM shop_visit"
PAUSE = "time.sleep(0.3); " + COUNTER.format(name="once")


def slow(seconds):
    """A data step that leaves a file when it begins, and takes its time where SLOW is set."""
    pause = f"time.sleep({seconds} if os.environ.get('SLOW') else 0)"
    return f"open('started', 'w').close(); {pause}; {COUNTER.format(name='x')}"


def finished(process):
    process.stdout_text, process.stderr_text = process.communicate(timeout=120)
    return process


@pytest.mark.parametrize("command", [("db", "upgrade", "-v0"), ("migrate", "-v0")], ids=["upgrade", "migrate"])
def test_three_at_once_all_succeed_and_apply_everything_once(shop, command):
    for round_number in range(2, 7):
        shop.write(f"{round_number:04d}_visit", PYTHON, python=PAUSE)
        runs = [finished(run) for run in [shop.start(*command) for _ in range(3)]]
        assert [run.returncode for run in runs] == [0, 0, 0], [run.stderr_text for run in runs]
        assert shop.rows(VISITED) == [(round_number - 1,)]


@pytest.mark.parametrize("moment", ["before", "inside", "ledger"])
def test_a_run_that_is_killed_leaves_a_database_on_which_the_next_succeeds(shop, moment):
    """Killed before the first statement, in a data step, and when the last row of the ledger is written."""
    kill = "os.kill(os.getpid(), signal.SIGKILL)"
    if moment == "before":
        shop.write("0002_visit", PYTHON, python=COUNTER.format(name="x"))
        environment = {"KILL": "recorder-first"}
    elif moment == "inside":
        shop.write("0002_visit", PYTHON, python=f"{COUNTER.format(name='x')}; os.environ.get('KILL') and {kill}")
        environment = {"KILL": "inside"}
    else:
        shop.write("0002_visit", PYTHON, python=COUNTER.format(name="x"))
        environment = {"KILL": "recorder-last"}
    (shop.root / "shop" / "__init__.py").write_text(KILLER)
    killed = finished(shop.start("db", "upgrade", "-v0", **environment))
    assert killed.returncode == -signal.SIGKILL, killed.stderr_text
    assert shop.tables() - {"sqlite_sequence"} == set()
    assert shop.db("upgrade", "-v0").returncode == 0
    assert shop.rows(VISITED) == [(1,)]


KILLER = """
import os, signal
from django.db.migrations.recorder import MigrationRecorder
recorded = MigrationRecorder.record_applied
moment = os.environ.get("KILL")
def record_applied(self, app, name):
    if moment == "recorder-first" or (moment == "recorder-last" and (app, name) == ("shop", "0002_visit")):
        os.kill(os.getpid(), signal.SIGKILL)
    recorded(self, app, name)
MigrationRecorder.record_applied = record_applied
"""


def test_the_lock_is_free_when_its_holder_dies(shop):
    shop.write("0002_slow", PYTHON, python=slow(600))
    holder = shop.start("db", "upgrade", "-v0", SLOW="1")
    wait_for_the_step(shop)
    busy = shop.db("upgrade", "-v0", "--wait", "1")
    assert busy.returncode == 6
    assert "try again when it ended" in busy.stderr_text
    holder.kill()
    finished(holder)
    assert shop.db("upgrade", "-v0", "--wait", "30").returncode == 0
    assert shop.rows(VISITED) == [(1,)]


def wait_for_the_step(shop):
    """Until the slow step runs: it leaves a file when it begins."""
    deadline = time.monotonic() + 60
    while not (shop.root / "started").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.postgresql
def test_a_table_held_by_another_session_is_waited_for_again_and_again(shop):
    assert shop.db("upgrade", "-v0").returncode == 0
    shop.write("0002_wide", "migrations.AddField('visit', 'note', models.TextField(null=True))")
    with psycopg.connect(shop.url) as other:
        other.execute("LOCK TABLE shop_visit IN ACCESS SHARE MODE")
        upgrade = shop.start("db", "upgrade", "-v0", PYTHONUNBUFFERED="1")
        said = upgrade.stdout.readline()  # when one lock_timeout is over
        other.rollback()
    upgrade = finished(upgrade)
    assert upgrade.returncode == 0, upgrade.stderr_text
    assert "Trying again (2 of 5)" in said


@pytest.mark.postgresql
def test_a_server_that_goes_away_in_the_middle_is_one_sentence_and_leaves_nothing(shop):
    with Cluster() as cluster:
        shop.url = cluster.url
        shop.write("0002_slow", PYTHON, python=slow(4))
        upgrade = shop.start("db", "upgrade", "-v0", SLOW="1")
        wait_for_the_step(shop)
        cluster.stop("immediate")
        upgrade = finished(upgrade)
        assert upgrade.returncode == 1
        assert upgrade.stderr_text.startswith(
            "CommandError: shop.0002_slow failed and nothing was changed: OperationalError"
        )
        assert upgrade.stderr_text.count("\n") == 1
        cluster.start()
        assert shop.tables() == set()
        assert shop.db("upgrade", "-v0").returncode == 0
        assert shop.rows(VISITED) == [(1,)]
