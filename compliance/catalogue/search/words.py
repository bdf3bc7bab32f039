"""The guide's words as they stand in its texts: what a prefix begins, and what a misspelt word may have meant."""

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .query import TOKEN

SHORTEST_CORRECTED = 4
SHORTEST_WITH_TWO_SLIPS = 7


class Words:
    """Every word of the entries' texts. They are collected when first asked for: few queries need them."""

    def __init__(self, entries):
        self.entries = entries

    @cached_property
    def counts(self):
        counts = Counter()
        for entry in self.entries:
            for text in entry.texts.values():
                counts.update(TOKEN.findall(text.casefold()))
        return counts

    @cached_property
    def in_order(self):
        return sorted(self.counts)

    def beginning_with(self, prefix):
        start = bisect_left(self.in_order, prefix)
        end = bisect_left(self.in_order, prefix + "\U0010ffff")
        return self.in_order[start:end]

    def nearest(self, word):
        """The word that differs least, of those the most frequent; None where all differ too much."""
        if len(word) < SHORTEST_CORRECTED or not word.isalpha():
            return None
        slips = 2 if len(word) >= SHORTEST_WITH_TWO_SLIPS else 1
        near = process.extract(word.casefold(), self.in_order, scorer=OSA.distance, score_cutoff=slips, limit=None)
        ranked = [(distance, found[0] != word[0].casefold(), -self.counts[found], found) for found, distance, _ in near]
        return min(ranked)[-1] if ranked else None
