"""Editions as lists and pages of a terminal, and as plain data. None of it reads a document."""

COUNTS = ("sections", "questions", "removed_questions", "indicators", "deficiencies")
MARK = "*"  # before the current edition


def editions_as_text(editions, current):
    """A line each, the current one marked."""
    if not editions:
        return "The archive is empty: import a guide with manage.py import_guide."
    heading = "  edition    published         sections questions indicators deficiencies  title"
    return "\n".join([heading, *(line(edition, current) for edition in editions)])


def line(edition, current):
    mark = MARK if is_current(edition, current) else " "
    return (
        f"{mark} {edition.label:<10} {edition.published_at:%Y-%m-%d %H:%M}  {edition.sections:>8} "
        f"{edition.questions:>9} {edition.indicators:>10} {edition.deficiencies:>12}  {edition.title}"
    )


def edition_as_text(edition, current):
    """One edition, a line for each thing known of it."""
    lines = [(name.replace("_", " "), value) for name, value in edition_as_data(edition, current).items()]
    return "\n".join(f"{name:<18} {value}" for name, value in lines if value not in ("", None))


def edition_as_data(edition, current):
    """What is known of an edition, without its document. Times in UTC, checksums in hexadecimal."""
    return {
        "edition": edition.label,
        "current": is_current(edition, current),
        "title": edition.title,
        "reason": edition.reason,
        "published_at": edition.published_at.isoformat(timespec="seconds"),
        "published_with": edition.published_with,
        **{name: getattr(edition, name) for name in COUNTS},
        "source": edition.source,
        "source_sha256": edition.source_sha256,
        "document_sha256": edition.document_sha256,
    }


def is_current(edition, current):
    return current is not None and edition.pk == current.pk
