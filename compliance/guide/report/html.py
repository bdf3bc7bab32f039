"""A Diff as one HTML page that needs nothing beside it; its body is a template that other pages include."""

from django.template.loader import render_to_string

from .outline import outline, renaming, shortened
from .text import said_of, spelled

AROUND = 300  # characters shown on either side of a change


def diff_as_html(diff, names):
    """The page as a string. `names` are the two editions' names."""
    return render_to_string("guide/diff.html", diff_context(diff, names))


def diff_context(diff, names):
    """What guide/_diff_body.html needs: before, after, summary, counts, sections, unchanged."""
    return {
        "before": names[0],
        "after": names[1],
        "summary": said_of(diff.summary),
        "counts": diff.counts,
        "sections": [
            {"outline": section, "changes": [change_context(line) for line in section.lines]}
            for section in outline(diff)
        ],
        "unchanged": diff.unchanged,
    }


def change_context(line):
    change = line.change
    return {
        "line": line,
        "change": change,
        "renaming": renaming(change),
        "field": spelled(getattr(change, "field", "")),
        "segments": list(shortened(change.segments, AROUND)) if change.kind == "reworded" else [],
    }
