"""manage.py db beside real Alembic: an empty database to schema and data, `current`, and what the lock costs.

Usage: python -m benchmarks.migrations [ROUNDS]
"""

import os
import platform
import secrets
import statistics
import subprocess
import sys
import time

import psycopg

from tools.cluster import Cluster

ALEMBIC = [sys.executable, "-m", "alembic", "-c", "benchmarks/alembic_peer/alembic.ini"]
MANAGE = [sys.executable, "manage.py"]
STOCK = {"DJANGO_SETTINGS_MODULE": "benchmarks.stock_settings"}
COUNTS = "SELECT (SELECT count(*) FROM compliance_indicators), (SELECT count(*) FROM compliance_deficiencies)"


def fresh(cluster):
    name = f"bench_{secrets.token_hex(4)}"
    with psycopg.connect(cluster.url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return cluster.url_of(name)


def seconds(url, *commands, **environment):
    """Wall time of the commands in order, each a process of its own."""
    begun = time.perf_counter()
    for command in commands:
        subprocess.run(
            command, env={**os.environ, "DATABASE_URL": url, **environment}, check=True, stdout=subprocess.DEVNULL
        )
    return time.perf_counter() - begun


def check(url):
    with psycopg.connect(url) as connection:
        assert connection.execute(COUNTS).fetchone() == (493, 338)


def one_round(cluster):
    """{what: (ours, theirs)} in seconds, for one round."""
    ours, theirs = fresh(cluster), fresh(cluster)
    upgrade = seconds(ours, [*MANAGE, "db", "upgrade", "-v0"])
    peer = seconds(theirs, [*ALEMBIC, "upgrade", "head"], [sys.executable, "-m", "benchmarks.alembic_peer.load"])
    check(ours)
    check(theirs)
    current = seconds(ours, [*MANAGE, "db", "current"]), seconds(theirs, [*ALEMBIC, "current"])
    migrate = [*MANAGE, "migrate", "-v0"]
    locked, stock = seconds(ours, migrate), seconds(ours, migrate, **STOCK)
    return {
        "empty database to schema and data": (upgrade, peer),
        "current": current,
        "migrate with nothing to do, beside Django's own": (locked, stock),
    }


def main(rounds):
    with Cluster() as cluster:
        one_round(cluster)  # warms the caches of files and interpreters
        measured = [one_round(cluster) for _ in range(rounds)]
    print(f"{rounds} interleaved rounds, Python {platform.python_version()}, {os.cpu_count()} cores; medians")
    print("| work | ours | peer | ratio, median of the rounds (lowest–highest) |\n|---|---|---|---|")
    for what in measured[0]:
        ours, theirs = ([each[what][side] for each in measured] for side in (0, 1))
        ratios = sorted(mine / peer for mine, peer in zip(ours, theirs, strict=True))
        spread = f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
        print(f"| {what} | {statistics.median(ours):.2f} s | {statistics.median(theirs):.2f} s | {spread} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
