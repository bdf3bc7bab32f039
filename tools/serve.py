"""Migrate, say where to look, and serve the developer's copy: what `make run` does once .venv is there.

Usage: serve.py PORT
"""

import os
import pathlib
import socket
import subprocess
import sys

MANAGE = [sys.executable, str(pathlib.Path(__file__).resolve().parent.parent / "manage.py")]
WELCOME = """
cortap is at http://127.0.0.1:{port}/
  the guide to read      http://127.0.0.1:{port}/          (try /questions/tvi3/)
  the guide as data      http://127.0.0.1:{port}/api/v1/   (try /api/v1/questions/tvi3/)
  reading and correcting http://127.0.0.1:{port}/admin/    (make admin makes a user)
Control-C stops it.
"""


def main(port):
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"PORT={port!r} is not a port: use a number from 1 to 65535, as in make run PORT=8001.")
    refuse_busy(int(port))
    migrated = subprocess.run([*MANAGE, "migrate", "--noinput"])
    if migrated.returncode:
        sys.exit(migrated.returncode)
    print(WELCOME.format(port=port), flush=True)
    os.execv(sys.executable, [*MANAGE, "runserver", "--skip-checks", f"127.0.0.1:{port}"])


def refuse_busy(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is in use: stop what listens there, or take another with make run PORT={port + 1}.")


if __name__ == "__main__":
    main(sys.argv[1])
