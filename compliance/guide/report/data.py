"""A Diff as plain data for JSON.

Keys: before and after (the editions' names), summary (changes by kind, substantive ones among the reworded), changes,
counts and unchanged. A change has kind, record, name, name_before, name_after (null where a guide lacks the record),
section, question; moved and reworded ones have field, before and after; reworded ones substantive and segments (kind
and text); split and merged ones others. A row of counts has section, before and after.
"""

from dataclasses import asdict

from ..changes import Merged, Moved, Reworded, Split


def diff_as_data(diff, names):
    """A dict of plain values with the keys above. `names` are the two editions' names."""
    return {
        "before": names[0],
        "after": names[1],
        "summary": diff.summary,
        "changes": [change_as_data(diff, change) for change in diff.changes],
        "counts": [
            {"section": code, "before": before and asdict(before), "after": after and asdict(after)}
            for code, before, after in diff.counts
        ],
        "unchanged": diff.unchanged,
    }


def change_as_data(diff, change):
    return {
        "kind": change.kind,
        "record": change.record,
        "name": change.name,
        "name_before": change.name_before,
        "name_after": change.name_after,
        "section": diff.ordering.section(change),
        "question": diff.ordering.question(change),
        **details(change),
    }


def details(change):
    found = {}
    if isinstance(change, Moved | Reworded):
        found |= {"field": change.field, "before": change.before, "after": change.after}
    if isinstance(change, Reworded):
        found |= {"substantive": change.substantive, "segments": [each._asdict() for each in change.segments]}
    if isinstance(change, Split | Merged):
        found |= {"others": list(change.others)}
    return found
