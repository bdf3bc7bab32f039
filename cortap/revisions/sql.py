"""A range of revisions as a PostgreSQL script: guarded, with its ledger writes, in one transaction.

`psql -f` of the script leaves what `db upgrade` leaves. Before it touches anything it checks that exactly the revisions
before the range are applied, so a second run, or one on another database, is refused.
"""

from django.db.migrations.recorder import MigrationRecorder

from .errors import Refused, Usage
from .lock import KEY

HEADER = """\\set ON_ERROR_STOP on
BEGIN;
SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = '3s';
SET LOCAL client_min_messages = warning;
"""
GUARD = """DO $guard$
BEGIN
    IF NOT pg_try_advisory_xact_lock({key}) THEN
        RAISE EXCEPTION 'another migration run holds the lock: try again when it ended';
    END IF;
    IF (SELECT count(*) FROM django_migrations WHERE (app, name) IN ({before})) <> {count} THEN
        RAISE EXCEPTION 'not all that comes before this script is applied: see manage.py db current';
    END IF;
    IF EXISTS (SELECT FROM django_migrations WHERE (app, name) IN ({range})) THEN
        RAISE EXCEPTION 'this script was run already, at least in part: see manage.py db current';
    END IF;
END
$guard$;
"""


def range_script(connection, chain, start, end, app=None):
    """The script for the revisions after `start` up to `end`, which are references; start may be base.

    Raises Refused where a step cannot be written as SQL, and Usage where the range is empty or runs backward.
    """
    first, last = resolve(chain, start, app), resolve(chain, end, app)
    if last is None:
        raise Usage("A range ends with a revision or head: write base:REV, A:B or A:head.")
    before = set(chain.loader.graph.forwards_plan(first.key)) if first else set()
    needed = chain.loader.graph.forwards_plan(last.key)
    steps = [each for each in chain.revisions if each.key in needed and each.key not in before]
    if not steps or (first and first.key not in needed):
        raise Usage(f"{start}:{end} holds no revision to apply: write the earlier one first.")
    return script(connection, chain, before, steps)


def script(connection, chain, before, steps):
    """The script that applies these revisions to a database with exactly the keys `before` of what they need."""
    if connection.vendor != "postgresql":
        raise Refused(
            "db sql writes PostgreSQL: set DATABASE_URL to a PostgreSQL database, or run manage.py db upgrade."
        )
    if not steps:
        raise Usage("Nothing is to be applied, so there is no SQL to write.")
    bodies = [written(chain, each) for each in steps]
    ledger = [] if before else [ledger_table(connection)]
    return "".join([HEADER, *ledger, guard(before, steps), *bodies, "COMMIT;\n"])


def ledger_table(connection):
    """The statement that makes Django's ledger, where the script starts on an empty database."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        editor.create_model(MigrationRecorder.Migration)
    return editor.collected_sql[0].replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS") + "\n"


def resolve(chain, reference, app):
    if reference == "base":
        return None
    if reference == "head":
        heads = [each for each in chain.heads() if (each.app == app if app else each.own)]
        if len(heads) != 1:
            raise Usage(f"There are {len(heads)} heads: name one with --app, or write its revision.")
        return heads[0]
    return chain.find(reference, app)


def guard(before, steps):
    return GUARD.format(
        key=KEY,
        before=pairs(before) or "('', '')",
        count=len(before),
        range=pairs(each.key for each in steps),
    )


def pairs(keys):
    return ", ".join(f"('{app}', '{name}')" for app, name in sorted(keys))


def written(chain, revision):
    """A revision's statements, and the row of the ledger. Raises Refused where one has no SQL."""
    for operation in revision.migration.operations:
        if not operation.reduces_to_sql:
            raise Refused(
                f"{revision.label} runs Python ({operation.describe()}) and cannot be written as SQL: "
                "write the ranges before and after it, and apply this one with manage.py db upgrade."
            )
    statements = chain.loader.collect_sql([(revision.migration, False)])
    ledger = f"INSERT INTO django_migrations (app, name, applied) VALUES ('{revision.app}', '{revision.name}', now());"  # noqa: S608 names of files
    settle = "SET CONSTRAINTS ALL IMMEDIATE;"
    body = [line for line in statements if line not in ("BEGIN;", "COMMIT;")]
    return "\n".join([f"\n-- {revision.label} [{revision.id}]", *body, settle, ledger, ""])
