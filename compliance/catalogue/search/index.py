"""The search index of one guide: queries in, results out."""

import unicodedata
from collections import Counter

from rapidfuzz import process

from .entries import KINDS, entries_of, shortened
from .finder import Finder
from .results import Facets, Hit, Results, SearchError

LONGEST = 200
LIKENESS = 50  # of 100: what is less like is no suggestion


class SearchIndex:
    """Every text of a guide, searched. Several threads of a process may share it."""

    def __init__(self, guide):
        self.entries = entries_of(guide)
        self.finder = Finder(self.entries)
        self.sections = [section.code for section in guide.sections]

    def search(self, text, *, section=None, kind=None, limit=20, offset=0):
        """The Results of a text: words, "phrases", prefix*, codes and citations, within a section or a kind.

        Raises SearchError where the text is blank or too long, the section or the kind unknown, the page negative.
        """
        text, section, kind = readable(text), self.known_section(section), known_kind(kind)
        refuse_negative(limit=limit, offset=offset)
        found = self.finder.find(text)
        of_section = [each for each in found.ids if section in (None, self.entries[each].section_code)]
        of_kind = [each for each in found.ids if kind in (None, self.entries[each].kind)]
        of_both = [each for each in of_section if kind in (None, self.entries[each].kind)]
        page, named = of_both[offset : offset + limit], found.query.named[:1]
        hits = self.hits(found.query, list(dict.fromkeys([*named, *page])))
        return Results(
            text=text,
            searched=found.query.text,
            total=len(of_both),
            hits=tuple(hits[each] for each in page),
            facets=self.facets(of_kind, of_section),
            did_you_mean=found.did_you_mean,
            exact=hits[named[0]] if named else None,
            relaxed=found.relaxed,
        )

    def hits(self, query, ids):
        """{id: Hit} of these entries."""
        snippets = self.finder.texts.snippets(query, ids) if query.terms else {}
        return {each: hit(self.entries[each], snippets.get(each)) for each in ids}

    def facets(self, of_kind, of_section):
        by_section = Counter(self.entries[each].section_code for each in of_kind)
        by_kind = Counter(self.entries[each].kind for each in of_section)
        return Facets(
            {code: by_section[code] for code in self.sections if code in by_section},
            {kind: by_kind[kind] for kind in KINDS.values() if kind in by_kind},
        )

    def known_section(self, code):
        """The section's code as the guide writes it, or None for None."""
        if code is None:
            return None
        found = self.finder.codes.id_of_section(code)
        return refused("section", code, self.sections) if found is None else self.entries[found].name


def hit(entry, snippet):
    """The Hit of an entry; one that has none of the words shows how its first text begins."""
    field, text = next(iter(entry.texts.items()), ("", ""))
    field, segments = snippet or (field, ((shortened(text), False),))
    place = entry.section_code, entry.section_name, entry.question_code
    return Hit(entry.kind, *place, entry.name, field, entry.title, segments)


def readable(text):
    """The text on one line with single blanks, composed as the guide's texts are. Raises SearchError."""
    if len(text) > LONGEST:
        raise SearchError(f"The search text has {len(text)} characters: search for at most {LONGEST}.")
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if not text:
        raise SearchError("The search text is blank: search for a code such as TVI3, a word or a phrase.")
    return text


def known_kind(kind):
    return refused("kind", kind, list(KINDS.values())) if kind not in (None, *KINDS.values()) else kind


def refused(name, value, known):
    nearest = process.extractOne(value, known, processor=str.casefold, score_cutoff=LIKENESS)
    meant = f" did you mean {nearest[0]}?" if nearest else ""
    raise SearchError(f"{name}={value!r} is not of the guide:{meant} Use one of {', '.join(known)}.")


def refuse_negative(**numbers):
    for name, number in numbers.items():
        if number < 0:
            raise SearchError(f"{name}={number} is negative: use 0 or more.")
