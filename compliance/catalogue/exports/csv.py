"""Tables as comma-separated values, per RFC 4180: CRLF line ends, quotes where a cell needs them.

The bytes are UTF-8 with a byte order mark. Excel takes a file without one for the machine's old code page and garbles
every dash and § in it; csv readers of Python ("utf-8-sig"), pandas and R take the mark away.
"""

import csv
import io
import zipfile

from .about import MADE, about
from .cells import harmless
from .tables import guide_tables

README = """
There is a file for each table. Rows are named by codes: section_code and question_code say where a row belongs.
The files are UTF-8 with a byte order mark, comma-separated, with a row of column names. An empty cell says nothing.
A cell that a spreadsheet could take for a formula starts with an apostrophe, which is not part of the text.
"""


def table_as_csv(columns, rows):
    """The bytes of a CSV file with a row of column names and then the rows, sequences of texts, numbers and None."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(map(harmless, columns))
    writer.writerows(map(harmless, row) for row in rows)
    return lines.getvalue().encode("utf-8-sig")


def guide_as_csv_zip(guide):
    """The bytes of a zip file with README.txt and a CSV file for each of the guide's tables."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        add(archive, "README.txt", readme(guide))
        for name, table in guide_tables(guide).items():
            add(archive, f"{name}.csv", table_as_csv(table.columns, table.rows))
    return content.getvalue()


def readme(guide):
    return "\n\n".join([*about(guide), README.strip()]).encode() + b"\n"


def add(archive, name, content):
    """Add a file whose entry depends on nothing of the moment, the user or the system."""
    entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
    entry.create_system = 3  # Unix, on Windows too
    entry.external_attr = 0o644 << 16  # without it unzip makes files that nobody may read
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
