"""How staff look and correct: the stock admin over the four kinds of record."""

from . import deficiency, indicator, question, section

__all__ = ["deficiency", "indicator", "question", "section"]
