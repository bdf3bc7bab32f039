"""The three things that are done with whole guides: import one, publish the tables as one, go to an archived one.

Each is to be called in a transaction and under the migration lock, which the commands see to.
"""

from dataclasses import dataclass, replace

from django.apps import apps as live_apps

from ..models.edition import label_for, parsed_label
from .apply import write_tables
from .archive import Archive, label_of, read_edition, sha256
from .document import Guide, GuideError, Question
from .overrides import apply_overrides
from .plan import Plan, plan
from .readers import read_tables
from .writers import canonical

MEDIUM = "medium"  # the priority of a question that has none yet, as the column's default


@dataclass(frozen=True)
class Outcome:
    """What was done, or in a dry run would be: from which edition to which, the plan, and the rows written."""

    before: str | None
    after: str
    is_new: bool  # whether the edition is published by this run
    plan: Plan
    written: int = 0


def import_guide(
    reading, *, label=None, title="", reason="", theirs=False, overrides=(), dry_run=False, apps=live_apps
):
    """Publish the guide that was read and bring it into the tables; what staff edited stays, or is settled as asked.

    Without a label it becomes the current year's next revision. A guide that is archived already is not archived again.
    Raises GuideError where the label is taken by another guide, or an override does not fit.
    """
    archive = Archive(apps)
    current = archive.current()
    guide = with_priorities(apply_overrides(reading.guide, overrides), published_by(current))
    edition, year, revision = place_for(archive, guide, label, current)
    planned = plan(
        published_by(current),
        read_tables(apps),
        guide,
        theirs=theirs,
        decided=[(each.code, each.field) for each in overrides],
    )
    after = label_of(edition) if edition else label_for(year, revision)
    if dry_run:
        return Outcome(current and label_of(current), after, edition is None, planned)
    if edition is None:
        published = archive.publish(
            guide, year, revision, title=title, reason=reason, source=reading.name, source_sha256=reading.sha256
        )
    return done(archive, current, edition or published, edition is None, planned, apps)


def with_priorities(guide, published):
    """The guide with the published priorities where it has none: they are the site's own, and no manual prints them."""
    known = {question.code: question.priority for question in published.questions()}

    def with_priority(name, record):
        if not isinstance(record, Question) or record.priority:
            return record
        return replace(record, priority=known.get(name) or MEDIUM)

    return guide.replaced(with_priority)


def place_for(archive, guide, label, current):
    """(edition with this guide or None, year, revision) for an import."""
    same = archive.find_document(canonical(guide))
    if label is None:
        if same:
            return same, same.fiscal_year, same.revision
        if current is None:
            raise GuideError("Nothing says which year this guide is of: name its edition, as in --edition FY2026.")
        return None, current.fiscal_year, archive.next_revision(current.fiscal_year)
    year, revision = read_label(label)
    taken = archive.all().filter(fiscal_year=year, revision=revision).first()
    if taken and (same is None or taken.document_sha256 != same.document_sha256):
        free = label_for(year, archive.next_revision(year))
        raise GuideError(f"{label_of(taken)} is published with another text and never changes: take --edition {free}.")
    return taken, year, revision


def publish(*, title="", reason="", dry_run=False, apps=live_apps):
    """Freeze what the tables hold as the current year's next revision. Raises GuideError where nothing was edited."""
    archive = Archive(apps)
    current, held = archive.current(), read_tables(apps)
    if current is None or not held.sections:
        raise GuideError("There is nothing to publish: import a guide first, with manage.py import_guide.")
    if sha256(canonical(held)) == current.document_sha256:
        raise GuideError(f"There is nothing to publish: the tables hold {label_of(current)} as it is.")
    revision = archive.next_revision(current.fiscal_year)
    planned = plan(read_edition(current), held, held)
    after = label_for(current.fiscal_year, revision)
    if dry_run:
        return Outcome(label_of(current), after, True, planned)
    edition = archive.publish(held, current.fiscal_year, revision, title=title, reason=reason, source="the tables")
    return done(archive, current, edition, True, planned, apps)


def make_current(label, *, theirs=False, dry_run=False, apps=live_apps):
    """Bring an archived edition into the tables. What staff edited since the last publication stays, or --theirs."""
    archive = Archive(apps)
    current, edition = archive.current(), archive.find(label)
    planned = plan(published_by(current), read_tables(apps), read_edition(edition), theirs=theirs)
    if dry_run:
        return Outcome(current and label_of(current), label_of(edition), False, planned)
    return done(archive, current, edition, False, planned, apps)


def done(archive, before, edition, is_new, planned, apps):
    reason = f"import of {label_of(edition)}"
    written = write_tables(planned.result, apps, reason=reason) if planned.changes else 0
    if before is None or before.pk != edition.pk:
        archive.make_current(edition)
    return Outcome(before and label_of(before), label_of(edition), is_new, planned, written)


def published_by(current):
    return read_edition(current) if current else Guide()


def read_label(label):
    parsed = parsed_label(label)
    if parsed is None:
        raise GuideError(f"{label!r} is no edition: write FY and the year, as in FY2026 or FY2026.1.")
    return parsed
