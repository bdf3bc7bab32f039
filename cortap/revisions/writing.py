"""New revisions: Django's makemigrations, with an id, a parent and a date in the class."""

import datetime
import json
import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from django.core.management import call_command
from django.db.migrations.writer import MigrationWriter
from django.utils.text import slugify

from .errors import Unknown, Usage
from .ledger import BEHIND, Ledger

LONGEST_NAME = 60
CLASS = re.compile(r"^(class Migration\(migrations\.Migration\):\n)\n?", re.MULTILINE)


def write_revision(connection, message, *, app=None, empty=False, stdout=None):
    """Make a migration from the models' changes, or an empty one; returns its path, or None without changes.

    Raises Usage where the database is behind: a revision written then would describe changes twice.
    """
    ledger = Ledger(connection)
    app = app or only_own_app(ledger.chain)
    ledger.chain.within(app)
    if app not in ledger.chain.own_apps:
        raise Usage(f"{app} is not an app of this project: its migrations are its authors'.")
    state = next(state for state in ledger.states if state.app == app)
    if state.remarks:
        raise Unknown(f"{'; '.join(state.remarks)}.")
    if state.code == BEHIND:
        raise Usage(f"The database is not at {app}'s head: run manage.py db upgrade first.")
    before = set(files(app))
    try:
        call_command("makemigrations", app, name=named(message), empty=empty, stdout=stdout)
    except EOFError as error:
        raise Usage("makemigrations has a question: run it in a terminal, or give the field null=True.") from error
    made = sorted(set(files(app)) - before)
    if not made:
        return None
    heads = [each for each in ledger.chain.heads() if each.app == app]
    for path in made:
        add_metadata(path, message, heads[0].id if heads else None)
    return made[-1]


def named(message):
    """The file's name from the message. Raises Usage where no Latin letter is in it."""
    slug = slugify(message).replace("-", "_")[:LONGEST_NAME].strip("_")
    if not re.search("[a-z]", slug):
        raise Usage(f"{message!r} makes no file name: use Latin letters, as in -m 'Add priority to questions'.")
    return slug


def only_own_app(chain):
    if len(chain.own_apps) != 1:
        raise Usage(f"There are {len(chain.own_apps)} apps with revisions: name one with --app.")
    return next(iter(chain.own_apps))


def files(app):
    folder = Path(MigrationWriter(type("Any", (), {"app_label": app, "name": "any"})()).basedir)
    return list(folder.glob("[0-9]*.py"))


def add_metadata(path, message, revises):
    """Write the message and the three attributes into the class, and format the file where ruff is at hand."""
    created = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    documented = json.dumps(message.strip().rstrip(".") + ".", ensure_ascii=False)
    lines = [
        f'""{documented}""\n',
        f'revision = "{secrets.token_hex(6)}"',
        f"revises = {json.dumps(revises) if revises else None}",
        f'created = "{created}"',
    ]
    attributes = "".join(f"    {line}\n" for line in lines)
    path.write_text(CLASS.sub(lambda found: f"{found[1]}{attributes}\n", path.read_text()))
    ruff = Path(sys.executable).with_name("ruff")
    if ruff.exists() or shutil.which("ruff"):
        subprocess.run([ruff if ruff.exists() else "ruff", "format", "--quiet", path], check=False)
