"""The search index of this worker: built once for each version of the catalogue, when it is first searched."""

from threading import Lock

from ..guide.readers import read_tables
from .search import SearchIndex


class Indexes:
    """Keeps the index of the latest version that was asked for."""

    def __init__(self):
        self.lock, self.version, self.index = Lock(), None, None

    def of(self, version):
        with self.lock:  # of several threads that ask for a new version one builds, and the others wait for it
            if version is None or version != self.version:  # without a version nothing says that it is the same
                self.index, self.version = None, None  # the old one leaves before the new one takes its room
                self.index, self.version = SearchIndex(read_tables()), version
            return self.index


INDEXES = Indexes()


def search_index(version):
    """The SearchIndex of the tables as they are now or later: version is from catalogue_version(), asked before."""
    return INDEXES.of(version.id)
