"""A range of revisions as a PostgreSQL script: guarded, with its ledger writes, in one transaction.

`psql -f` of the script leaves what `db upgrade` or `db downgrade` leaves. Before it touches anything it checks what
is applied and what is not, so a second run, or one on another database, is refused.
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
    IF (SELECT count(*) FROM django_migrations WHERE (app, name) IN ({there})) <> {count} THEN
        RAISE EXCEPTION 'not all that this script starts from is applied: see manage.py db current';
    END IF;
    IF EXISTS (SELECT FROM django_migrations WHERE (app, name) IN ({absent})) THEN
        RAISE EXCEPTION 'this script was run already, or a later revision is applied: see manage.py db current';
    END IF;
END
$guard$;
"""
INSERT = "INSERT INTO django_migrations (app, name, applied) VALUES ('{app}', '{name}', now());"
DELETE = "DELETE FROM django_migrations WHERE (app, name) = ('{app}', '{name}');"


def range_script(connection, chain, start, end, app=None):
    """The script for the revisions after `start` up to `end`, which are references; start may be base.

    Raises Refused where a step cannot be written as SQL, and Usage where the range is empty or runs backward.
    """
    first, last = chain.resolve(start, app), chain.resolve(end, app)
    if last is None:
        raise Usage("A range ends with a revision or head: write base:REV, A:B or A:head.")
    before = set(chain.loader.graph.forwards_plan(first.key)) if first else set()
    needed = chain.loader.graph.forwards_plan(last.key)
    steps = [each for each in chain.revisions if each.key in needed and each.key not in before]
    if not steps or (first and first.key not in needed):
        raise Usage(f"{start}:{end} holds no revision to apply: write the earlier one first.")
    return script_up(connection, chain, before, steps)


def script_up(connection, chain, before, steps):
    """The script that applies these revisions to a database with exactly the keys `before` of what they need."""
    refuse_script(connection, steps)
    ledger = [] if before else [ledger_table(connection)]
    guarded = guard(there=before, absent=[each.key for each in steps])
    return "".join([HEADER, *ledger, guarded, *(written(chain, each, INSERT) for each in steps), "COMMIT;\n"])


def script_down(connection, chain, steps, lost):
    """The script that undoes these revisions, newest first, where they are applied and none after them is.

    `lost` are sentences about what it destroys; they stand at its head.
    """
    refuse_script(connection, steps)
    keys = {each.key for each in steps}
    apps = {each.app for each in steps}
    order = [each.key for each in chain.revisions if each.app in apps]
    later = order[max(order.index(key) for key in keys) + 1 :]
    guarded = guard(there=keys, absent=later)
    remarks = "".join(f"-- lost: {line}\n" for line in lost)
    return "".join([remarks, HEADER, guarded, *(written(chain, each, DELETE) for each in steps), "COMMIT;\n"])


def refuse_script(connection, steps):
    """Raise Refused or Usage where there is nothing to write, or no SQL for it."""
    if connection.vendor != "postgresql":
        raise Refused("SQL is written for PostgreSQL: set DATABASE_URL to a PostgreSQL database, or run it with db.")
    if not steps:
        raise Usage("There is nothing to do, so there is no SQL to write.")
    for revision in steps:
        for operation in revision.migration.operations:
            if not operation.reduces_to_sql:
                raise Refused(
                    f"{revision.label} runs Python ({operation.describe()}) and cannot be written as SQL: "
                    "write the ranges before and after it, and run this one with manage.py db."
                )


def ledger_table(connection):
    """The statement that makes Django's ledger, where the script starts on an empty database."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        editor.create_model(MigrationRecorder.Migration)
    return editor.collected_sql[0].replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS") + "\n"


def guard(there, absent):
    """The block that stops the script unless all of `there` and none of `absent` are in the ledger."""
    return GUARD.format(key=KEY, there=pairs(there), count=len(there), absent=pairs(absent))


def pairs(keys):
    return ", ".join(f"('{app}', '{name}')" for app, name in sorted(keys)) or "('', '')"


def written(chain, revision, ledger):
    """A revision's statements in the direction of the ledger's statement, and that statement."""
    statements = chain.loader.collect_sql([(revision.migration, ledger is DELETE)])
    body = [line for line in statements if line not in ("BEGIN;", "COMMIT;")]
    row = ledger.format(app=revision.app, name=revision.name)
    return "\n".join([f"\n-- {revision.label} [{revision.id}]", *body, "SET CONSTRAINTS ALL IMMEDIATE;", row, ""])
