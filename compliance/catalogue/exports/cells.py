"""What may stand in a cell: in CSV nothing that a spreadsheet would run, in XLSX nothing that Excel would refuse.

A CSV file does not say what is text, so a spreadsheet guesses, and takes a cell that starts with = + - or @ for a
formula: one that somebody typed into a text could then fetch or run things on the reader's machine (OWASP: CSV
Injection). Our texts start so without malice, as the list item "- the plan" does. An XLSX file says of each cell that
it is text: there nothing is interpreted, and nothing needs to be changed.
"""

import re

# Spreadsheets drop blanks and invisible characters first, and Japanese ones read wide signs as the narrow ones. Leading
# apostrophes count, so that "'=1" becomes "''=1" and no two texts make the same cell.
DANGEROUS = re.compile(r"'*([\t\r\n\0]|[\s\0-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])")
XLSX_LIMIT = 32_767  # of a cell, in UTF-16 units
CUT = "\n[Cut here: a spreadsheet's cell holds no more. The whole text is in the CSV and JSON exports.]"


def harmless(value):
    """The value as a CSV cell: a text that could be read as a formula gets an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and DANGEROUS.match(value) else value


def fitted(text):
    """The text as an XLSX cell: what exceeds Excel's limit is cut, with a note, since our columns have no limit."""
    text = text.replace("\r\n", "\n")  # browsers send both, a cell breaks its lines at \n
    units = text.encode("utf-16-le")
    if len(units) <= 2 * XLSX_LIMIT:
        return text
    kept = units[: 2 * (XLSX_LIMIT - len(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT  # a pair of units may be cut in the middle
