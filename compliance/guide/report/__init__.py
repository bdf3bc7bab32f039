"""A Diff for readers: as text for a terminal, as plain data, as one HTML page."""

from .data import diff_as_data
from .html import diff_as_html, diff_context
from .text import diff_as_text

__all__ = ["diff_as_data", "diff_as_html", "diff_as_text", "diff_context"]
