"""The texts in a full-text index of SQLite (FTS5) in memory, which several threads may read."""

import json
import re
import sqlite3
import threading
import weakref

from .entries import COLUMNS

WEIGHTS = {"code": 1, "title": 8, "requirement": 3, "applicability": 1, "explanation": 1, "instructions": 0.5}
TEXT_COLUMNS = tuple(WEIGHTS)[1:]
START, STOP = "\x02", "\x03"  # marks that no text of the guide has
MARKED = re.compile(f"{START}([^{STOP}]*){STOP}?")
BLANKS = re.compile(r"\s+")

CREATE = f"CREATE VIRTUAL TABLE entries USING fts5({', '.join(WEIGHTS)}, tokenize = 'porter unicode61')"
RANK = "INSERT INTO entries (entries, rank) VALUES ('rank', ?)"
INSERT = "INSERT INTO entries (code, title, requirement, applicability, explanation, instructions, rowid) VALUES "
SCORES = "SELECT rowid, rank FROM entries WHERE entries MATCH ?"
SNIPPETS = """
    SELECT rowid,
        snippet(entries, 1, char(2), char(3), '…', 24),
        snippet(entries, 2, char(2), char(3), '…', 24),
        snippet(entries, 3, char(2), char(3), '…', 24),
        snippet(entries, 4, char(2), char(3), '…', 24),
        snippet(entries, 5, char(2), char(3), '…', 24)
    FROM entries WHERE entries MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
"""  # + lets the match run once, and not once for each rowid


class FullText:
    """Answers expressions of FTS5. An id is an entry's place in the list."""

    def __init__(self, entries):
        self.entries = entries
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.lock = threading.Lock()
        weakref.finalize(self, self.connection.close)
        with self.connection:
            self.connection.execute(CREATE)
            self.connection.execute(RANK, [f"bm25({', '.join(map(str, WEIGHTS.values()))})"])
            self.connection.executemany(INSERT + "(?, ?, ?, ?, ?, ?, ?)", map(row, entries, range(len(entries))))

    def read(self, sql, *values):
        with self.lock:
            return self.connection.execute(sql, values).fetchall()

    def scores(self, expression):
        """{id: score} of the entries that match: the lower, the better."""
        return dict(self.read(SCORES, expression)) if expression else {}

    def has(self, expression):
        return bool(self.read("SELECT 1 FROM entries WHERE entries MATCH ? LIMIT 1", expression))

    def snippets(self, expression, ids):
        """{id: (field, segments)} of those of these entries whose texts, and not their code alone, match."""
        rows = self.read(SNIPPETS, expression, json.dumps(ids)) if expression else ()
        found = {number: best_snippet(self.entries[number], snippets) for number, *snippets in rows}
        return {number: snippet for number, snippet in found.items() if snippet}


def row(entry, number):
    texts = {COLUMNS[field]: text for field, text in entry.texts.items()}
    return f"{entry.section_code} {entry.name}", *map(texts.get, TEXT_COLUMNS), number


def best_snippet(entry, snippets):
    """(field, segments) of the field in which the most different words were found; None where none was found."""
    by_column = dict(zip(TEXT_COLUMNS, snippets, strict=True))
    marked = {field: by_column[COLUMNS[field]] for field in entry.texts if START in by_column[COLUMNS[field]]}
    if not marked:
        return None
    field = max(marked, key=lambda each: len(set(MARKED.findall(marked[each].casefold()))))
    return field, segments(marked[field])


def segments(marked):
    """Pairs of (text, whether it matched) from a snippet with marks."""
    parts = MARKED.split(BLANKS.sub(" ", marked))
    return tuple((part, bool(number % 2)) for number, part in enumerate(parts) if part)
