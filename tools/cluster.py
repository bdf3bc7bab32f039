"""A throwaway PostgreSQL server in a temporary folder: for tests, documentation checks and benchmarks.

with Cluster() as cluster:
    cluster.url          # postgres://… of its first database
"""

import glob
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
from urllib.parse import quote

USER = "cortap"
PASSWORD = "p@ss:w/rd"  # noqa: S105 needs quoting, so that every test tries that
DATABASE = "postgres"  # initdb makes it
SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "60"}


class NoPostgres(Exception):
    """There is no PostgreSQL server on this machine."""


def binaries():
    """The folder of initdb and pg_ctl. Raises NoPostgres, with how to install it, where there is none."""
    folders = [pathlib.Path(found).parent for found in [shutil.which("initdb")] if found]
    if shutil.which("pg_config"):
        folders.append(pathlib.Path(subprocess.check_output(["pg_config", "--bindir"], text=True).strip()))
    folders += map(pathlib.Path, sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True))
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoPostgres("no initdb on this machine: install a PostgreSQL server (on Debian: apt-get install postgresql)")


class Cluster:
    """A server on a free port of 127.0.0.1, gone with its data when the block ends."""

    def __init__(self):
        self.binaries = binaries()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self.owner = self.other_user() if os.geteuid() == 0 else None
        self.port = free_port()

    def __enter__(self):
        try:
            self.create()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exc_info):
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self):
        return self.url_of(DATABASE)

    def url_of(self, database):
        return f"postgres://{USER}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}/{database}"

    def create(self):
        if self.owner:
            shutil.chown(self.folder, self.owner)
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        options = ["-U", USER, f"--pwfile={secret}", "--auth=scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8"]
        self.run("initdb", "-D", str(self.data), "--no-sync", *options)

    def start(self):
        settings = {
            **SETTINGS,
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
        }
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        self.run("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def stop(self, mode="fast"):
        self.run("pg_ctl", "-D", str(self.data), "-w", "-m", mode, "stop")

    def run(self, program, *arguments):
        """Run one of PostgreSQL's programs as the cluster's owner. Raises RuntimeError with what it printed."""
        done = subprocess.run(
            [self.binaries / program, *arguments],
            user=self.owner,
            cwd=self.folder,
            env={**os.environ, "PGPASSWORD": PASSWORD},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,  # the server would keep a pipe open
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stdout or (self.folder / 'log').read_text()}")

    @staticmethod
    def other_user():
        """Who owns the server where root runs the tests: PostgreSQL refuses to run as root."""
        names = {entry.pw_name for entry in pwd.getpwall()}
        return "postgres" if "postgres" in names else "nobody"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
