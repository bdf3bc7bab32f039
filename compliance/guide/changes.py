"""What can have happened to a record between two guides: plain facts, comparable, each with its mirror image.

Names are the public names of Guide.records(): TVI, TVI3, TVI3 (a), TVI3-1.
"""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import ClassVar

from .words import compared, substantive

WITHOUT_SUBSTANCE = {"page_range"}  # says where the manual prints it


@dataclass(frozen=True, kw_only=True)
class Change:
    """What all changes have: the kind of record, and its name in each guide, None where it is not in it."""

    kind: ClassVar[str]
    record: str  # section, question, indicator or deficiency
    name_before: str | None = None
    name_after: str | None = None

    @property
    def name(self):
        """The name to report it under: the later one, where it has one."""
        return self.name_after or self.name_before

    def mirrored(self):
        """The same change seen from the other guide."""
        kind = MIRROR_IMAGES.get(type(self), type(self))
        return kind(**{EXCHANGED.get(each.name, each.name): getattr(self, each.name) for each in fields(self)})


@dataclass(frozen=True, kw_only=True)
class Added(Change):
    kind = "added"


@dataclass(frozen=True, kw_only=True)
class Removed(Change):
    kind = "removed"


@dataclass(frozen=True, kw_only=True)
class Renumbered(Change):
    """The record has another code, and equal or nearly equal text; each text that differs is a Reworded as well."""

    kind = "renumbered"


@dataclass(frozen=True, kw_only=True)
class Moved(Change):
    """The record has its code and another parent (field section or question) or another position."""

    kind = "moved"
    field: str
    before: str | int | None
    after: str | int | None


@dataclass(frozen=True, kw_only=True)
class Reworded(Change):
    """A field that is no position says something else."""

    kind = "reworded"
    field: str
    before: str | None
    after: str | None

    @property
    def segments(self):
        """Both texts word by word, as words.compared gives them."""
        return compared(self.before, self.after)

    @cached_property
    def substantive(self):
        """Whether it says something else, and not the same in other words."""
        if self.field in WITHOUT_SUBSTANCE:
            return False
        return self.field == "removed" or substantive(self.before, self.after)


@dataclass(frozen=True, kw_only=True)
class Split(Change):
    """The question became several: these added questions took indicators or deficiencies of it."""

    kind = "split"
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Merged(Change):
    """Several questions became this one: it took indicators or deficiencies of these removed questions."""

    kind = "merged"
    others: tuple[str, ...]


KINDS = (Removed, Added, Split, Merged, Renumbered, Moved, Reworded)
MIRROR_IMAGES = {Added: Removed, Removed: Added, Split: Merged, Merged: Split}
EXCHANGED = {"name_before": "name_after", "name_after": "name_before", "before": "after", "after": "before"}
