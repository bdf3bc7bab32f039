"""What a search gives: frozen, without markup, ready for JSON and for pages."""

from dataclasses import dataclass, field


class SearchError(ValueError):
    """A search that cannot be made: the message says what, where and what next."""


@dataclass(frozen=True)
class Hit:
    """One record of the guide. Its snippet is of the named field: pairs of (text, whether it matched), in order."""

    kind: str  # section, question, indicator or deficiency
    section_code: str
    section_name: str
    question_code: str | None  # None for a section
    name: str  # its public name: TVI, TVI3, TVI3 (a), TVI3-1
    field: str
    title: str
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Facets:
    """Number of matches by section code and by kind, in guide order. Neither counts its own filter."""

    sections: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """The hits of one page, and what the search did to find them.

    searched is the query that the hits answer: the text, or did_you_mean where the text itself finds nothing. relaxed
    says that no record has all its words and phrases, so that these have the words apart, or some of them. exact is the
    record whose code stands in the query, whatever the filters; it is the first hit too where they let it through.
    """

    text: str
    searched: str
    total: int
    hits: tuple[Hit, ...]
    facets: Facets
    did_you_mean: str | None = None
    exact: Hit | None = None
    relaxed: bool = False
