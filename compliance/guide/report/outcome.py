"""What an import, a publication or a change of the current edition did, for terminals and for programs."""

from dataclasses import asdict

from .data import diff_as_data
from .text import diff_as_text

THE_TABLES = "the tables"


def outcome_as_text(outcome, style, *, dry_run=False):
    """The plan, the conflicts with their three versions, the edits that stay, and in one line what was done."""
    planned = outcome.plan
    lines = [diff_as_text(planned.changes, (THE_TABLES, outcome.after), style)] if planned.changes else []
    for conflict in planned.conflicts:
        lines += conflict_lines(conflict, outcome, style)
    if planned.edits:
        names = ", ".join(dict.fromkeys(f"{edit.name} {edit.field}" for edit in planned.edits))
        lines.append(f"Edited since {outcome.before} and left as it is: {names}.")
    return "\n".join([*lines, style.SUCCESS(summary(outcome, dry_run))])


def conflict_lines(conflict, outcome, style):
    taken = "your edit stays" if conflict.kept else f"{outcome.after}'s version is taken"
    return [
        style.WARNING(
            f"Conflict: {conflict.name}: {conflict.field} was edited here and differs in {outcome.after}; {taken}."
        ),
        f"  published  {said(conflict.published)}",
        f"  edited     {said(conflict.edited)}",
        f"  new        {said(conflict.new)}",
    ]


def said(value):
    return "(nothing)" if value is None else str(value)


def summary(outcome, dry_run):
    conflicts = f", {len(outcome.plan.conflicts)} conflicts" if outcome.plan.conflicts else ""
    kept = any(conflict.kept for conflict in outcome.plan.conflicts)
    how = "; settle them with --theirs or an overrides file (docs/editions.md)" if kept else ""
    if dry_run:
        verb = "would be published as" if outcome.is_new else "is"
        changes = sum(outcome.plan.changes.summary.values())
        return f"Dry run, nothing was written: this {verb} {outcome.after}; {changes} changes{conflicts}{how}."
    what = "published and current" if outcome.is_new else "current"
    return f"{outcome.after} is {what}: {outcome.written} changed{conflicts}{how}."


def outcome_as_data(outcome, *, dry_run=False):
    """The same as plain data: before, after, published, dry_run, rows_written, changes, conflicts, edits_kept."""
    return {
        "before": outcome.before,
        "after": outcome.after,
        "published": outcome.is_new and not dry_run,
        "dry_run": dry_run,
        "rows_written": outcome.written,
        "changes": diff_as_data(outcome.plan.changes, (THE_TABLES, outcome.after)),
        "conflicts": [asdict(conflict) for conflict in outcome.plan.conflicts],
        "edits_kept": [asdict(edit) for edit in outcome.plan.edits],
    }
