"""Where the guide is read from. Each reader returns a Guide, or raises GuideError."""

from .fixtures import read_fixtures
from .tables import read_tables

__all__ = ["read_fixtures", "read_tables"]
