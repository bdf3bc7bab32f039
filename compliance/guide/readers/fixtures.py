"""Fixture files as a Guide. A later folder's rows complete and replace an earlier one's, as loaddata would."""

from pathlib import Path

from ..document import GuideError
from .files import parsed, read_file
from .records import fit
from .rows import Rows


def read_fixtures(paths):
    """The Guide of these files. Raises GuideError with file, row and code where one cannot be read."""
    rows = Rows()
    for path in map(Path, paths):
        file = read_file(path, wanted="a fixture file")
        rows.add(fixture_rows(parsed(file.text, file.place), file.place), path.parent)
    return fit(rows.guide(), ", ".join(map(str, paths)) or "no file")


def fixture_rows(content, place):
    """(place, row) of each row of a fixture's JSON."""
    if not isinstance(content, list):
        raise GuideError(f"{place}: a fixture is a list of rows.")
    return [(f"{place}: row {number}", row) for number, row in enumerate(content, 1)]
