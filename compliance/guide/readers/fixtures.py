"""Fixture files as a Guide. A later folder's rows complete and replace an earlier one's, as loaddata would."""

import json
from dataclasses import MISSING, fields
from pathlib import Path

from ..document import Deficiency, GuideError, Indicator, Question, Section, assembled
from ..kinds import PARENTS, model_name, parent_field

KINDS = {model_name(kind): kind for kind in (Section, Question, Indicator, Deficiency)}
STAMPS = ("created_at", "updated_at")  # of rows, not of the guide


def read_fixtures(paths):
    """The Guide of these files. Raises GuideError with file, row and code where one cannot be read."""
    rows = {kind: {} for kind in KINDS.values()}
    folders = {}
    for path in map(Path, paths):
        for number, row in enumerate(read_rows(path), 1):
            kind, key, record = read_row(f"{path}: row {number}", row)
            if folders.get((kind, key)) == path.parent:
                raise GuideError(f"{record.place}: {record.code} stands in {rows[kind][key].place} already; keep one.")
            folders[kind, key] = path.parent
            rows[kind][key] = record
    refuse_orphans(rows)
    return assembled(rows)


def read_rows(path):
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GuideError(f"{path}: {error.strerror}; name a fixture file.") from error
    except ValueError as error:
        raise GuideError(f"{path}: this is not readable JSON: {error}.") from error
    if not isinstance(rows, list):
        raise GuideError(f"{path}: a fixture is a list of rows.")
    return rows


def read_row(place, row):
    """Its kind, its key (the codes from the section down) and its record."""
    if not isinstance(row, dict) or not isinstance(row.get("fields"), dict):
        raise GuideError(f'{place}: a row is an object with "model" and "fields".')
    if row.get("model") not in KINDS:
        raise GuideError(f"{place}: model {row.get('model')!r} is not of the guide: use one of {', '.join(KINDS)}.")
    kind = KINDS[row["model"]]
    values = {name: value for name, value in row["fields"].items() if name not in STAMPS}
    parent_key = read_parent_key(place, kind, values)
    refuse_fields(place, kind, values)
    return kind, (*parent_key, values[kind.CODE]), kind(place=place, **values)


def read_parent_key(place, kind, values):
    if not PARENTS[kind]:
        return ()
    key = values.pop(parent_field(kind), None)
    length = 2 if PARENTS[kind] is Question else 1
    if not isinstance(key, list) or len(key) != length or not all(isinstance(code, str) for code in key):
        raise GuideError(f"{place}: {parent_field(kind)} is {key!r}, and not a list of {length} codes.")
    return tuple(key)


def refuse_fields(place, kind, values):
    """Raise GuideError where a field is unknown, missing or of another type than the document's."""
    code = values.get(kind.CODE) or "(no code)"
    declared = {each.name: each for each in fields(kind) if each.name in kind.own_fields()}
    for name, value in values.items():
        if name not in declared:
            raise GuideError(f"{place}: {code}: there is no field {name}; use {', '.join(declared)}.")
        if not isinstance(value, declared[name].type):
            raise GuideError(f"{place}: {code}: {name} is {value!r:.60}, and not of the type it must have.")
    for name, each in declared.items():
        if each.default is MISSING and name not in values:
            raise GuideError(f"{place}: {code}: {name} is missing.")


def refuse_orphans(rows):
    for kind, found in rows.items():
        for key, record in found.items():
            if PARENTS[kind] and key[:-1] not in rows[PARENTS[kind]]:
                missing = f"{parent_field(kind)} {'/'.join(key[:-1])}"
                raise GuideError(f"{record.place}: {record.code}: no file has its {missing}; name that file too.")
