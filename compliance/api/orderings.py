"""Orders of lists: the guide's own, or by declared names. Sorted here, so that both databases give the same order."""

import re
from operator import attrgetter

PRIORITIES = ("high", "medium", "low")


def code_at(path):
    """A key that reads numbers in a code as numbers: TVI9 before TVI10."""
    get = attrgetter(path)
    return lambda row: natural(get(row))


def value_at(path):
    get = attrgetter(path)
    return lambda row: get(row)


def priority_at(path):
    get = attrgetter(path)
    return lambda row: PRIORITIES.index(get(row)) if get(row) in PRIORITIES else None


def natural(code):
    return [(part.isdecimal(), int(part) if part.isdecimal() else part) for part in re.split(r"(\d+)", code) if part]


def sorted_by(rows, names, keys):
    """The rows sorted by the names, of which “-” turns one around; what has no value goes last."""
    for name in reversed(names):
        key, backwards = keys[name.removeprefix("-")], name.startswith("-")
        told = [row for row in rows if key(row) is not None]
        untold = [row for row in rows if key(row) is None]
        rows = sorted(told, key=key, reverse=backwards) + untold
    return rows


def choices(keys):
    """Every name, and every name turned around."""
    return (*keys, *(f"-{name}" for name in keys))
