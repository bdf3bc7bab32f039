"""Rows of fixtures and of JSON Lines, gathered from several files into one Guide."""

from ..document import Deficiency, GuideError, Indicator, Question, Section, assembled
from ..kinds import PARENTS, model_name, parent_field
from .messages import quoted, shown
from .records import read_record, refuse_keys

KINDS = {model_name(kind): kind for kind in (Section, Question, Indicator, Deficiency)}
STAMPS = ("created_at", "updated_at")  # of rows, not of the guide


class Rows:
    """Records by kind and key (the codes from the section down). A later folder's replace an earlier one's."""

    def __init__(self):
        self.records = {kind: {} for kind in KINDS.values()}
        self.folders = {}

    def add(self, placed_rows, folder):
        """Take in (place, row) pairs of a file in this folder. Raises GuideError with place and code."""
        for place, row in placed_rows:
            kind, key, record = read_row(place, row)
            if self.folders.get((kind, key)) == folder:
                first = self.records[kind][key].place
                raise GuideError(f"{place}: {shown(record.code)} stands in {first} already; keep one.")
            self.folders[kind, key] = folder
            self.records[kind][key] = record

    def guide(self):
        """The Guide of all rows. Raises GuideError for a row without its parent."""
        for kind, found in self.records.items():
            for key, record in found.items():
                self.refuse_orphan(kind, key, record)
        return assembled(self.records)

    def refuse_orphan(self, kind, key, record):
        if PARENTS[kind] and key[:-1] not in self.records[PARENTS[kind]]:
            missing = f"{parent_field(kind)} {'/'.join(map(shown, key[:-1]))}"
            raise GuideError(f"{record.place}: {shown(record.code)}: no file has its {missing}; name that file too.")


def read_row(place, row):
    """Its kind, its key and its record."""
    if not isinstance(row, dict) or not isinstance(row.get("fields"), dict):
        raise GuideError(f'{place}: a row is an object with "model" and "fields".')
    refuse_keys(place, row, ("model", "fields", "pk"), ["model"])
    kind = KINDS.get(row["model"]) if isinstance(row["model"], str) else None
    if not kind:
        raise GuideError(f"{place}: model {quoted(row['model'])} is not of the guide: use one of {', '.join(KINDS)}.")
    values = {name: value for name, value in row["fields"].items() if name not in STAMPS}
    parent_key = read_parent_key(place, kind, values)
    record = read_record(kind, values, place)
    return kind, (*parent_key, record.code), record


def read_parent_key(place, kind, values):
    """The parent's codes, taken out of the values; none for a section."""
    if not PARENTS[kind]:
        return ()
    key = values.pop(parent_field(kind), None)
    length = 2 if PARENTS[kind] is Question else 1
    if not isinstance(key, list) or len(key) != length or not all(isinstance(code, str) for code in key):
        label = f"{place}: {shown(values.get(kind.CODE))}"
        raise GuideError(f"{label}: {parent_field(kind)} is {quoted(key)}, and not a list of {length} codes.")
    return tuple(key)
