"""The changes section by section, the parts of a new, removed or renumbered record folded under it."""

from collections import Counter
from dataclasses import dataclass, field, fields

from ..changes import Change
from ..kinds import parent_field
from ..words import Segment

FOLDED = {"added", "removed", "renumbered"}
HEADLINES = {"question": "question_text", "indicator": "indicator_text", "deficiency": "deficiency_title"}
PLURALS = {"question": "questions", "indicator": "indicators", "deficiency": "deficiencies"}


@dataclass
class Line:
    """A change reported by itself, the first text of a record that came or went, and the changes folded under it."""

    change: Change
    headline: str
    folded: list[Change] = field(default_factory=list)

    @property
    def parts(self):
        """What came or went with the record: 2 indicators, 1 deficiency."""
        counts = Counter(each.record for each in self.folded)
        return ", ".join(
            f"{counts[record]} {record if counts[record] == 1 else plural}"
            for record, plural in PLURALS.items()
            if counts[record]
        )

    @property
    def part_names(self):
        """Names of those, of a whole section the questions' only."""
        shown = [each for each in self.folded if self.change.record != "section" or each.record == "question"]
        return [renaming(each) if each.kind == "renumbered" else each.name for each in shown]


@dataclass
class SectionOutline:
    """A section with changes, its title, what its counts became, and its changes."""

    code: str
    title: str
    counts: list[str]
    lines: list[Line]


def renaming(change):
    return f"{change.name_before} → {change.name_after}"


def outline(diff):
    """SectionOutlines in the guide's order, without the sections in which nothing changed."""
    found, heads = {}, {}
    for change in diff.changes:
        line = heads.get(whole(diff, change))
        if line:
            line.folded.append(change)
        else:
            line = Line(change, headline(diff, change))
            found.setdefault(diff.ordering.section(change), []).append(line)
        heads[change.kind, change.record, change.name_before, change.name_after] = line
    counts = {code: count_changes(before, after) for code, before, after in diff.counts}
    return [SectionOutline(code, title(diff, code), counts[code], lines) for code, lines in found.items()]


def whole(diff, change):
    """Key of the change of the record that this one is a part of, if that is to be folded."""
    old, new = diff.ordering.old[change.record], diff.ordering.new[change.record]
    entries = [old.get(change.name_before), new.get(change.name_after)]
    parent = parent_field(type(diff.ordering.entry(change).record))
    if change.kind not in FOLDED or not parent:
        return None
    return change.kind, parent, *(entry and entry.parent for entry in entries)


def headline(diff, change):
    """The first text of a record that came or went; a section's stands in its heading."""
    if change.kind not in ("added", "removed") or change.record == "section":
        return ""
    return getattr(diff.ordering.entry(change).record, HEADLINES[change.record])


def title(diff, code):
    section = diff.ordering.new["section"].get(code) or diff.ordering.old["section"][code]
    return section.record.section_name


def count_changes(before, after):
    """Such as questions 10 → 11, where both guides have the section."""
    if not before or not after:
        return []
    pairs = [(each.name, getattr(before, each.name), getattr(after, each.name)) for each in fields(before)]
    return [f"{name} {old} → {new}" for name, old, new in pairs if old != new]


def shortened(segments, most):
    """The segments with long equal texts cut down to at most so many characters at either end."""
    last = len(segments) - 1
    for number, (kind, text) in enumerate(segments):
        if kind != "equal" or len(text) <= 2 * most:
            yield Segment(kind, text)
            continue
        begin = text[:most].rpartition(" ")[0] + " " if number else ""
        end = " " + text[-most:].partition(" ")[2] if number < last else ""
        yield Segment(kind, f"{begin}…{end}")
