"""Questions that an extraction has twice, as one: the first copy, and of a later one what the first lacks."""

import re
from collections import Counter
from dataclasses import replace

from ..document import GuideError

ORDERS = {"indicators": "indicator_order", "deficiencies": "deficiency_order"}


def refuse_repeated(sections, place):
    """Raise GuideError that names every question code that stands more than once."""
    counts = Counter(question.code for section in sections for question in section.questions)
    repeated = [code for code, times in counts.items() if times > 1]
    if repeated:
        raise GuideError(
            f"{place}: {', '.join(repeated)}: question codes that stand in it more than once, {len(repeated)} in all; "
            "give --merge to take each question's first copy and fill what it lacks from the later one."
        )


def merged_section(section, decide):
    """The section with one question for each code, its parts numbered. decide(place, sentence) hears of each merge."""
    questions = {}
    for question in section.questions:
        first = questions.get(question.code)
        questions[question.code] = merged_question(first, question, decide) if first else question
    return replace(section, questions=tuple(numbered(question) for question in questions.values()))


def merged_question(first, later, decide):
    """The first copy, with what it lacks of the later one."""
    filled = replace(first, **lacking(first, later))
    notes = {"filled": list(lacking(first, later)), "added": [], "left out": differing(first, later)}
    parts = {name: merged_parts(getattr(first, name), getattr(later, name), notes) for name in ORDERS}
    said = "; ".join(f"{what} {', '.join(names)}" for what, names in notes.items() if names)
    decide(later.place, f"{first.code}: this copy is merged into {first.place}: {said or 'it says nothing else'}.")
    return replace(filled, **parts)


def merged_parts(first, later, notes):
    """The first copy's parts, their empty fields filled, and the later copy's with other codes, by code."""
    merged = {part.code: part for part in first}
    for part in later:
        own = merged.get(part.code)
        if not own:
            notes["added"].append(part.code)
        else:
            notes["filled"] += [f"{part.code} {name}" for name in lacking(own, part)]
            notes["left out"] += [f"{part.code} {name}" for name in differing(own, part)]
        merged[part.code] = replace(own, **lacking(own, part)) if own else part
    return tuple(merged[code] for code in sorted(merged, key=by_number))


def lacking(first, later):
    """Values of the later record by field, where the first has none."""
    return {name: value for name, value in later.texts().items() if not getattr(first, name)}


def differing(first, later):
    """Fields in which both records say something, and not the same."""
    return [name for name, value in later.texts().items() if getattr(first, name) not in (None, "", value)]


def numbered(question):
    """The question, its indicators and deficiencies numbered as they stand."""
    return replace(question, **{name: in_positions(getattr(question, name), ORDERS[name]) for name in ORDERS})


def in_positions(parts, order):
    return tuple(replace(part, **{order: position}) for position, part in enumerate(parts, 1))


def by_number(code):
    """Sorts P7-10 behind P7-9."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", code)]
