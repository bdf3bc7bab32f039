"""Alembic's verbs: translation only. What they do stands in the modules of cortap.revisions."""

import argparse
import json
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.utils import DatabaseError, InterfaceError, OperationalError

from ... import lock, loss, report, run, sql, transaction
from ...chain import Chain
from ...errors import Busy, Refused, RevisionError, Usage
from ...ledger import HEAD, Ledger
from ...writing import write_revision
from . import migrate

EPILOG = """
REV names a revision: its id (four hex digits or more), its number (0003), its name or the beginning of it, with the
app before it where need be (auth.0012); or head or base. current, heads and a plain upgrade cover every app;
history, steps (+N, -N), base and stamp only the project's own, unless --app names another. Exit codes: 0 done or
at head, 1 a migration or the database failed, 2 usage, 3 behind, 4 ahead or unknown, 5 refused, 6 the lock is busy.
"""
BUSY_FILE = "Another process is writing to the database: try again when it ended."


class Command(BaseCommand):
    help = "Migrations as Alembic's users know them: where the database stands, and one step up or down." + EPILOG
    requires_system_checks = ()

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        for name, (text, arguments) in VERBS.items():
            verb = verbs.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.", epilog=EPILOG)
            verb.add_argument("--app", help="Only this app, instead of all apps of the project.")
            verb.add_argument(
                "--database", default="default", choices=tuple(connections), help="Alias of the database."
            )
            for flags, options in arguments:
                verb.add_argument(*flags, **options)

    def handle(self, *, verb, database, **options):
        connection = connections[database]
        try:
            code = getattr(self, f"do_{verb}")(connection, **options)
        except RevisionError as error:
            raise CommandError(error, returncode=error.code) from error
        except CommandError:
            raise
        except (DatabaseError, InterfaceError) as error:
            if transaction.waited_for_the_file(error):
                raise CommandError(BUSY_FILE, returncode=Busy.code) from error
            raise CommandError(self.failure(connection, error)) from error
        except KeyboardInterrupt as error:
            raise CommandError("Stopped; what was not finished was taken back.", returncode=130) from error
        except Exception as error:
            if not hasattr(first_error(error), "at"):
                raise
            raise CommandError(self.failure(connection, error)) from error
        if code:
            raise SystemExit(code)

    def failure(self, connection, error):
        """One sentence for an error of the database or of a migration, with the migration and never the password."""
        first = first_error(error)
        said = " ".join(str(first).split()) or "no message"
        if hasattr(first, "at"):
            return f"{first.at} failed and nothing was changed: {type(first).__name__}: {said}"
        host = connection.settings_dict.get("HOST") or connection.settings_dict["NAME"]
        return f"The database at {host} failed: {said}"

    def do_current(self, connection, *, app, wait, as_json, **options):
        ledger = self.ledger_at_head(connection, time.monotonic() + wait)
        ledger.chain.within(app)  # raises for an unknown app
        states = [state for state in ledger.states if app in (None, state.app)]
        if as_json:
            self.stdout.write(json.dumps([report.state_as_dict(state) for state in states], indent=2))
        else:
            self.stdout.write("\n".join(report.current(states)))
        return max(state.code for state in states)

    def ledger_at_head(self, connection, deadline):
        """The ledger once it is at head, or as it is at the deadline; a server that is not there yet is waited for."""
        while True:
            try:
                ledger = Ledger(connection)
                if ledger.code == HEAD or time.monotonic() >= deadline:
                    return ledger
            except OperationalError:
                connection.close()
                if time.monotonic() >= deadline:
                    raise
            time.sleep(0.5)

    def do_history(self, connection, *, app, range, verbose, as_json, **options):
        ledger = Ledger(connection)
        revisions = report.sliced(ledger.chain, range, app)
        if as_json:
            self.stdout.write(json.dumps([report.revision_as_dict(ledger, each) for each in revisions], indent=2))
        else:
            self.stdout.write("\n".join(report.history(ledger, revisions, verbose)))

    def do_heads(self, connection, *, app, **options):
        ledger = Ledger(connection)
        ledger.chain.within(app)  # raises for an unknown app
        heads = [each for each in ledger.chain.heads() if app in (None, each.app)]
        self.stdout.write("\n".join(report.line(ledger, each) for each in heads))

    def do_show(self, connection, *, app, rev, **options):
        ledger = Ledger(connection)
        revision = ledger.chain.resolve(rev, app)
        if revision is None:
            raise Usage("base is the empty database, before the first revision: name a revision.")
        self.stdout.write("\n".join(report.show(ledger, revision)))

    def do_revision(self, connection, *, app, message, empty, **options):
        path = write_revision(connection, message, app=app, empty=empty, stdout=self.stdout)
        if path is None:
            self.stdout.write("The models have not changed, so there is nothing to write; --empty makes one for data.")
        else:
            self.stdout.write(
                f"Written: {path}, and its name into max_migration.txt. Read it, try it up and down, commit both."
            )

    def do_upgrade(self, connection, *, app, rev, plan, as_sql, wait, verbosity, **options):
        ledger = Ledger(connection)
        targets = run.upgrade_targets(ledger, rev, app)
        steps = run.plan(connection, targets)
        if as_sql:
            wanted = [revision for revision, _ in steps]
            return self.write_sql(sql.script_up(connection, ledger.chain, set(ledger.applied), wanted))
        if plan or not steps:
            return self.write_plan(steps, "apply", verbosity)
        if rev == "head" and not app:
            targets = [(None, None)]
        self.migrate(connection, targets, wait=wait, verbosity=verbosity)
        return None

    def do_downgrade(self, connection, *, app, rev, plan, yes, as_sql, wait, verbosity, **options):
        ledger = Ledger(connection)
        targets = run.downgrade_targets(ledger, rev, app)
        steps = run.plan(connection, targets)
        run.refuse_irreversible(steps)
        lost = loss.losses(connection, ledger.chain.loader, steps)
        if as_sql:
            return self.write_sql(sql.script_down(connection, ledger.chain, [revision for revision, _ in steps], lost))
        if plan or not steps:
            self.write_plan(steps, "undo", verbosity)
        for line in lost:
            self.stdout.write(f"lost: {line}")
        if plan or not steps:
            return None
        if lost and not yes:
            raise Refused(
                "Nothing was changed: save what you need (docs/operations.md says how) and repeat with --yes."
            )
        self.migrate(connection, targets, wait=wait, verbosity=verbosity, discard_rows=True)
        return None

    def do_stamp(self, connection, *, app, rev, wait, **options):
        added, removed = run.stamp(connection, rev, app, wait)
        for word, revisions in (("stamped", added), ("unstamped", removed)):
            for each in revisions:
                self.stdout.write(f"{word}: {each.label} [{each.id}]")
        if not added and not removed:
            self.stdout.write("The ledger says so already.")

    def do_sql(self, connection, *, app, range, **options):
        start, colon, end = range.partition(":")
        if not colon:
            raise Usage(f"{range!r} is no range: write A:B, A: or :B.")
        self.write_sql(sql.range_script(connection, Chain(connection), start or "base", end or "head", app))

    def migrate(self, connection, targets, **options):
        """Django's migrate to each (app, name) in one guarded run; name None is zero, app None everything."""
        command = migrate.Command()
        command.stdout, command.stderr = self.stdout, self.stderr

        def work():
            for app, name in targets:
                target = [app, name or "zero"] if app else []
                call_command(command, *target, database=connection.alias, interactive=False, **options)

        run.guarded(connection, work, wait=options["wait"], say=self.stdout.write)

    def write_plan(self, steps, verb, verbosity):
        if not steps and verbosity:
            self.stdout.write("Nothing to do.")
        for revision, _ in steps:
            self.stdout.write(f"would {verb}: {revision.label} [{revision.id}]")

    def write_sql(self, script):
        self.stdout.write(script, ending="")


