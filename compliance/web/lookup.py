"""Finding rows by their codes as people type them: without regard to case."""

from django.http import Http404


def row_by_code(rows, field, code):
    """The row whose code this is; where codes differ in case only, the exact one wins. Raises Http404."""
    found = [row for row in rows if getattr(row, field).lower() == code.lower()]
    if not found:
        raise Http404(f"The guide has no {field.removesuffix('_code')} {code}.")
    return next((row for row in found if getattr(row, field) == code), found[0])


def neighbours(rows, row):
    """The rows before and after one in a list; None beyond an end."""
    position = rows.index(row)
    before = rows[position - 1] if position else None
    after = rows[position + 1] if position + 1 < len(rows) else None
    return before, after
