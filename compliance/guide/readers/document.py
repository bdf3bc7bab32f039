"""The guide as one JSON document, as writers/document.py writes it."""

from pathlib import Path

from ..document import FORMAT, FORMAT_VERSION, Guide, GuideError, Section
from .files import decoded, parsed, read_file
from .messages import quoted, shown
from .records import fit, read_record, refuse_keys

KEYS = ("format", "format_version", "sections")


def read_document(source):
    """The Guide of a document: a Path is read, bytes and str are the document itself. Raises GuideError."""
    if isinstance(source, Path):
        file = read_file(source, wanted="a guide's document")
        return document_guide(parsed(file.text, file.place), file.place)
    return fit(kept_document(source), "document")


def document_guide(content, place):
    """The Guide of a document's JSON, with all that a file must hold."""
    return fit(shaped_guide(content, place), place)


def kept_document(source, place="document"):
    """The Guide of a document that this system wrote from its tables: an adopted database's codes are as they are."""
    text = decoded(source, place) if isinstance(source, bytes) else source
    return shaped_guide(parsed(text, place), place)


def shaped_guide(content, place):
    """The Guide of a document's JSON, with nothing in it that a document does not have."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise GuideError(f'{place}: a document is an object with "format": "{FORMAT}".')
    refuse_keys(place, content, KEYS, KEYS)
    version = content["format_version"]
    if type(version) is not int or version != FORMAT_VERSION:
        raise GuideError(
            f"{place}: format_version is {quoted(version)}, and this version of cortap reads {FORMAT_VERSION}."
        )
    return Guide(read_parts(Section, content["sections"], f"{place}: sections", place))


def read_parts(kind, content, path, label):
    """The records of a list, each with its JSON path as place."""
    if not isinstance(content, list):
        raise GuideError(f"{label}: {path.rpartition('.')[2].rpartition(' ')[2]} is not a list; write one.")
    return tuple(read_whole(kind, each, f"{path}[{number}]") for number, each in enumerate(content))


def read_whole(kind, content, place):
    """A record with its parts."""
    if not isinstance(content, dict):
        raise GuideError(f"{place}: {quoted(content)} is not an object; write one with {', '.join(kind.own_fields())}.")
    label = f"{place}: {shown(content.get(kind.CODE))}"
    kinds = kind.part_kinds()
    refuse_keys(label, content, (*kind.own_fields(), *kinds), kinds)
    parts = {name: read_parts(kinds[name], content[name], f"{place}.{name}", label) for name in kinds}
    own = read_record(kind, {name: value for name, value in content.items() if name not in kinds}, place)
    return kind(place=place, **own.own_values(), **parts)
