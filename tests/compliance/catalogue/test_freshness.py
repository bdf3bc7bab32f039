"""No reader is ever told what was so before the last finished write, whichever process answers."""

import http.client
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from threading import Semaphore

import psycopg
import pytest

from tools.sites import served

WRITES, WORKERS, READERS = 500, 2, 2  # readers of each worker
PATHS = ("/api/v1/questions/TVI3/", "/api/v1/questions/?question=TVI3")


class Writer:
    """Writes a number into TVI3, again and again, but not before somebody has read once more.

    `finished` is the last number that is committed.
    """

    def __init__(self, database_url):
        self.url, self.finished, self.over = database_url, 0, False
        self.reads = Semaphore(0)

    def connect(self):
        if self.url.startswith("sqlite"):
            return sqlite3.connect(self.url.removeprefix("sqlite:///"), timeout=30)
        return psycopg.connect(self.url)

    def write(self):
        try:
            with closing(self.connect()) as connection:
                for number in range(1, WRITES + 1):
                    assert self.reads.acquire(timeout=30), "nobody reads"
                    connection.execute(
                        f"UPDATE compliance_questions SET question_text = '{number}' WHERE question_code = 'TVI3'"  # noqa: S608
                    )
                    connection.commit()
                    self.finished = number
        finally:
            self.over = True


def read(writer, address):
    """Read until the writer is done; the number of reads. Fails at the first that is older than the last write."""
    reads, connection = 0, http.client.HTTPConnection(address, timeout=60)
    with closing(connection):
        while not writer.over or reads < 2:
            finished, path = writer.finished, PATHS[reads % 2]
            connection.request("GET", path)
            answer = connection.getresponse()
            told = json.loads(answer.read())
            if answer.status == 503:
                continue  # SQLite lets a reader wait for writers, and at last give up: no answer, but no old one
            assert answer.status == 200, told
            row = told["results"][0] if "results" in told else told
            assert int(row["question_text"]) >= finished
            reads += 1
            writer.reads.release()
    return reads


@pytest.mark.long
def test_no_read_is_older_than_the_last_finished_write(manage, database_url, tmp_path):
    assert manage("migrate", "--noinput").returncode == 0
    writer = Writer(database_url)
    with closing(writer.connect()) as connection:
        connection.execute("UPDATE compliance_questions SET question_text = '0' WHERE question_code = 'TVI3'")
        connection.commit()
    with ExitStack() as stack, ThreadPoolExecutor() as threads:
        workers = [stack.enter_context(served(database_url, tmp_path / f"{each}.log")) for each in range(WORKERS)]
        reading = [threads.submit(read, writer, address) for address in workers for _ in range(READERS)]
        threads.submit(writer.write).result()
        reads = [each.result() for each in reading]
    assert writer.finished == WRITES
    assert sum(reads) >= WRITES
    assert min(reads) > 10
