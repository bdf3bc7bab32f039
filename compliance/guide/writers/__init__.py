"""What the guide is written to."""

from .fixtures import fixture_files, write_fixtures

__all__ = ["fixture_files", "write_fixtures"]
