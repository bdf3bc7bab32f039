"""Two texts word by word, and whether what differs is of substance."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple

TOKEN = re.compile(r"\s+|\w+(?:[.,:/'’-]\w+)*|.", re.DOTALL)  # $100,000 is two of these: the sign and the number

SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
UNITS = {word: value for value, word in enumerate(SMALL.split())}
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * value for value, word in enumerate(ROUND.split(), 2)}
ORDINALS = {"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th"}
LARGE = ["half", "once", "twice", "dozen", "hundred", "thousand", "million", "billion"]
PERIODS = ["calendar", "business", "working", "fiscal"]
MEASURES = ["day", "week", "month", "quarter", "year", "hour", "minute", "percent", "dollar", "mile"]
YEAR = "January February March April May June July August September October November December"
MONTHS = YEAR.split()
MODALS = ["shall", "must", "may", "should", "will", "required", "requires", "require"]
NEGATIONS = ["not", "no", "never", "none", "nothing", "nor", "neither", "unless", "except", "without"]
JOINED = {"cannot": "not", "won't": "will not", "shan't": "shall not", "requires": "required", "require": "required"}


def any_of(words):
    return "|".join(sorted(words, key=len, reverse=True))


NUMBER = rf"""
    [$€£]?\ ?\w*\d\w*(?:[.,:/-]\w*\d\w*)*(?:\(\w{{1,4}}\))*  # 30, $100,000, 26.5(b)(1), 4702.1B, TVI3-1
    | (?:{any_of(TENS)})[\s-](?:{any_of(UNITS)})\b
    | (?:{any_of([*UNITS, *TENS, *ORDINALS, *LARGE])})\b
"""
SUBSTANCE = re.compile(
    rf"""
    (?<!\w)(?=[\w$€£§])(?:  # only where a word begins
    (?P<number>{NUMBER})(?P<measure>[\s-]*(?:(?:{any_of(PERIODS)})[\s-]+)?(?:%|(?:{any_of(MEASURES)})s?\b))?
    | (?P<lettered>(?:title|part|subpart|appendix|chapter|article)\s+(?-i:[IVXLC]+|[A-Z])\b)
    | (?P<section>sec(?:tions?|\.)|§+)(?=\s*\d)
    | (?P<reference>CFR|C\.F\.R\.|USC|U\.S\.C\.|circulars?)(?!\w)
    | (?P<word>(?:{any_of([*MONTHS, *NEGATIONS, *MODALS, *JOINED])})(?:n't)?|[a-z]+n't)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class Segment(NamedTuple):
    """A run of words: kind is "equal", "removed" or "added"."""

    kind: str
    text: str


def compared(before, after):
    """Segments of two texts, None being an empty one.

    The equal and removed ones concatenate to the text before, the equal and added ones to the text after. The texts
    exchanged give the same segments with removed and added exchanged.
    """
    if (before or "") > (after or ""):
        return exchanged(aligned(after or "", before or ""))
    return aligned(before or "", after or "")


def exchanged(segments):
    """The segments as seen from the other text: of two that replace one another the removed one stands first."""
    swapped = [Segment({"removed": "added", "added": "removed"}.get(kind, kind), text) for kind, text in segments]
    for index in range(1, len(swapped)):
        if [each.kind for each in swapped[index - 1 : index + 1]] == ["added", "removed"]:
            swapped[index - 1 : index + 1] = swapped[index], swapped[index - 1]
    return tuple(swapped)


def aligned(before, after):
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    segments = []
    for kind, old_from, old_to, new_from, new_to in matcher(old, new).get_opcodes():
        removed, added = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        found = [("equal", removed)] if kind == "equal" else [("removed", removed), ("added", added)]
        segments += [Segment(*each) for each in found if each[1]]
    return tuple(segments)


def matcher(old, new):
    return SequenceMatcher(str.isspace, old, new, autojunk=False)  # blanks alone hold no two texts together


def substantive(before, after):
    """Whether a number, date, amount, citation, negation, or a word such as shall or may differs or changes place."""
    return substance(before) != substance(after)


def substance(text):
    """The text's numbers, dates, amounts, citations, negations and words of duty in their order, each in one form."""
    plain = unicodedata.normalize("NFKC", text or "").replace("’", "'")
    return [word for found in SUBSTANCE.finditer(plain) for word in meanings(found)]


def meanings(found):
    """What a match of SUBSTANCE says, in a form that spelling does not change."""
    if found["number"]:
        return [number(found["number"]), *measure(found["measure"] or "")]
    if found["section"]:
        return ["section"]
    if found["reference"]:
        return [found["reference"].lower().replace(".", "").removesuffix("s")]
    if found["lettered"]:
        kind, letter = found["lettered"].split()
        return [kind.lower(), letter]
    return duty(found["word"].lower())


def number(text):
    """30 for thirty, 25 for twenty-five, 2nd for second, $100000 for $100,000."""
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text.strip().replace("$ ", "$"))
    parts = re.split(r"[\s-]", plain.lower())
    if all(part in UNITS or part in TENS for part in parts):
        return str(sum(UNITS.get(part, TENS.get(part)) for part in parts))
    return ORDINALS.get(
        plain.lower(), plain.lower() if plain.isalpha() else plain
    )  # what has digits keeps its case: 26.5(a) is not 26.5(A)


def measure(text):
    """calendar day for -calendar days, percent for %."""
    words = text.replace("%", " percent").replace("-", " ").lower().split()
    return [*words[:-1], words[-1].removesuffix("s")] if words else []


def duty(word):
    """must not for mustn't, not for cannot."""
    if word in JOINED:
        return JOINED[word].split()
    if word.endswith("n't"):
        return [*([word[:-3]] if word[:-3] in MODALS else []), "not"]
    return [word]
