"""What comparing, importing and publishing have to say: as text for terminals, as plain data, as a page."""

from .data import diff_as_data
from .editions import edition_as_data, edition_as_text, editions_as_text
from .html import diff_as_html, diff_context
from .outcome import outcome_as_data, outcome_as_text
from .text import diff_as_text

__all__ = [
    "diff_as_data",
    "diff_as_html",
    "diff_as_text",
    "diff_context",
    "edition_as_data",
    "edition_as_text",
    "editions_as_text",
    "outcome_as_data",
    "outcome_as_text",
]
