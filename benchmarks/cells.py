"""What is measured: each cell one URL that all servers answer with the same records."""

import html
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

CATALOGUE = "/api/v1/catalogue/"
QUESTION = "/api/v1/questions/TVI3/"
SEARCH = "/api/v1/search/?q=lobbying%20certification"
WORDS = Path(__file__).with_name("words.lua")


def names(node, question=None):
    """The public names (TVI, TVI3, TVI3 (a), TVI3-1) of the records in an answer, at whatever depth they stand."""
    if isinstance(node, list):
        for each in node:
            yield from names(each, question)
    elif isinstance(node, dict):
        question = node.get("question_code", question)
        if node.get("letter"):
            yield f"{question} ({node['letter']})"
        for code in ("deficiency_code", "question_code", "section_code"):
            if node.get(code):
                yield node[code]
        for value in node.values():
            yield from names(value, question)


def texts(node):
    """Every text in an answer."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list | dict):
        for each in node.values() if isinstance(node, dict) else node:
            yield from texts(each)


def differing_names(ours, theirs):
    """Names of records that stand in one of the two JSON answers only."""
    return set(names(json.loads(ours))) ^ set(names(json.loads(theirs)))


def differing_deficiencies(ours, theirs):
    """The same of lists of deficiencies; ours names their sections too."""
    sections = {"section_code"}
    return {name for name in differing_names(ours, theirs) if name not in values_of(json.loads(ours), sections)}


def values_of(node, keys):
    """The values that these keys have anywhere in an answer."""
    if isinstance(node, list):
        return set().union(*(values_of(each, keys) for each in node))
    if isinstance(node, dict):
        own = {value for key, value in node.items() if key in keys}
        return own.union(*(values_of(each, keys) for each in node.values()))
    return set()


def names_not_found(ours, theirs):
    """Codes that the peer's search found and ours did not; ours knows more forms of a word, so it may find more."""
    codes = {name for name in names(json.loads(theirs)) if "(" not in name}
    return codes - set(texts(json.loads(ours))) if codes else {"any record"}


def codes_not_on_page(ours, theirs):
    """Codes of the peer's JSON that our page does not show."""
    page = html.unescape(ours.decode())
    return {name for name in names(json.loads(theirs)) if "(" not in name and name not in page}


def differing_bytes(ours, theirs):
    return set() if ours == theirs else {"bytes of the file"}


@dataclass(frozen=True)
class Cell:
    """One URL, its peers, the least ratio ours ÷ peer that is the goal, and how to see that the answers hold the same.

    Where a server has the content at another path, `elsewhere` says so.
    """

    key: str
    title: str
    path: str
    goals: dict[str, float] = field(default_factory=dict)
    peers: tuple[str, ...] = ("fastapi", "drf")
    elsewhere: dict[str, str] = field(default_factory=dict)
    accept_encoding: str = "identity"
    differences: Callable = differing_names
    script: Path | None = None  # of wrk, where each request asks for something else

    @property
    def servers(self):
        return ["ours", *self.peers]

    def path_at(self, server):
        return self.elsewhere.get(server, self.path)

    def compare(self, server, ours, theirs):
        """What differs between our answer and this server's, as a set of words; empty where all is the same."""
        return differing_bytes(ours, theirs) if server == "nginx" else self.differences(ours, theirs)


NESTED = ("fastapi-lazy", "fastapi", "drf")  # only where children of children are read, loading differs
WHOLE = {
    "goals": {"fastapi-lazy": 65, "nginx": 1 / 3},
    "peers": (*NESTED, "nginx"),
    "elsewhere": {"nginx": "/catalogue.json"},
}


def page(key, title, path, of):
    """A page for people, beside the peers' JSON of the same content."""
    return Cell(key, title, path, elsewhere=dict.fromkeys(("fastapi", "drf"), of), differences=codes_not_on_page)


CELLS = [
    Cell("section", "section with all children", "/api/v1/sections/TVI/guide/", {"fastapi-lazy": 7, "drf": 14}, NESTED),
    Cell("question", "question with its children", QUESTION, {"fastapi": 1.5, "drf": 4.5}),
    Cell("sections", "sections with counts", "/api/v1/sections/", {"fastapi": 10, "drf": 27}),
    Cell(
        "deficiencies",
        "deficiencies of one section",
        "/api/v1/deficiencies/?section=P&page_size=200",
        differences=differing_deficiencies,
    ),
    Cell("catalogue", "whole catalogue", CATALOGUE, **WHOLE),
    Cell("catalogue-gzip", "whole catalogue, gzip", CATALOGUE, **WHOLE, accept_encoding="gzip"),
    Cell("search", "search for two words", SEARCH, {"fastapi": 6}, differences=names_not_found),
    Cell("search-words", "search, other words each time", SEARCH, differences=names_not_found, script=WORDS),
    page("question-page", "question as a page", "/questions/TVI3/", QUESTION),
    page("search-page", "search as a page", "/search/?q=lobbying%20certification", SEARCH),
]
