"""How a query finds its entries: by all its words, else by all its corrected words, else by any of them."""

from dataclasses import dataclass

from .codes import Codes
from .full_text import FullText
from .query import TOKEN, Query, QueryReader, quoted
from .words import Words

KIND_WEIGHTS = {"section": 1.5, "question": 1.6, "deficiency": 1.0, "indicator": 0.5}


@dataclass(frozen=True)
class Found:
    """The ids of the entries that a query found, best first, and how it found them."""

    query: Query
    ids: list[int]
    did_you_mean: str | None = None
    relaxed: bool = False


class Finder:
    """Finds among entries whose ids are their places in the list."""

    def __init__(self, entries):
        self.entries = entries
        self.codes = Codes(entries)
        self.words = Words(entries)
        self.texts = FullText(entries)
        self.reader = QueryReader(self.codes, self.words)

    def find(self, text):
        """Found for this text, whose blanks must be single."""
        query, meant = self.reader.read(text), None
        ids = self.ranked(query, query.all_words)
        if not ids and (meant := self.corrected(query)):
            query = self.reader.read(meant)
            ids = self.ranked(query, query.all_words)
        return Found(query, ids, meant) if ids else self.relaxed(query, meant)

    def relaxed(self, query, meant):
        """Found for the same words without quotation marks: by all of them, else by any."""
        query = self.reader.read(" ".join(query.text.replace('"', " ").split()))
        ids = self.ranked(query, query.all_words) or self.ranked(query, query.any_word)
        return Found(query, ids, meant, relaxed=bool(ids))

    def ranked(self, query, expression):
        """Ids of what the expression matches: first what the query names by its code, then the best, then guide order.

        Where the query is a code and nothing else, its parts follow in guide order.
        """
        scores = self.texts.scores(expression)
        first = query.named or self.codes.ids_of_section_name(query.text)
        order = self.parts_first(first) if query.only_codes else lambda each: (self.score(scores, each), each)
        return [*first, *sorted(scores.keys() - first, key=order)] if scores else []

    def score(self, scores, number):
        return scores[number] * KIND_WEIGHTS[self.entries[number].kind]

    def parts_first(self, named):
        wholes = {self.entries[each].name for each in named}
        return lambda each: (wholes.isdisjoint(self.entries[each].parents), each)

    def corrected(self, query):
        """The query's text with the nearest word for each that the guide does not have; None where there is none."""
        text = query.text
        for term in reversed(query.terms):
            if term.loose:
                written = text[term.start : term.end]
                text = text[: term.start] + self.corrected_term(written) + text[term.end :]
        return text if text != query.text else None

    def corrected_term(self, written):
        if self.texts.has(quoted(written)):
            return written
        return self.codes.nearest_above(written) or TOKEN.sub(self.corrected_word, written)

    def corrected_word(self, lexed):
        word = lexed[0]
        return word if self.texts.has(quoted(word)) else self.words.nearest(word) or word
