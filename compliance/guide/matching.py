"""Which record of one guide is which of another: by code, then by equal text, then by nearly equal text.

The guides exchanged give the same pairs exchanged: scores are symmetric, and of several equally
good counterparts every record, of either guide, takes the one whose name comes first.
"""

import re
from collections import defaultdict

from rapidfuzz import process
from rapidfuzz.distance import Indel

from .document import Deficiency, Indicator, Question, Section

ALIKE = 0.75  # how much of two texts' words is the same, from 0 to 1; few siblings of the guide reach it
TEXTS = {
    Section: ["section_name", "purpose"],
    Question: [
        "question_text",
        "basic_requirement",
        "applicability",
        "detailed_explanation",
        "instructions_for_reviewer",
    ],
    Indicator: ["indicator_text"],
    Deficiency: ["deficiency_title", "determination", "corrective_action"],
}


def pairs(before, after):
    """{kind: {name before: name after}} of the records that are in both, from the entries of two guides."""
    found = {kind: {name: name for name in before[kind] if name in after[kind]} for kind in (Section, Question)}
    for kind in found:
        add_alike(kind, found[kind], before[kind], after[kind])
    for kind in (Indicator, Deficiency):
        found[kind] = by_code(before[kind], after[kind], found[Question])
        add_alike(kind, found[kind], before[kind], after[kind])
    return found


def by_code(before, after, questions):
    """Pairs of parts: of one name, or of one letter or number in a question that has another code."""
    found = {name: name for name in before if name in after}
    for name in before.keys() - after.keys():
        other = renamed(before[name], questions)
        if other in after and other not in before and after[other].question == questions[before[name].question]:
            found[name] = other
    return found


def renamed(part, questions):
    """The part's name with its question's new code for the old one, or None."""
    rest = part.name.removeprefix(part.question)
    return questions[part.question] + rest if part.question in questions and rest[0] in " -" else None


def add_alike(kind, found, before, after):
    """Add pairs of those records that have none yet."""
    taken = set(found.values())
    old = {name: texts(kind, entry) for name, entry in before.items() if name not in found}
    new = {name: texts(kind, entry) for name, entry in after.items() if name not in taken}
    for candidates in (equal, nearly_equal):
        for name, other in best(candidates(old, new)):
            if name in old and other in new:
                found[name] = other
                del old[name], new[other]


def texts(kind, entry):
    return tuple(getattr(entry.record, field) or "" for field in TEXTS[kind])


def best(candidates):
    """(name before, name after) of these (score, name before, name after), the best first, ties by the names."""
    ranked = sorted(candidates, key=lambda each: (-each[0], *each[1:]))
    return [(name, other) for _, name, other in ranked]


def equal(old, new):
    """(1, name before, name after): the first of one guide's with a text to the first of the other's, and so on."""
    named = defaultdict(list)
    for name, text in sorted(new.items()):
        named[text].append(name)
    waiting = {text: iter(names) for text, names in named.items()}
    for name, text in sorted(old.items()):
        other = next(waiting.get(text, iter(())), None) if any(text) else None
        if other is not None:
            yield 1, name, other


def nearly_equal(old, new):
    """(score, name before, name after) of the texts that are ALIKE."""
    vocabulary = Vocabulary()
    spelled = {name: vocabulary.spell(text) for name, text in new.items()}
    for name, text in old.items():
        word_by_word = vocabulary.spell(text)
        if word_by_word:
            found = process.extract(
                word_by_word, spelled, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, limit=None
            )
            yield from ((score, name, other) for _, score, other in found)


class Vocabulary(dict):
    """{word: its own character}, so that a comparison of strings is one of words."""

    def __missing__(self, word):
        self[word] = chr(len(self) + 1)
        return self[word]

    def spell(self, texts):
        """A string with one character for each word of the texts."""
        return "".join(map(self.__getitem__, re.findall(r"\w+", " ".join(texts).lower())))
