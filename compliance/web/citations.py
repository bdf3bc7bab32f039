"""Citations in the guide's texts, with links to the eCFR and the United States Code.

A citation is a title, CFR or U.S.C., and a part, section, chapter or appendix. Numbers that follow it in a list
(“49 CFR 37.73(c), 37.81(c) and 37.93”) are citations of the same title.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

PARAGRAPH = r"(?P<paragraph>(?:\([A-Za-z0-9]{1,5}\))*)"
PART = r"(?P<part>[1-9]\d{0,3})(?!\d|\.\d)"
SECTION = rf"(?P<section>[1-9]\d{{0,3}}\.\d+){PARAGRAPH}"
STATUTE = rf"(?P<section>[1-9]\d*(?:[a-z]{{1,2}}(?:-\d+)?)?)\b{PARAGRAPH}"
SEPARATOR = r"(?:,? (?:and|or|through|to) |[,;] |[-–])"
CFR = re.compile(
    rf"\b(?P<title>[1-9]\d?)\s(?:CFR|C\.F\.R\.)[,:]?\s(?P<parts>parts?\s|sections?\s|§+\s?)?(?:{SECTION}|{PART})"
    r"(?:,?\ssubpart\s(?P<subpart>[A-Z])\b)?",
    re.IGNORECASE,
)
USC = re.compile(
    rf"\b(?P<title>[1-9]\d?)\s(?:USC|U\.S\.C\.?),?\s(?:chapter\s(?P<chapter>\d+)|(?:sections?\s|§+\s?)?{STATUTE})",
    re.IGNORECASE,
)
NEXT_SECTION = re.compile(rf"{SEPARATOR}{SECTION}(?! (?:percent|million|%))")
NEXT_PART = re.compile(rf"{SEPARATOR}{PART}(?! (?:CFR|C\.F\.R|U\.?S\.?C))")
NEXT_STATUTE = re.compile(rf"{SEPARATOR}(?P<section>53\d\d)\b{PARAGRAPH}")  # transit's own chapter, and no year
ECFR = "https://www.ecfr.gov/current/title-"
USCODE = "https://uscode.house.gov/view.xhtml?edition=prelim&req=granuleid:USC-prelim-title"


class Citation(NamedTuple):
    """A citation's place in a text, and the page that it means."""

    start: int
    end: int
    url: str


def citations(text) -> Iterator[Citation]:
    """The citations of a text, in order."""
    heads = [*CFR.finditer(text), *USC.finditer(text)]
    for head in sorted(heads, key=lambda match: match.start()):
        title = head["title"]
        url = regulation_url if head.re is CFR else statute_url
        yield Citation(head.start(), head.end(), url(title, head.groupdict()))
        match, following = head, following_numbers(head)
        while match := following.match(text, match.end()):
            start = match.start("part") if following is NEXT_PART else match.start("section")
            yield Citation(start, match.end(), url(title, match.groupdict()))


def following_numbers(head):
    if head.re is USC:
        return NEXT_STATUTE
    plural = (head["parts"] or "").lower().startswith("parts")
    return NEXT_PART if plural else NEXT_SECTION


def regulation_url(title, found):
    """The eCFR's page of a section, with its paragraph, or of a part, with its subpart."""
    if section := found.get("section"):
        paragraph = found["paragraph"]
        return f"{ECFR}{title}/section-{section}" + (f"#p-{section}{paragraph}" if paragraph else "")
    subpart = found.get("subpart")
    return f"{ECFR}{title}/part-{found['part']}" + (f"/subpart-{subpart.upper()}" if subpart else "")


def statute_url(title, found):
    """The U.S. Code's page of a section or of a chapter."""
    unit = f"chapter{found['chapter']}" if found.get("chapter") else f"section{found['section']}"
    return f"{USCODE}{title}-{unit}"


def linked(text):
    """The text as HTML: its citations as links, everything else escaped."""
    pieces, end = [], 0
    for citation in citations(text):
        pieces.append(conditional_escape(text[end : citation.start]))
        pieces.append(format_html('<a href="{}">{}</a>', citation.url, text[citation.start : citation.end]))
        end = citation.end
    pieces.append(conditional_escape(text[end:]))
    return mark_safe("".join(pieces))  # noqa: S308 each piece is escaped above
