"""What somebody may have meant: the nearest of the words that would have been right."""

from difflib import SequenceMatcher

ALIKE = 0.5  # of 1: what is less like is no suggestion


def nearest(word, known, alike=ALIKE):
    """The one of these words that is most like the given one, whatever their case; None where none is."""
    scored = [(likeness(word, each), each) for each in sorted(known)]
    score, best = max(scored, default=(0, None), key=lambda pair: pair[0])
    return best if score >= alike else None


def likeness(word, other):
    return SequenceMatcher(None, word[:100].casefold(), other.casefold(), autojunk=False).ratio()
