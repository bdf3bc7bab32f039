"""Where the guide is read from. Each reader returns a Guide, or raises GuideError; read_paths returns a Reading."""

from .document import kept_document, read_document
from .extraction import read_extraction
from .fixtures import read_fixtures
from .lines import read_lines
from .paths import read_paths
from .reading import Reading, Source, sha256_of
from .tables import read_tables

__all__ = [
    "Reading",
    "Source",
    "kept_document",
    "read_document",
    "read_extraction",
    "read_fixtures",
    "read_lines",
    "read_paths",
    "read_tables",
    "sha256_of",
]
