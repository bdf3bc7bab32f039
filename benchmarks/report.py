"""From the rounds' runs to the table: medians, ratios, goals and the conditions that they hold under."""

import os
import platform
import statistics
import subprocess
from importlib.metadata import version
from pathlib import Path

import psycopg

from .servers import TITLES, WORKERS
from .wrk import CONNECTIONS, THREADS

PEERS = [server for server in TITLES if server != "ours"]
MEMORY_GOAL = 130  # megabytes for each worker
PACKAGES = ["django", "djangorestframework", "fastapi", "sqlalchemy", "pydantic", "gunicorn", "uvicorn"]


def ratios(ours, theirs):
    """Median, lowest and highest of ours ÷ theirs, round by round: rounds scatter more than what happens inside one."""
    each = [mine / peer for mine, peer in zip(ours, theirs, strict=True)]
    return statistics.median(each), min(each), max(each)


def table(cells, rounds):
    """Markdown lines for rounds, a list of {cell's key: {server: Run}}."""
    heads = ["cell", *TITLES.values(), *(f"ours ÷ {TITLES[peer]}" for peer in PEERS), "goal", "met", "failed"]
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for cell in cells:
        runs = {server: [each[cell.key][server] for each in rounds] for server in cell.servers}
        rates = {server: [run.rate for run in each] for server, each in runs.items()}
        compared = {peer: ratios(rates["ours"], rates[peer]) for peer in cell.peers}
        columns = [
            cell.title,
            *(speed(runs.get(server)) for server in TITLES),
            *(spread(compared.get(peer)) for peer in PEERS),
            goal(cell.goals),
            met(cell.goals, compared),
            str(sum(run.failed for each in runs.values() for run in each)),
        ]
        yield f"| {' | '.join(columns)} |"


def speed(runs):
    """Median requests a second, and the median of the 99th percentiles."""
    if not runs:
        return "–"
    rate, p99 = (statistics.median(getattr(run, name) for run in runs) for name in ("rate", "p99"))
    return f"{rate:,.0f}/s, {p99:,.0f} ms" if rate >= 100 else f"{rate:.1f}/s, {p99:,.0f} ms"


def spread(found):
    return "{:.2f} ({:.2f}–{:.2f})".format(*found) if found else "–"


def goal(goals):
    return ", ".join(f"{TITLES[peer]} × {least:.3g}" for peer, least in goals.items()) or "–"


def met(goals, compared):
    return ", ".join("yes" if compared[peer][0] >= least else "no" for peer, least in goals.items()) or "–"


def memory_table(memory):
    """Markdown lines for {server: megabytes of each worker, then of the process that started them}."""
    yield "| memory after the run, MB | each worker | the process that started them | goal for each worker | met |"
    yield "|---|---|---|---|---|"
    for server, (*workers, starter) in memory.items():
        target = f"{MEMORY_GOAL} | {'yes' if max(workers) <= MEMORY_GOAL else 'no'}" if server == "ours" else "– | –"
        yield f"| {TITLES[server]} | {', '.join(f'{each:.0f}' for each in workers)} | {starter:.0f} | {target} |"


def conditions(url, rounds, seconds):
    """What the figures depend on, by name."""
    with psycopg.connect(url) as connection:
        server = connection.info.parameter_status("server_version")
    return {
        "rounds": f"{rounds}, interleaved, after one that warms up",
        "seconds for a run": f"{seconds}, and more where answers are slow",
        "load": f"wrk, {THREADS} threads, {CONNECTIONS} connections, on the same machine",
        "servers": f"{WORKERS} workers each, all under gunicorn but nginx, all writing an access log",
        "processor": f"{processor()}, {os.cpu_count()} cores",
        "Python": platform.python_version(),
        "PostgreSQL": f"{server} on the same machine, fsync off",
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
        "commit": commit(),
    }


def processor():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def commit():
    """The commit that was measured, and whether files differed from it."""
    described = subprocess.run(["git", "describe", "--always", "--dirty=, changed"], capture_output=True, text=True)
    return described.stdout.strip() or "not a git checkout"
