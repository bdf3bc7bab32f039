"""Mends of single texts, each reviewed: what the manual prints, what we say instead, and why.

    [[override]]
    code = "TVI3"
    field = "question_text"
    printed = "the text as the manual has it"
    ours = "the text as it should be"
    reason = "why"

The code is a record's public name: TVI, TVI3, TVI3 (a), TVI3-1.
"""

from dataclasses import dataclass, field, replace

from .document import GuideError
from .readers.files import parsed_toml, read_file, tables
from .readers.messages import quoted, shown
from .readers.records import refuse_keys, refuse_unfit

KEYS = ("code", "field", "printed", "ours", "reason")


@dataclass(frozen=True, kw_only=True)
class Override:
    """One mend. An empty printed text is a field that says nothing; an empty text of ours makes it so."""

    code: str
    field: str
    printed: str
    ours: str
    reason: str
    place: str = field(default="", compare=False)

    @property
    def label(self):
        return f"{self.place}: {shown(self.code)}" if self.place else shown(self.code)


def read_overrides(path):
    """The Overrides of a TOML file. Raises GuideError with file, number and code."""
    file = read_file(path, wanted="an overrides file")
    content = parsed_toml(file.text, file.place)
    refuse_keys(file.place, content, ["override"])
    overrides = tuple(read_override(place, table) for place, table in tables(content, "override", file.place))
    refuse_twice(overrides)
    return overrides


def read_override(place, table):
    label = f"{place}: {shown(table.get('code'))}"
    refuse_keys(label, table, KEYS, KEYS)
    for name in KEYS:
        if not isinstance(table[name], str):
            raise GuideError(f"{label}: {name} is {quoted(table[name])}; write a text.")
    if not table["reason"].strip():
        raise GuideError(f"{label}: reason is empty; say why our text is another.")
    return Override(place=place, **table)


def refuse_twice(overrides):
    seen = {}
    for override in overrides:
        first = seen.setdefault((override.code, override.field), override)
        if first is not override:
            raise GuideError(f"{override.label}: {override.field} is mended in {first.place} already; keep one.")


def apply_overrides(guide, overrides):
    """The Guide with our texts. Raises GuideError where a code or field is unknown or the printed text is another."""
    refuse_unknown(guide, overrides)
    wanted = {(override.code, override.field): override for override in overrides}

    def change(name, record):
        found = [wanted[name, each] for each in record.own_fields() if (name, each) in wanted]
        for override in found:
            record = mended(record, override)
        return record

    return guide.replaced(change)


def refuse_unknown(guide, overrides):
    """Raise GuideError where no record has this public name, or it has no such text."""
    fields = {name: text_fields(record) for name, record in guide.records()}
    for override in overrides:
        if override.code not in fields:
            raise GuideError(
                f"{override.label}: the guide has no record of this name; use one such as TVI3 or TVI3 (a)."
            )
        if override.field not in fields[override.code]:
            known = ", ".join(fields[override.code])
            raise GuideError(f"{override.label}: there is no text {shown(override.field)}; use one of {known}.")


def text_fields(record):
    """Names of the record's fields that hold texts, its code apart: renumbering is no mend."""
    return [name for name in record.own_fields() if name != record.CODE and not name.endswith("_order")]


def mended(record, override):
    text = getattr(record, override.field) or ""
    if text != override.printed:
        raise GuideError(f"{override.label}: {override.field} is not as printed: {difference(text, override.printed)}.")
    nothing = getattr(type(record), override.field, "")  # what the kind takes for an empty text: None, where it may
    changed = replace(record, **{override.field: override.ours or nothing})
    refuse_unfit(override.label, changed)
    return changed


def difference(text, printed):
    """Where two texts part, with some words of each."""
    same = next((at for at, pair in enumerate(zip(text, printed, strict=False)) if len(set(pair)) == 2), len(text))
    same = min(same, len(text), len(printed))
    around = slice(max(0, same - 20), same + 40)
    return f"at character {same + 1} the guide has {quoted(text[around])}, and printed has {quoted(printed[around])}"
