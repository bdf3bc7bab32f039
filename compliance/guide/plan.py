"""What an import does to the tables, worked out before anything is written.

Three guides meet: the published one that the tables were filled from, what the tables hold now, and the new one. What
staff did not touch follows the new guide; what only staff changed stays; what both changed is a conflict.
"""

from dataclasses import dataclass

from .diff import Diff, diff
from .document import Guide
from .kinds import PARENTS
from .rows import PARENT, guide_of, rows_of

WHOLE = "the whole record"  # the field of a conflict over a record's being there


@dataclass(frozen=True)
class Conflict:
    """A text that staff edited and the new guide changes too. None stands for what is not there."""

    name: str
    field: str
    published: object
    edited: object
    new: object
    kept: bool  # whether the edited version stays


@dataclass(frozen=True)
class Edit:
    """What staff changed since the publication and the new guide leaves as it was: it stays."""

    name: str
    field: str


@dataclass(frozen=True)
class Plan:
    """The guide that the tables will hold, how it differs from what they hold, and what was decided on the way."""

    result: Guide
    changes: Diff
    conflicts: tuple[Conflict, ...]
    edits: tuple[Edit, ...]


def plan(published, held, new, *, theirs=False, decided=()):
    """The Plan that takes the tables from `held` to `new`.

    `published` is the guide that they were filled from. `theirs` settles conflicts for the new guide; `decided` holds
    (name, field) pairs that somebody settled for it, in an overrides file.
    """
    merge = Merge(rows_of(published if held.sections else Guide()), rows_of(held), rows_of(new), theirs, set(decided))
    result = guide_of(merge.rows())
    return Plan(result, diff(held, result), tuple(merge.conflicts), tuple(merge.edits))


class Merge:
    """The three guides' rows, and the rows that come of them."""

    def __init__(self, published, held, new, theirs, decided):
        self.published, self.held, self.new = published, held, new
        self.theirs, self.decided = theirs, decided
        self.conflicts, self.edits = [], []

    def rows(self):
        rows = {}
        for key in dict.fromkeys([*self.new, *self.held]):
            row = self.row(key, self.published.get(key), self.held.get(key), self.new.get(key))
            if row is not None:
                rows[key] = row
        return self.with_parents(rows)

    def row(self, key, published, held, new):
        if held is None or new is None:
            return self.settled(key, WHOLE, published, held, new)
        before = published or dict.fromkeys(new)
        return {field: self.settled(key, field, before[field], held[field], new[field]) for field in new}

    def settled(self, key, field, published, held, new):
        """One value out of three."""
        if new in (held, published):
            if held not in (new, published):
                self.edits.append(Edit(key[1], field))
            return held
        return new if held == published else self.conflict(key, field, published, held, new)

    def conflict(self, key, field, published, held, new):
        kept = not self.theirs and (key[1], field) not in self.decided
        self.conflicts.append(Conflict(key[1], field, shown(published), shown(held), shown(new), kept))
        return held if kept else new

    def with_parents(self, rows):
        """The rows without orphans: where one side took a parent out and the other has a part of it, one side wins."""
        for key in sorted(rows, key=lambda key: list(PARENTS).index(key[0])):
            parent = rows[key][PARENT]
            if parent is None or parent in rows:
                continue
            ours = key in self.held
            edited, new = (rows[key], None) if ours else (None, rows[key])
            self.conflicts.append(Conflict(key[1], WHOLE, None, shown(edited), shown(new), not self.theirs))
            if ours == self.theirs:
                del rows[key]
            else:
                self.restore(rows, parent, self.held if ours else self.new)
        return rows

    def restore(self, rows, key, side):
        rows[key] = side[key]
        above = side[key][PARENT]
        if above and above not in rows:
            self.restore(rows, above, side)


def shown(value):
    """A value as a conflict shows it: a whole record by its longest text, a parent by its name."""
    if isinstance(value, dict):
        return max((each for each in value.values() if isinstance(each, str)), key=len)
    return value[1] if isinstance(value, tuple) else value
