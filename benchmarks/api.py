"""The API beside its peers, each behind two workers on a throwaway PostgreSQL, measured with wrk.

Usage: python -m benchmarks.api [--rounds 7] [--seconds 3] [--only CELL] [--json FILE]
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from math import ceil
from pathlib import Path

from tools.cluster import Cluster, NoPostgres

from . import report
from .cells import CATALOGUE, CELLS
from .servers import COMMANDS, TITLES, WORKERS, ServerError, gunicorn, nginx, prepare, production
from .wrk import NoFigures, load

ENOUGH = 150  # requests of one run, so that those under way at its end weigh little
LONGEST = 20  # seconds of one run, however slow the answers


def arguments():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api", description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=7, help="how many rounds (default: 7)")
    parser.add_argument("--seconds", type=int, default=3, help="seconds of one run of wrk (default: 3)")
    parser.add_argument("--only", action="append", choices=[cell.key for cell in CELLS], metavar="CELL", help=KEYS)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run to this file, too")
    return parser.parse_args()


KEYS = f"measure this cell; may be repeated. Cells: {', '.join(cell.key for cell in CELLS)}"


def refuse_missing(programs):
    missing = [program for program in programs if not shutil.which(program)]
    if missing:
        sys.exit(
            f"{' and '.join(missing)} not found: install what measures (on Debian: apt-get install wrk nginx-light)."
        )


@contextmanager
def started(cells, url):
    """{name: Server} of all that the cells need, over a migrated database at the URL."""
    environment = production(url)
    prepare(environment)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        needed = taking_part(cells)
        servers = {
            name: stack.enter_context(gunicorn(name, folder, environment)) for name in COMMANDS if name in needed
        }
        if "nginx" in needed:
            write_catalogue(servers["ours"], folder)
            servers["nginx"] = stack.enter_context(nginx(folder))
        yield servers


def taking_part(cells):
    return {server for cell in cells for server in cell.servers}


def write_catalogue(ours, folder):
    """Our answer, plain and as we compress it, as files for nginx. Raises ServerError where we do not compress it."""
    (folder / "catalogue.json").write_bytes(ours.get(CATALOGUE))
    _, encoding, body = ours.request(CATALOGUE, "gzip")
    if encoding != "gzip":
        raise ServerError(f"ours answered {ours.url(CATALOGUE)} with Content-Encoding {encoding!r}, not gzip.")
    (folder / "catalogue.json.gz").write_bytes(body)


def refuse_differences(cells, servers):
    """Raises ServerError where a peer's answer does not hold the same records as ours."""
    for cell in cells:
        answers = {name: servers[name].get(cell.path_at(name), cell.accept_encoding) for name in cell.servers}
        for peer in cell.peers:
            different = sorted(cell.compare(peer, answers["ours"], answers[peer]))
            if different:
                raise ServerError(
                    f"{TITLES[peer]} and ours differ at {servers[peer].url(cell.path_at(peer))} "
                    f"in {len(different)} records, such as {', '.join(different[:5])}: they cannot be compared."
                )


def lengths(cells, servers, seconds):
    """{(cell's key, server): seconds for a run}: more than asked where answers are slow."""
    return {
        (cell.key, name): max(seconds, min(LONGEST, ceil(ENOUGH * answer_time(cell, servers[name]) / WORKERS)))
        for cell in cells
        for name in cell.servers
    }


def answer_time(cell, server):
    """Seconds for one answer to one client."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        server.get(cell.path_at(server.name), cell.accept_encoding)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def run(cell, server, seconds):
    measured = load(server.url(cell.path_at(server.name)), seconds, cell.accept_encoding, cell.script)
    server.wait_until_it_rests()
    return measured


def one_round(number, cells, servers, lasting):
    """{cell's key: {server: Run}}; another server begins in each round."""
    print(f"round {number}", file=sys.stderr, flush=True)
    return {
        cell.key: {name: run(cell, servers[name], lasting[cell.key, name]) for name in rotated(cell.servers, number)}
        for cell in cells
    }


def rotated(servers, number):
    first = number % len(servers)
    return servers[first:] + servers[:first]


def measure(cells, options):
    """(rounds, memory, conditions) of a whole run."""
    with Cluster() as cluster, started(cells, cluster.url) as servers:
        refuse_differences(cells, servers)
        lasting = lengths(cells, servers, options.seconds)
        one_round(0, cells, servers, lasting)  # warms up
        rounds = [one_round(number, cells, servers, lasting) for number in range(1, options.rounds + 1)]
        memory = {name: servers[name].memory() for name in COMMANDS if name in servers}
        return rounds, memory, report.conditions(cluster.url, options.rounds, options.seconds)


def written(rounds, memory, conditions):
    runs = [{key: {name: asdict(each) for name, each in cell.items()} for key, cell in one.items()} for one in rounds]
    return json.dumps({"conditions": conditions, "memory": memory, "rounds": runs}, indent=2) + "\n"


def main():
    options = arguments()
    cells = [cell for cell in CELLS if not options.only or cell.key in options.only]
    refuse_missing(["wrk", *({"nginx"} & taking_part(cells))])
    try:
        rounds, memory, conditions = measure(cells, options)
    except (NoPostgres, ServerError, NoFigures) as error:
        sys.exit(str(error))
    if options.json:
        options.json.write_text(written(rounds, memory, conditions))
    print("\n".join([*report.table(cells, rounds), "", *report.memory_table(memory), ""]))
    print("\n".join(f"- {what}: {value}" for what, value in conditions.items()))
    failed = sum(each.failed for one in rounds for cell in one.values() for each in cell.values())
    if failed:
        sys.exit(f"{failed} requests failed, so that the table says nothing: see its last column.")


if __name__ == "__main__":
    main()
