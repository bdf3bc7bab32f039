"""JSON Lines as a Guide: one row of a fixture on each line."""

from pathlib import Path

from .files import parsed, read_file
from .records import fit
from .rows import Rows


def read_lines(path):
    """The Guide of this file. Raises GuideError with file, line and code where it cannot be read."""
    file = read_file(path, wanted="a file of JSON Lines")
    rows = Rows()
    rows.add(line_rows(file.text, file.place), Path(path).parent)
    return fit(rows.guide(), file.place)


def line_rows(text, place):
    """(place, row) of each line. Empty lines are passed over, as Django does."""
    for number, line in enumerate(text.split("\n"), 1):  # splitlines would cut at U+2028, which may stand in a text
        if line.strip():
            where = f"{place}: line {number}"
            yield where, parsed(line, where)
