"""Running migrations under the lock, in one transaction, with retries; and the plans and refusals before."""

import time
from contextlib import nullcontext

from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from . import lock, transaction
from .chain import revision_of
from .errors import Busy, Refused, Unknown, Usage
from .ledger import Ledger

ATTEMPTS = 5  # at a table that another session holds
PAUSE = 1.0  # seconds before the second attempt, and one more before each other
running = set()  # aliases of databases on which this process runs migrations now


def guarded(connection, work, *, wait=lock.WAIT, in_one=True, say=print):
    """Return work(), done under the lock and in one transaction, and again where a table was held by somebody else.

    in_one=False leaves the transactions to the work. A run within a run joins it. Raises Busy where waiting had an end.
    """
    if connection.alias in running:
        return work()
    with lock.held(connection, wait):
        running.add(connection.alias)
        try:
            return attempted(connection, work, wait=wait, in_one=in_one, say=say)
        finally:
            running.discard(connection.alias)


def attempted(connection, work, *, wait, in_one, say):
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with transaction.whole(connection, wait) if in_one else nullcontext():
                return work()
        except OperationalError as error:
            if not transaction.waited_for_a_table(error):
                raise
            held = f"A table was held by another session for over {transaction.LOCK_TIMEOUT}; nothing was changed"
            if attempt == ATTEMPTS:
                raise Busy(
                    f"{held} in {ATTEMPTS} attempts: see pg_stat_activity for who holds it, and try again."
                ) from error
            say(f"{held}. Trying again ({attempt + 1} of {ATTEMPTS}).")
            time.sleep(PAUSE * attempt)
    raise AssertionError("unreachable: the last attempt returns or raises")


def refuse_unknown(ledger):
    """Raise Unknown where database and files do not fit together."""
    if ledger.remarks:
        raise Unknown(f"{'; '.join(ledger.remarks)}.")


def upgrade_targets(ledger, reference, app=None):
    """[(app, name)] to migrate to for head, +N or a revision; [] where nothing is to be done."""
    refuse_unknown(ledger)
    if reference.startswith("+"):
        pending = [each for each in ledger.chain.within(app) if not ledger.is_applied(each)]
        count = steps(reference)
        if count > len(pending):
            raise Usage(f"{reference} goes beyond the head: {len(pending)} revisions are not applied.")
        return last_of_each_app(pending[:count])
    if reference == "head":
        ledger.chain.within(app)  # raises for an unknown app
        heads = [each for each in ledger.chain.heads() if app in (None, each.app)]
        return [each.key for each in heads if not ledger.is_applied(each)]
    target = ledger.chain.find(reference, app)
    return [] if ledger.is_applied(target) else [target.key]


def downgrade_targets(ledger, reference, app=None):
    """[(app, name or None)] to migrate back to for base, -N or a revision; [] where nothing is to be done."""
    refuse_unknown(ledger)
    applied = [each for each in ledger.chain.within(app) if ledger.is_applied(each)]
    if reference == "base":
        return [(name, None) for name in sorted({each.app for each in applied})]
    if reference.startswith("-"):
        count = steps(reference)
        if count > len(applied):
            raise Usage(f"{reference} goes below the base: {len(applied)} revisions are applied.")
        kept, undone = applied[: len(applied) - count], applied[len(applied) - count :]
        left = dict(last_of_each_app(kept))
        return [(name, left.get(name)) for name in sorted({each.app for each in undone})]
    target = ledger.chain.find(reference, app)
    if not ledger.is_applied(target):
        raise Usage(f"{target.label} is not applied, so nothing can go back to it: see manage.py db current.")
    return [target.key]


def steps(reference):
    """The N of +N or -N. Raises Usage where it is no number from 1."""
    if not reference[1:].isdecimal() or int(reference[1:]) == 0:
        raise Usage(f"{reference!r} is no number of steps: write +1, -1 and so on.")
    return int(reference[1:])


def last_of_each_app(revisions):
    return list(dict(revision.key for revision in revisions).items())


def plan(connection, targets):
    """[(Revision, backwards)] that would be applied or unapplied to reach the targets, in order."""
    found = MigrationExecutor(connection).migration_plan(targets) if targets else []
    return [(revision_of(migration), backwards) for migration, backwards in found]


def refuse_irreversible(steps_down):
    """Raise Refused, before anything ran, where a step has no way back."""
    for revision, _ in steps_down:
        for operation in revision.migration.operations:
            if not operation.reversible:
                raise Refused(
                    f"{revision.label} cannot be undone ({operation.describe()}): nothing was changed. "
                    "Restore a backup instead, or write a new revision that mends forward."
                )


def stamp(connection, reference, app=None, wait=lock.WAIT):
    """Write the ledger as if exactly the revisions up to this one were applied. Returns what was added and removed.

    Raises Refused where tables or columns of the revision are not there.
    """

    def work():
        ledger = Ledger(connection)
        target = ledger.chain.resolve(reference, app)
        if strangers := [line for state in ledger.states for line in state.strangers]:
            raise Unknown(f"{'; '.join(strangers)}.")
        scope = ledger.chain.within(target.app if target else app)
        wanted = needed_by(ledger, target)
        refuse_missing(connection, ledger, target)
        recorder = MigrationExecutor(connection).recorder
        recorder.ensure_schema()
        added = [each for each in ledger.chain.revisions if each.key in wanted and not ledger.is_applied(each)]
        removed = [each for each in scope if each.key not in wanted and ledger.is_applied(each)]
        for each in added:
            recorder.record_applied(*each.key)
        for each in removed:
            recorder.record_unapplied(*each.key)
        return added, removed

    return guarded(connection, work, wait=wait)


def needed_by(ledger, target):
    """Keys of the revision and all that it depends on."""
    return set(ledger.chain.loader.graph.forwards_plan(target.key)) if target else set()


def refuse_missing(connection, ledger, target):
    """Raise Refused where the target's app has tables or columns at this revision that the database has not."""
    if target is None:
        return
    models = (
        ledger.chain.loader.project_state(target.key)
        .apps.get_app_config(target.app)
        .get_models(include_auto_created=True)
    )
    with connection.cursor() as cursor:
        tables = {table.name for table in connection.introspection.get_table_list(cursor)}
        missing = [line for model in models for line in missing_of(connection, cursor, model, tables)]
    if missing:
        raise Refused(
            f"{target.label} is not what the database holds: {', '.join(missing)} is missing. Nothing was written; "
            "stamp the revision that is really there, or run manage.py db upgrade."
        )


def missing_of(connection, cursor, model, tables):
    """What the database lacks of a model: its table, or columns of it."""
    table = model._meta.db_table
    if model._meta.proxy or not model._meta.managed:
        return []
    if table not in tables:
        return [f"table {table}"]
    live = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    wanted = [field.column for field in model._meta.local_concrete_fields]
    return [f"column {table}.{column}" for column in wanted if column not in live]
