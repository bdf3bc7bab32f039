"""A Guide as JSON Lines: a fixture's row on each line, as Django's own format has it."""

import json

from .fixtures import section_rows


def json_lines(guide):
    """The lines as bytes, parents first, so that loaddata takes them too."""
    rows = [row for section in guide.sections for row in section_rows(section)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