def first_error(error):
    """The error of the migration, where cleaning up after it (a lost connection, say) raised another."""
    found = error
    while found is not None and not hasattr(found, "at"):
        found = found.__context__
    return found or error


WAIT = (
    ("--wait",),
    {"type": migrate.seconds, "default": lock.WAIT, "help": "Seconds to wait for another run to end (300)."},
)
PLAN = (("--plan",), {"action": "store_true", "help": "Only say what would be done."})
SQL = (("--sql",), {"action": "store_true", "dest": "as_sql", "help": "Print the SQL instead of running it."})
VERBOSITY = (("-v", "--verbosity"), {"type": int, "choices": range(4), "default": argparse.SUPPRESS, "metavar": "0-3"})
JSON = (("--json",), {"action": "store_true", "dest": "as_json", "help": "As JSON."})
VERBS = {
    "current": (
        "show where the database stands",
        [
            (
                ("--wait",),
                {"type": migrate.seconds, "default": 0, "help": "Seconds to wait until the database is at head (0)."},
            ),
            JSON,
        ],
    ),
    "history": (
        "list revisions, newest first",
        [
            (
                ("range",),
                {"nargs": "?", "metavar": "A:B", "help": "Only those after A up to B; either may be left out."},
            ),
            (("--verbose",), {"action": "store_true", "help": "With parent, file, and when it was applied."}),
            JSON,
        ],
    ),
    "heads": ("list the newest revision of each app", []),
    "show": ("show a revision with its operations and SQL", [(("rev",), {"metavar": "REV"})]),
    "revision": (
        "write a new revision from the models' changes",
        [
            (("-m", "--message"), {"required": True, "help": "What it does, as in 'Add priority to questions'."}),
            (("--empty",), {"action": "store_true", "help": "Without changes of models, for a data migration."}),
        ],
    ),
    "upgrade": (
        "apply revisions, all or none",
        [
            (("rev",), {"nargs": "?", "default": "head", "metavar": "REV", "help": "head (default), +N or REV."}),
            PLAN,
            SQL,
            WAIT,
            VERBOSITY,
        ],
    ),
    "downgrade": (
        "undo revisions, all or none, after saying what would be lost",
        [
            (("rev",), {"metavar": "REV", "help": "-N, base, or the REV to keep."}),
            (("--yes",), {"action": "store_true", "help": "Go on although something is lost."}),
            PLAN,
            SQL,
            WAIT,
            VERBOSITY,
        ],
    ),
    "stamp": ("write the ledger only, where the tables are there", [(("rev",), {"metavar": "REV"}), WAIT]),
    "sql": ("print a range as a script for psql", [(("range",), {"metavar": "A:B"})]),
}
