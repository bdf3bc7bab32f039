"""Run the tests on SQLite and then on a throwaway PostgreSQL.

Usage: test.py [PYTEST_OPTION ...]

Without a PostgreSQL server on the machine the second half is left out with a warning, and without chromium what needs a
browser; with CI=true either is a failure.
"""

import os
import pathlib
import subprocess
import sys

from tools.browser import NoBrowser, program
from tools.cluster import Cluster, NoPostgres

ROOT = pathlib.Path(__file__).resolve().parent.parent
LINE = "=" * 100


def main(options):
    statuses = [run("SQLite", options, ""), on_postgresql(options), in_a_browser()]
    sys.exit(next(filter(None, statuses), 0))


def on_postgresql(options):
    try:
        with Cluster() as cluster:
            return run("PostgreSQL", options, cluster.url)
    except NoPostgres as reason:
        return left_out("ON POSTGRESQL", reason)


def in_a_browser():
    """Both runs did what they could; without chromium they skipped those tests."""
    try:
        program()
    except NoBrowser as reason:
        return left_out("IN A BROWSER", reason)
    return 0


def left_out(what, reason):
    """Say loudly what was not tested; the exit status that this has."""
    print(f"{LINE}\nNOT TESTED {what}: {reason}\n{LINE}", file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


def run(name, options, url):
    print(f"{LINE}\nThe tests on {name}\n{LINE}", flush=True)
    environment = {**os.environ, "TEST_DATABASE_URL": url}
    command = [sys.executable, "-m", "pytest", "--numprocesses=auto", *options]
    return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    main(sys.argv[1:])
