"""The site as processes of its own: gunicorn on a free port, on a database that the caller names."""

import contextlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
from dataclasses import dataclass

from tools.cluster import free_port

ROOT = pathlib.Path(__file__).resolve().parent.parent
PATIENCE = 30  # seconds for a start
PASSWORD = "a-heron-at-the-bus-stop"  # noqa: S105 of the staff of databases that are thrown away
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "tools.production",
    "DEBUG": "false",
    "SECRET_KEY": "of-a-site-that-is-thrown-away",
    "SECURE_SSL_REDIRECT": "false",
    "ALLOWED_HOSTS": "127.0.0.1",
    "WEB_CONCURRENCY": "2",  # what one worker changes, another one shows
}
EDITIONS = [ROOT / "fixtures" / "fy2025", ROOT / "fixtures" / "fy2025-corrections"]
STAFF = f"""
import json
from django.contrib.auth.models import Group, User
from compliance.models import Deficiency, Edition, Question
for name in ("reviewer", "editor"):
    user = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=name.capitalize()))
question = Question.objects.get(question_code="TVI3")
print(json.dumps({{
    "section": question.section.pk,
    "question": question.pk,
    "version": question.history.earliest("history_id").pk,
    "indicator": question.indicators.first().pk,
    "deficiency": Deficiency.objects.get(deficiency_code="TVI3-1").pk,
    "edition": Edition.objects.earliest("pk").pk,
}}))
"""


@dataclass(frozen=True)
class Site:
    """Where the site is, and the ids of section TVI, TVI3, its first version and parts, and the first edition."""

    address: str
    ids: dict


@contextlib.contextmanager
def production(database_url, folder):
    """Serve the guide as production does, from an empty database, with users `reviewer` and `editor`; gives a Site.

    Two editions are published: FY2025, which is current, and FY2025.1, which has what it lacks. Static files and the
    log go into the folder. Raises RuntimeError where a command fails.
    """
    variables = {**PRODUCTION, "DATABASE_URL": database_url, "STATIC_ROOT": str(folder / "static")}
    manage(variables, "migrate", "--noinput", "--verbosity", "0")
    manage(variables, "collectstatic", "--noinput", "--verbosity", "0")
    manage(variables, "import_guide", *map(str, EDITIONS), "--verbosity", "0")
    manage(variables, "edition", "current", "FY2025", "--verbosity", "0")
    ids = json.loads(manage(variables, "shell", "--no-imports", "--command", STAFF))
    with served(database_url, folder / "site.log", **variables) as host:
        yield Site(f"http://{host}", ids)


def manage(variables, *arguments):
    """What manage.py printed. Raises RuntimeError with what it complained of."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=clean_environment(**variables), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"manage.py {arguments[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


@contextlib.contextmanager
def served(database_url, log, **variables):
    """Serve the site without throttling; gives its host and port. log is a file for what it prints."""
    port = free_port()
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "3", "--no-control-socket"]
    variables = {"DATABASE_URL": database_url, "DEBUG": "true", "THROTTLE_ANONYMOUS": "", **variables}
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


def clean_environment(**variables):
    """An environment with nothing set but what a process needs, and the given variables."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | variables


def wait_for(port, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"The site did not start: gunicorn ended with {process.poll()}.")
