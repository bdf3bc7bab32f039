"""Search over every text of a guide, the same on either database. It needs a Guide and nothing else."""

from .index import SearchIndex
from .results import Facets, Hit, Results, SearchError

__all__ = ["Facets", "Hit", "Results", "SearchError", "SearchIndex"]
