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


def edition_state():
    """The EditionState of what the tables hold: one query where the catalogue is as it was when last asked."""
    return state_of(catalogue_version().id)


@lru_cache(maxsize=1)
def state_of(version):
    edition = Archive().current()
    if edition is None:
        return EditionState(None)
    return EditionState(edition, sha256(canonical(read_tables())) != edition.document_sha256)
