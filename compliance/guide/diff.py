"""What differs between two guides, in the guide's order.

Identity is the code: of a section, of a question across the whole guide, of a deficiency; an indicator's is its
question and letter. What has no counterpart by code is looked for by its text (matching.py).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from .changes import KINDS, Added, Change, Moved, Removed, Renumbered, Reworded, Split
from .document import Deficiency, Guide, Indicator, Question
from .entries import ORDERS, entries
from .kinds import PARENTS, parent_field
from .matching import pairs
from .ordering import Ordering

NOT_OF_ANSWERS = {*ORDERS.values(), "priority"}


@dataclass(frozen=True)
class Counts:
    """How many records of each kind a section has; removed questions are those that the manual took out."""

    questions: int
    removed: int
    indicators: int
    deficiencies: int


@dataclass(frozen=True)
class Diff:
    """Two guides and the changes from the first to the second. False where there is none."""

    before: Guide
    after: Guide
    changes: tuple[Change, ...]

    def __bool__(self):
        return bool(self.changes)

    @property
    def is_empty(self):
        return not self.changes

    @cached_property
    def ordering(self):
        return Ordering(self.before, self.after, self.changes)

    @property
    def summary(self):
        """{kind of change: how many}, all kinds, and of the reworded ones those that are substantive."""
        counts = Counter(change.kind for change in self.changes)
        substantive = sum(change.substantive for change in self.changes if isinstance(change, Reworded))
        return {kind.kind: counts[kind.kind] for kind in KINDS} | {"substantive": substantive}

    @property
    def counts(self):
        """(section code, Counts before, Counts after) for each section of both, None for a guide that lacks it."""
        before, after = counts(self.before), counts(self.after)
        rows = self.ordering.sections()
        return [(new or old, before.get(old), after.get(new)) for old, new in rows]

    @property
    def unchanged(self):
        """Codes of the questions of both guides that say the same with all their parts: earlier answers still hold."""
        before = {question.code: question for question in self.before.questions()}
        return [
            question.code
            for question in self.after.questions()
            if question.code in before and said(question) == said(before[question.code])
        ]

    def mirrored(self):
        """The changes from the second guide to the first."""
        changes = tuple(change.mirrored() for change in self.changes)
        return Diff(self.after, self.before, Ordering(self.after, self.before, changes).sorted())


def said(question):
    """The texts of a question and of its parts by code, whatever their positions."""
    parts = {(type(part), part.code): texts(part) for part in (*question.indicators, *question.deficiencies)}
    return texts(question), parts


def texts(record):
    return {name: text for name, text in record.texts().items() if name not in NOT_OF_ANSWERS}


def counts(guide):
    return {section.code: counted(section.questions) for section in guide.sections}


def counted(questions):
    removed = sum(question.removed is not None for question in questions)
    return Counts(
        questions=len(questions) - removed,
        removed=removed,
        indicators=sum(len(question.indicators) for question in questions),
        deficiencies=sum(len(question.deficiencies) for question in questions),
    )


def diff(before, after):
    """The Diff of two Guides. Raises GuideError where one of them has a code twice."""
    old, new = entries(before), entries(after)
    paired = pairs(old, new)
    backwards = {kind: {other: name for name, other in found.items()} for kind, found in paired.items()}
    changes = [change for kind in ORDERS for change in changes_of(kind, old[kind], new[kind], paired)]
    changes += splits(old, new, paired)
    changes += (split.mirrored() for split in splits(new, old, backwards))
    return Diff(before, after, Ordering(before, after, changes).sorted())


def changes_of(kind, before, after, paired):
    """The changes of one kind of record, but for splits and merges, in no order."""
    record, both = kind.__name__.lower(), paired[kind]
    yield from (Removed(record=record, name_before=name) for name in before if name not in both)
    yield from (Added(record=record, name_after=name) for name in after.keys() - both.values())
    for name, other in both.items():
        names = {"record": record, "name_before": name, "name_after": other}
        if name != other:
            yield Renumbered(**names)
        else:
            yield from moves(names, before[name], after[other], paired)
        yield from rewordings(names, before[name].record, after[other].record)


def moves(names, old, new, paired):
    kind = type(old.record)
    if PARENTS[kind] and paired[PARENTS[kind]].get(old.parent) != new.parent:
        yield Moved(**names, field=parent_field(kind), before=old.parent, after=new.parent)
    if old.order != new.order:
        yield Moved(**names, field=ORDERS[kind], before=old.order, after=new.order)


def rewordings(names, old, new):
    kind = type(old)
    for field in kind.own_fields():
        before, after = getattr(old, field), getattr(new, field)
        if field not in (kind.CODE, ORDERS[kind]) and before != after:
            yield Reworded(**names, field=field, before=before, after=after)


def splits(before, after, paired):
    """A Split for each question that lives on in added questions, which took parts of it."""
    questions = paired[Question]
    added = [name for name in after[Question] if name not in set(questions.values())]
    takers = defaultdict(set)
    for kind in (Indicator, Deficiency):
        for name, other in paired[kind].items():
            takers[before[kind][name].question].add(after[kind][other].question)
    for name, found in takers.items():
        others = tuple(other for other in added if other in found)
        if others and (name in questions or len(others) > 1):
            yield Split(record="question", name_before=name, name_after=questions.get(name), others=others)
