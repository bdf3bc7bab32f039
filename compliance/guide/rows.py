"""A guide as flat rows: what a plan compares and what the tables are made to hold. A row goes by its kind and name."""

from .document import Indicator, assembled
from .entries import entries
from .kinds import PARENTS

PARENT = "parent"  # beside the fields in a row's values: the key of the record above


def rows_of(guide):
    """{(kind, name): values} with the fields and the parent's key, parents first. GuideError for a repeated code."""
    return {
        (kind, name): {**entry.record.own_values(), PARENT: PARENTS[kind] and (PARENTS[kind], entry.parent)}
        for kind, found in entries(guide).items()
        for name, entry in found.items()
    }


def guide_of(rows):
    """The Guide of such rows, all of whose parents are there."""
    flat = {kind: {} for kind in PARENTS}
    for (kind, name), values in rows.items():
        fields = {field: value for field, value in values.items() if field != PARENT}
        flat[kind][path_of((kind, name), rows)] = kind(**fields)
    return assembled(flat)


def path_of(key, rows):
    """The codes from the section down, as assembled() wants them."""
    kind, _ = key
    parent = rows[key][PARENT]
    return (*(path_of(parent, rows) if parent else ()), rows[key][kind.CODE])


def name_in_tables(kind, record):
    """The name under which a model's record stands in a guide's rows."""
    code = getattr(record, kind.CODE)
    return f"{record.question.question_code} ({code})" if kind is Indicator else code
