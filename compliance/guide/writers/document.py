"""A Guide as one canonical JSON document (RFC 8785): the same bytes for the same guide, always."""

import json

from ..document import FORMAT, FORMAT_VERSION


def canonical(guide):
    """The document as bytes: keys sorted, no blanks, UTF-8, records in the guide's order, nothing for empty fields."""
    sections = [as_object(section) for section in guide.sections]
    document = {"format": FORMAT, "format_version": FORMAT_VERSION, "sections": sections}
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def as_object(record):
    """A record with its parts. A field that says nothing is left out, so that one added later changes no old bytes."""
    own = {name: value for name, value in record.own_values().items() if value is not None}
    return own | {name: [as_object(part) for part in getattr(record, name)] for name in record.part_kinds()}
