"""Codes in a query: found however they are typed (tvi3-1, TVI3(a), ADA GEN 8), or led back to the nearest above."""

import re

PARENTHESES = re.compile(r"\s*[()]\s*")
BREAKS = re.compile(r"(?<=[a-z])[\s-]+(?=[a-z\d])|(?<=:)\s+")
FAMILY = re.compile(r"(.*?[a-z:])(\d+)(\D.*)?")  # adagen · 8 · -1


def plain(code):
    """The code as it is compared: "ADA-GEN8" and "ada gen 8" are one, "DBE1-1" and "DBE11" are two."""
    return BREAKS.sub("", PARENTHESES.sub("", code.casefold())).strip("-.,;:!?'")


class Names:
    """Public names, each leading to an entry's id: the exact case goes first, then the first that reads the same."""

    def __init__(self, numbered):
        self.exact, self.plain = {}, {}
        for number, name in numbered:
            self.exact.setdefault(name, number)
            self.plain.setdefault(plain(name), number)

    def find(self, text):
        return self.exact.get(text, self.plain.get(plain(text)))


class Codes:
    """The codes of the guide's entries. An id is an entry's place in the list."""

    def __init__(self, entries):
        self.entries = entries
        numbered = list(enumerate(entries))
        self.sections = Names((number, entry.name) for number, entry in numbered if entry.kind == "section")
        self.parts = Names((number, entry.name) for number, entry in numbered if entry.kind != "section")
        self.section_names = {short_name(entry): number for number, entry in numbered if entry.kind == "section"}
        self.families = {}  # tvi: TVI
        for name, number in self.parts.plain.items():
            if family := FAMILY.fullmatch(name):
                self.families.setdefault(family[1], entries[number].section_code)

    def id_of_part(self, text):
        """The id of the question, indicator or deficiency whose code this is, or None."""
        return self.parts.find(text)

    def id_of_section(self, text):
        """The id of the section whose code this is, or None."""
        return self.sections.find(text)

    def ids_of_section_name(self, text):
        """The id of the section of this name in a list; an empty list without one."""
        found = self.section_names.get(text.casefold())
        return [] if found is None else [found]

    def nearest_above(self, text):
        """For a code that the guide lacks its question's (TVI3-9: TVI3), else its section's (TVI99: TVI), else None."""
        family = FAMILY.fullmatch(plain(text))
        if not family:
            return None
        question = self.id_of_part(family[1] + family[2])
        return self.families.get(family[1]) if question is None else self.entries[question].name


def short_name(entry):
    """The section's name without what stands in parentheses: disadvantaged business enterprise."""
    return re.sub(r"\s*\(.*?\)", "", entry.section_name).casefold()
