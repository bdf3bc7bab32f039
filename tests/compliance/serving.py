"""The site as a process of its own: a worker of gunicorn on a port and a database of the test's own."""

import contextlib
import socket
import subprocess
import sys
import time

from tests.conftest import ROOT, clean_environment
from tools.cluster import free_port

PATIENCE = 30  # seconds for a start


@contextlib.contextmanager
def served(database_url, log, **environment):
    """Serve the site without throttling; gives its host and port. log is a file for what it prints."""
    port = free_port()
    variables = {"DATABASE_URL": database_url, "DEBUG": "true", "THROTTLE_ANONYMOUS": "", **environment}
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "3", "--no-control-socket"]
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--limit-request-line", "8190", *options, "cortap.wsgi"],
            cwd=ROOT,
            env=clean_environment(**variables),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(port, process)
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_for(port, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"The site did not start: gunicorn ended with {process.poll()}.")
