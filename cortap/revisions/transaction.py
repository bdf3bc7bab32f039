"""A whole run in one transaction: all of it or nothing, the ledger included."""

from contextlib import contextmanager

from django.db import transaction
from django.db.utils import OperationalError

from .errors import Busy
from .lock import WAIT

LOCK_TIMEOUT = "3s"  # how long one statement waits for a table, with readers queueing behind it
NO_LIMIT = ("statement_timeout", "idle_in_transaction_session_timeout")  # a data migration may take its time


@contextmanager
def whole(connection, wait=WAIT):
    """Run the block in one transaction in which migrations can be applied and unapplied."""
    opened = sqlite_transaction if connection.vendor == "sqlite" else postgresql_transaction
    with opened(connection, wait):
        yield


@contextmanager
def postgresql_transaction(connection, wait):
    with transaction.atomic(connection.alias):
        with connection.cursor() as cursor:
            for limit in NO_LIMIT:
                cursor.execute(f"SET LOCAL {limit} = 0")
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        yield


@contextmanager
def sqlite_transaction(connection, wait):
    """Foreign key checks must be off before the transaction, or SQLite's schema editor refuses to work in it."""
    connection.ensure_connection()
    mode = connection.transaction_mode
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (patience,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
    connection.disable_constraint_checking()
    connection.transaction_mode = "IMMEDIATE"  # two runs that both read first would deadlock; this one waits
    try:
        with sqlite_atomic(connection, wait):
            connection.transaction_mode = mode
            yield
    finally:
        connection.transaction_mode = mode
        connection.enable_constraint_checking()
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")


@contextmanager
def sqlite_atomic(connection, wait):
    begun = False
    try:
        with transaction.atomic(connection.alias):
            begun = True
            yield
    except OperationalError as error:
        if begun or not waited_for_the_file(error):
            raise
        raise Busy(f"Another process has written to the database for {wait} s: try again when it ended.") from error


def settle(connection):
    """Check deferred constraints now: a later ALTER in the transaction fails while checks are pending."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def waited_for_the_file(error):
    """Whether this error is SQLite's busy_timeout."""
    return "database is locked" in str(error)


def waited_for_a_table(error):
    """Whether this error is PostgreSQL's lock_timeout."""
    return getattr(error.__cause__, "sqlstate", None) == "55P03"
