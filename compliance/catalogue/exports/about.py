"""What an export says of itself: whose words it holds, how many records, and what is known to be missing."""

from datetime import UTC, datetime

from ...known import lost_rows
from .tables import guide_tables

MADE = datetime(1980, 1, 1, tzinfo=UTC)  # of every file: a clock would make each export another; zip knows no earlier
TITLE = "FTA Comprehensive Review: the guide as data"
NOTICE = "A restatement in our own words, and not the official text."
SOURCE = (
    "The source is the Comprehensive Review Contractor's Manual of the Federal Transit Administration. Codes, numbers, "
    "dates, amounts and citations are the manual's. Where a word matters, read the manual and the regulation."
)


def about(guide):
    """The paragraphs that go with an export of the whole guide."""
    counts = [f"{len(table.rows)} {name}" for name, table in guide_tables(guide).items()]
    return [TITLE, NOTICE, SOURCE, f"It holds {', '.join(counts)}.", *filter(None, [missing(guide)])]


def missing(guide):
    """A sentence on the rows that the guide is known to lack, or None."""
    lost = [lost_rows_of(question) for question in guide.questions()]
    indicators = sum(len(rows.indicators) for rows in lost)
    deficiencies = sum(len(rows.deficiencies) for rows in lost)
    if not indicators and not deficiencies:
        return None
    return f"{indicators} indicators and {deficiencies} deficiencies of the manual are missing: look there for them."


def lost_rows_of(question):
    """The LostRows of a question of the document."""
    letters = [indicator.code for indicator in question.indicators]
    return lost_rows(question.code, letters, [deficiency.code for deficiency in question.deficiencies])
