"""The guide's texts as HTML: paragraphs and nested lists, with their citations linked.

A blank line ends a paragraph or a list; a line such as “- item” or “2. item” is a list's item, and two spaces before it
put it into the item above.
"""

import itertools
import re
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from .citations import linked

ITEM = re.compile(r"( *)(?:-|(\d+)\.) +(.*)")


class Item(NamedTuple):
    """A list's item: how far it is indented, its number if it has one, and its text."""

    depth: int
    number: str | None
    text: str


def as_html(text):
    """A text as HTML."""
    blocks = re.split(r"\n\s*\n", text.strip("\n"))
    return mark_safe("".join(html for block in blocks for html in block_html(block.split("\n"))))  # noqa: S308 escaped in its parts


def block_html(lines):
    """The HTML of lines without a blank one between them: runs of text and of items."""
    for is_item, run in itertools.groupby(lines, key=lambda line: bool(ITEM.match(line))):
        if is_item:
            yield items_html([item_of(line) for line in run])
        else:
            yield format_html("<p>{}</p>", linked("\n".join(run).strip()))


def item_of(line):
    indent, number, text = ITEM.match(line).groups()
    return Item(len(indent), number, text)


def items_html(items):
    """Items as lists; a change from bullets to numbers begins a new one."""
    with_parts = [(item, list(parts)) for item, parts in wholes(items)]
    runs = itertools.groupby(with_parts, key=lambda whole: whole[0].number is not None)
    return mark_safe("".join(list_html(numbered, list(run)) for numbered, run in runs))  # noqa: S308 escaped in its parts


def wholes(items):
    """(item, the deeper items below it) for each item that no other one holds."""
    position = 0
    while position < len(items):
        whole = items[position]
        parts = list(itertools.takewhile(lambda item, depth=whole.depth: item.depth > depth, items[position + 1 :]))
        yield whole, parts
        position += 1 + len(parts)


def list_html(numbered, run):
    entries = format_html_join(
        "",
        "<li{}>{}{}</li>",
        (
            (format_html(' value="{}"', item.number) if numbered else "", linked(item.text), items_html(parts))
            for item, parts in run
        ),
    )
    return format_html("<{0}>{1}</{0}>", "ol" if numbered else "ul", entries)
