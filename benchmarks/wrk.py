"""wrk, the load generator: one run, and what it printed as figures."""

import re
import subprocess
from dataclasses import dataclass

THREADS, CONNECTIONS = 2, 16
PATIENCE = 60  # seconds for one answer; wrk's own two would count a slow answer as failed
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class NoFigures(Exception):
    """wrk printed something else than a run's figures: the message holds it."""


@dataclass(frozen=True)
class Run:
    """Requests a second, the 99th percentile in milliseconds, and requests that got no 2xx or 3xx or no answer."""

    rate: float
    p99: float
    failed: int


def load(url, seconds, accept_encoding, script=None):
    """A Run of so many seconds against the URL, or what the script makes of it. NoFigures where it measured nothing."""
    command = ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", f"--timeout={PATIENCE}s", "--latency"]
    header = ["-H", f"Accept-Encoding: {accept_encoding}"]
    scripted = ["-s", str(script)] if script else []
    done = subprocess.run([*command, *header, *scripted, url], capture_output=True, text=True)
    return figures(done.stdout + done.stderr)


def figures(printed):
    """The Run in what wrk printed. Raises NoFigures where there is none, or no request was answered."""
    rate = re.search(r"^Requests/sec: +([\d.]+)$", printed, re.MULTILINE)
    p99 = re.search(r"^ +99% +([\d.]+)(us|ms|s|m) *$", printed, re.MULTILINE)
    if not rate or not p99 or float(rate[1]) == 0:
        raise NoFigures(f"wrk measured nothing; try more --seconds. It printed:\n{printed}")
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", printed)
    failed = int(refused[1]) if refused else 0
    return Run(
        rate=float(rate[1]),
        p99=float(p99[1]) * MILLISECONDS[p99[2]],
        failed=failed + sum(map(int, broken.groups() if broken else ())),
    )
