"""What make runs says in one sentence what is wrong with a machine."""

import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT, clean_environment
from tools import install


def run(*command, **environment):
    return subprocess.run(command, cwd=ROOT, env=clean_environment(**environment), capture_output=True, text=True)


def test_an_old_python_is_refused(monkeypatch):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 18))
    with pytest.raises(SystemExit, match=r"cortap needs Python 3\.11 to 3\.13 and this is 3.9.18: install one"):
        install.main([])


def test_a_busy_port_is_refused():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = run(sys.executable, "tools/serve.py", str(port))
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {port} is in use: stop what listens there, or take another with make run PORT={port + 1}.\n"
    )


def test_a_port_that_is_none_is_refused():
    refused = run(sys.executable, "tools/serve.py", "http")
    assert refused.stderr == "PORT='http' is not a port: use a number from 1 to 65535, as in make run PORT=8001.\n"


def test_no_network_is_one_sentence(tmp_path):
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    (tmp_path / "requirements.txt").write_text("six==1.16.0 --hash=sha256:" + "0" * 64 + "\n")
    refused = subprocess.run(
        [sys.executable, "tools/install.py", "requirements.txt"],
        cwd=tmp_path,
        env=clean_environment(PIP_INDEX_URL="http://127.0.0.1:1/simple", PIP_CONFIG_FILE=os.devnull),
        capture_output=True,
        text=True,
    )
    assert refused.returncode == 1
    assert refused.stderr == (
        "The package index could not be reached for requirements.txt: connect to the network, or set PIP_INDEX_URL to "
        "a mirror, and run make again.\n"
    )


def test_a_machine_without_postgresql_or_chromium_is_told_loudly_and_fails_in_ci(tmp_path):
    """With nothing on the PATH but Python, and no server where Debian puts it, only the SQLite half runs."""
    script = (
        "import sys; from tools import cluster, test; cluster.glob.glob = lambda pattern: [];"
        "cluster.shutil.which = lambda name: None; test.run = lambda *arguments: 0; test.main([])"
    )
    for ci, status in (("", 0), ("true", 1)):
        done = run(sys.executable, "-c", script, CI=ci)
        assert done.returncode == status
        assert "NOT TESTED ON POSTGRESQL: no initdb on this machine: install a PostgreSQL server" in done.stderr
        assert "NOT TESTED IN A BROWSER: no chromium on this machine: install one" in done.stderr
