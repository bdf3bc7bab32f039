"""A query as people type it, read into expressions that FTS5 always accepts: quoted words, AND, OR and *."""

import re
from dataclasses import dataclass

LEXER = re.compile(
    r"""
      "(?P<phrase>[^"]*)"
    | (?<!\w)(?:(?P<title>\d+)\ )?(?P<law>C\.?F\.?R\.?|U\.?\ ?S\.?\ ?C\.?)\ ?
      (?:(?:parts?|sections?|sec\.?|chapter)\ |§+\ ?)?(?P<number>\d[\w.()-]*)
    | (?<!\w)(?P<part>part\ \d[\w.()-]*)
    | (?P<chunk>[^\W_][^\s"]*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
TOKEN = re.compile(r"[^\W_]+")
CURLY_QUOTES = str.maketrans("“”„", '"""')
CODE_CHUNKS = 4  # ADA GEN 8 (a)
DIVISIONS = ("", "part", "section", "chapter")
SHORTEST_PREFIX = 3  # with its *
SHORTEST_EXPANDED = 5
COMMON_WORDS = frozenset(
    TOKEN.findall(
        "a an and are as at be by can do does for from has have how i if in into is it its may must of on or our "
        "that the their this to was we what when where which who why will with"
    )
)


@dataclass(frozen=True)
class Term:
    """A part of the query: where it stands in the text, and what it asks of the index.

    found is the id of the entry whose code it is. Only a loose term may be misspelt.
    """

    start: int
    end: int
    expression: str
    found: int | None = None
    loose: bool = False


@dataclass(frozen=True)
class Query:
    text: str
    terms: tuple[Term, ...]

    @property
    def all_words(self):
        """All terms, better where they stand as they were typed; "" without any."""
        return (
            f"({' AND '.join(self.expressions)}) OR {self.in_a_row}"
            if self.in_a_row
            else " AND ".join(self.expressions)
        )

    @property
    def any_word(self):
        """Any of the terms; "" without any."""
        return " OR ".join(filter(None, [*self.expressions, self.in_a_row]))

    @property
    def expressions(self):
        return [term.expression for term in self.terms]

    @property
    def in_a_row(self):
        """The whole text as a phrase, where it is of several words and nothing else; else ""."""
        return quoted(self.text) if len(self.terms) > 1 and all(term.loose for term in self.terms) else ""

    @property
    def length(self):
        """The number of its words, without those that ask for nothing."""
        return sum(len(TOKEN.findall(self.text[term.start : term.end])) for term in self.terms)

    @property
    def only_codes(self):
        return all(term.found is not None for term in self.terms)

    @property
    def named(self):
        """Ids of the entries whose codes stand in the query, in its order."""
        return list(dict.fromkeys(term.found for term in self.terms if term.found is not None))


def quoted(text):
    """The text's words as a phrase of FTS5; "" without any."""
    words = TOKEN.findall(text)
    return f'"{" ".join(words)}"' if words else ""


class QueryReader:
    """Reads queries with the codes of a guide, and with its words for what a prefix* begins."""

    def __init__(self, codes, words):
        self.codes, self.words = codes, words

    def read(self, text):
        """The Query of a text whose blanks are single."""
        text = text.translate(CURLY_QUOTES)
        section = self.codes.id_of_section(re.sub("^section ", "", text, flags=re.IGNORECASE))
        if section is not None:
            return Query(text, (self.code_term(0, len(text), section),))
        terms = {term.expression: term for term in self.terms(text) if term.expression}.values()
        telling = [term for term in terms if text[term.start : term.end].casefold() not in COMMON_WORDS]
        return Query(text, tuple(telling or terms))

    def terms(self, text):
        lexed = list(LEXER.finditer(text))
        while lexed:
            code, length = self.longest_code(text, lexed)
            yield code or self.term(lexed[0])
            del lexed[:length]

    def longest_code(self, text, lexed):
        """The code that the next chunks spell, and their number; (None, 1) where they spell none."""
        start = lexed[0].start()
        for length in range(min(CODE_CHUNKS, len(lexed)), 0, -1):
            if all(each["chunk"] for each in lexed[:length]):
                end = lexed[length - 1].end()
                if (found := self.codes.id_of_part(text[start:end])) is not None:
                    return self.code_term(start, end, found), length
        return None, 1

    def code_term(self, start, end, found):
        return Term(start, end, quoted(self.codes.entries[found].name), found=found)

    def term(self, lexed):
        if lexed["number"]:
            return Term(*lexed.span(), citation(lexed))
        if lexed["chunk"] and lexed["chunk"].endswith("*"):
            return Term(*lexed.span(), self.prefix(lexed["chunk"]))
        return Term(*lexed.span(), quoted(lexed[0]), loose=not lexed["part"])

    def prefix(self, chunk):
        """Words are indexed by their stems, which a long prefix may pass over: so all the words that it begins.

        One letter is no prefix: it would begin half of all words.
        """
        if len(chunk) < SHORTEST_PREFIX:
            return quoted(chunk)
        begun = self.words.beginning_with(chunk[:-1].casefold()) if len(chunk) >= SHORTEST_EXPANDED else ()
        return f"({' OR '.join(map(quoted, begun))})" if begun else f"{quoted(chunk)} *"


def citation(lexed):
    """A law's number as the guide may write it: 49 CFR 26, 49 CFR Part 26; 26.5 stands alone in a list too."""
    title, number = lexed["title"] or "", lexed["number"]
    laws = ("cfr",) if lexed["law"][0] in "cC" else ("u s c", "usc")
    written = [quoted(f"{title} {law} {division} {number}") for law in laws for division in DIVISIONS]
    alone = [quoted(number)] if "." in number.strip(".") else []
    return f"({' OR '.join(written + alone)})"
