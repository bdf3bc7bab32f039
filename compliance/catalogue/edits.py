"""Whether the tables hold what was published last."""

from dataclasses import dataclass
from functools import lru_cache

from ..guide.archive import Archive, sha256
from ..guide.readers import read_tables
from ..guide.writers import canonical
from ..models import Edition
from .version import catalogue_version


@dataclass(frozen=True)
class EditionState:
    """The current edition, None where none is named, and whether the tables hold another guide by now."""

    edition: Edition | None
    edited: bool = False


def edition_state(version=None):
    """The EditionState of what the tables hold, remembered as long as the catalogue stays the same.

    `version` is the Version that was asked for before; without one it is asked for now.
    """
    version = version or catalogue_version()
    return remembered(version.id) if version.id else state()


def state():
    edition = Archive().current()
    if edition is None:
        return EditionState(None)
    return EditionState(edition, sha256(canonical(read_tables())) != edition.document_sha256)


@lru_cache(maxsize=1)
def remembered(version):
    return state()
