"""Run the tests on SQLite and then on a throwaway PostgreSQL.

Usage: test.py [PYTEST_OPTION ...]

Without a PostgreSQL server on the machine the second half is left out with a warning; with CI=true that is a failure.
"""

import os
import pathlib
import subprocess
import sys

from tools.cluster import Cluster, NoPostgres

ROOT = pathlib.Path(__file__).resolve().parent.parent
LINE = "=" * 100


def main(options):
    sqlite = run("SQLite", options, "")
    try:
        with Cluster() as cluster:
            postgres = run("PostgreSQL", options, cluster.url)
    except NoPostgres as reason:
        print(f"{LINE}\nNOT TESTED ON POSTGRESQL: {reason}\n{LINE}", file=sys.stderr)
        postgres = 1 if os.environ.get("CI") == "true" else 0
    sys.exit(sqlite or postgres)


def run(name, options, url):
    print(f"{LINE}\nThe tests on {name}\n{LINE}", flush=True)
    environment = {**os.environ, "TEST_DATABASE_URL": url}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--numprocesses=auto", *options], cwd=ROOT, env=environment
    ).returncode


if __name__ == "__main__":
    main(sys.argv[1:])
