"""A Guide as canonical fixture files: one file per section, natural keys, one fixed time, the same bytes every time."""

import json
import os
import tempfile
from pathlib import Path

from ..document import GuideError
from ..kinds import model_name, parent_field

STAMP = "2025-12-06T10:04:44Z"  # in every row, so that loading twice changes nothing


def fixture_files(guide):
    """{file name: bytes}, such as 11-tvi.json. Raises GuideError where two sections would be one file."""
    named = {}
    for section in guide.sections:
        name = f"{section.section_order or 0:02d}-{section.code.lower()}.json"
        first = named.setdefault(name, section)
        if first is not section:
            both = f"{first.code} and {section.code}"
            raise GuideError(f"sections {both} would be one file, {name}; give them other positions.")
    return {name: encoded(section_rows(section)) for name, section in named.items()}


def encoded(rows):
    return (json.dumps(rows, indent=2, ensure_ascii=False) + "\n").encode()


def section_rows(section):
    rows = [row(section)]
    for question in section.questions:
        rows.append(row(question, section.code))
        rows += [row(part, section.code, question.code) for part in (*question.indicators, *question.deficiencies)]
    return rows


def row(record, *parent_key):
    parent = {parent_field(type(record)): list(parent_key)} if parent_key else {}
    stamps = {"created_at": STAMP, "updated_at": STAMP}
    return {"model": model_name(type(record)), "fields": {**parent, **record.written_values(), **stamps}}


def write_fixtures(guide, folder):
    """Write the files and return their paths. Raises GuideError, with nothing written, where others are in the way."""
    files = fixture_files(guide)
    folder = Path(folder)
    others = sorted(path.name for path in folder.glob("*.json") if path.name not in files)
    if others:
        raise GuideError(f"{folder}: {', '.join(others)} would stay beside the guide's files; take another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as unfinished:
            for name, content in files.items():
                (Path(unfinished) / name).write_bytes(content)
            for name in files:
                os.replace(Path(unfinished) / name, folder / name)
    except OSError as error:
        raise GuideError(f"{folder}: {error.strerror}; take a folder that can be written to.") from error
    return [folder / name for name in files]
