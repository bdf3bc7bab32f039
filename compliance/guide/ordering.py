"""The order of changes: that of the guide, with what was removed after what it followed."""

from .changes import KINDS
from .entries import ORDERS, entries

RECORDS = [kind.__name__.lower() for kind in ORDERS]
KIND_NAMES = [kind.kind for kind in KINDS]
FIRST = (-1, 0)


class Ordering:
    """Where the changes between two guides stand: in which section and question, and before which others.

    A record goes by its name in the second guide, or in the first where the second lacks it. A code that is in both
    guides names one record, so that no two records go by one name.
    """

    def __init__(self, before, after, changes):
        self.changes = changes
        self.old, self.new = by_record(before), by_record(after)
        self.renamed = {
            (change.record, change.name_before): change.name_after for change in changes if change.kind == "renumbered"
        }
        self.ranks = {record: dict(self.ranked(record)) for record in RECORDS}

    def sorted(self):
        return tuple(sorted(self.changes, key=self.key))

    def key(self, change):
        return (
            self.ranks["section"][self.section(change)],
            self.ranks["question"].get(self.question(change), FIRST),
            RECORDS.index(change.record),
            self.ranks[change.record][change.name],
            KIND_NAMES.index(change.kind),
            getattr(change, "field", ""),
        )

    def ranked(self, record):
        """(name, rank) of all records of a kind."""
        positions = {name: (position, 0) for position, name in enumerate(self.new[record])}
        yield from positions.items()
        latest = -1
        for number, name in enumerate(self.old[record], 1):
            current = self.current(record, name)
            if current in positions:
                latest = positions[current][0]
            else:
                yield name, (latest, number)

    def current(self, record, name):
        return self.renamed.get((record, name), name)

    def entry(self, change):
        """The Entry in the second guide, or in the first where the second lacks it."""
        return self.new[change.record].get(change.name) or self.old[change.record][change.name]

    def section(self, change):
        return self.current("section", self.entry(change).section)

    def question(self, change):
        """The name of the question that it is or stands in, or None for a section."""
        return self.current("question", self.entry(change).question)

    def sections(self):
        """(code before, code after) of every section in order, None where a guide lacks it."""
        formerly = {self.current("section", code): code for code in self.old["section"]}
        ranks = self.ranks["section"]
        return [
            (formerly.get(code), code if code in self.new["section"] else None) for code in sorted(ranks, key=ranks.get)
        ]


def by_record(guide):
    return {kind.__name__.lower(): found for kind, found in entries(guide).items()}
