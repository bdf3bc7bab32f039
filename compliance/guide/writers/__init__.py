"""What the guide is written to."""

from .document import canonical
from .fixtures import fixture_files, write_fixtures
from .lines import json_lines

__all__ = ["canonical", "fixture_files", "json_lines", "write_fixtures"]
