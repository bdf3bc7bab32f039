"""The texts in a full-text index of SQLite (FTS5) in memory, which several threads may read."""

import json
import re
import sqlite3
import threading
import weakref

from .entries import COLUMNS
from .query import TOKEN

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
    SELECT rowid, snippet(entries, ?, char(2), char(3), '…', 24)
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

    def snippets(self, query, ids):
        """{id: (field, segments)} of those of these entries whose texts, and not their code alone, have a word of it.

        The field is the one with the most of the query's words. Columns are read only for entries that still lack some:
        marking the long texts is most of what a search costs.
        """
        best = {}
        for number, column in enumerate(TEXT_COLUMNS, 1):
            lacking = [each for each in ids if each not in best or len(best[each].words) < query.length]
            for each, marked in self.marked(number, f"{{{column}}} : ({query.any_word})", lacking):
                snippet = Snippet(self.entries[each].field_in(column), marked)
                best[each] = max(best.get(each, snippet), snippet, key=lambda one: len(one.words))
        return {each: (snippet.field, snippet.segments()) for each, snippet in best.items()}

    def marked(self, column, expression, ids):
        return self.read(SNIPPETS, column, expression, json.dumps(ids)) if ids else ()


def row(entry, number):
    texts = {COLUMNS[field]: text for field, text in entry.texts.items()}
    return f"{entry.section_code} {entry.name}", *map(texts.get, TEXT_COLUMNS), number


class Snippet:
    """A part of a field's text, with marks around what matched."""

    def __init__(self, field, marked):
        self.field = field
        self.parts = MARKED.split(BLANKS.sub(" ", marked))
        self.words = {word for part in self.parts[1::2] for word in TOKEN.findall(part.casefold())}

    def segments(self):
        """Pairs of (text, whether it matched)."""
        return tuple((part, bool(number % 2)) for number, part in enumerate(self.parts) if part)
