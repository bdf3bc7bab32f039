"""One run at a time: a lock that waits with an end, and is free when its holder dies.

PostgreSQL: an advisory lock on a connection of its own, asked for again and again. A lock that blocks would hang for
ever together with CREATE INDEX CONCURRENTLY, which waits for every open transaction, that of the waiting session too.
SQLite: the transaction itself, which takes the file's write lock when it begins.
"""

import time
from contextlib import contextmanager

from .errors import Busy

KEY = 0x636F72746170  # "cortap", in hexadecimal
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0  # seconds between two attempts, doubled each time
WAIT = 300  # seconds


@contextmanager
def held(connection, wait=WAIT):
    """Hold the database's migration lock. Raises Busy after `wait` seconds."""
    if connection.vendor != "postgresql":
        yield
        return
    holder = connection.copy()
    try:
        acquire(holder, wait)
        yield
    finally:
        holder.close()  # and with it the lock


def acquire(holder, wait):
    deadline, pause = time.monotonic() + wait, FIRST_PAUSE
    with holder.cursor() as cursor:
        while not attempt(cursor):
            if time.monotonic() + pause > deadline:
                raise Busy(f"Another migration run held the lock for {wait} s: try again when it ended.")
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def attempt(cursor):
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
    return cursor.fetchone()[0]
