"""What reading gives: the guide, the files that it was read from, and what was decided on the way."""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from ..document import Guide


class Source(NamedTuple):
    """A file as it was read: its name, with its folder's where it came from a folder, and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Reading:
    """A Guide with its sources, and a sentence with its place for each thing that the reader decided."""

    guide: Guide
    decisions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def name(self):
        """Names of the folders and single files that it was read from."""
        return ", ".join(dict.fromkeys(name.partition("/")[0] for name, _ in self.sources))

    @property
    def sha256(self):
        return sha256_of(self.sources)


def sha256_of(sources):
    """One SHA-256 for all: a single file's own; for several that of their list as sha256sum prints it."""
    if len(sources) == 1:
        return sources[0].sha256
    return hashlib.sha256("".join(f"{each.sha256}  {each.name}\n" for each in sources).encode()).hexdigest()
