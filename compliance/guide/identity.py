"""A guide as flat rows by identity, which is the code: what a plan compares and what the tables hold."""

from dataclasses import dataclass

from .document import Deficiency, GuideError, Indicator, Question, Section, assembled

KINDS = (Section, Question, Indicator, Deficiency)  # parents first
PARENT = "parent"  # beside the fields in a row's values: the identity of the record above


@dataclass(frozen=True, order=True)
class Identity:
    """What stays when everything else of a record changes: its code, for an indicator its question's and its letter."""

    level: int  # the place in KINDS, so that identities sort parents first
    codes: tuple[str, ...]

    @property
    def kind(self):
        return KINDS[self.level]

    @property
    def name(self):
        """As Guide.records() names it."""
        return f"{self.codes[0]} ({self.codes[1]})" if self.kind is Indicator else self.codes[0]


def identity(kind, *codes):
    return Identity(KINDS.index(kind), codes)


def rows_of(guide):
    """{Identity: values} with the fields and the parent, in the guide's order. GuideError for a repeated code."""
    rows = {}

    def add(key, record, parent):
        if key in rows:
            first, second = (name_of(each) for each in (rows[key][PARENT], parent))
            raise GuideError(
                f"{record.place or 'the catalogue'}: {key.name} stands in {first} and in {second}; a code names one "
                "record of the guide: keep one."
            )
        rows[key] = {**record.own_values(), PARENT: parent}

    for section in guide.sections:
        above = identity(Section, section.code)
        add(above, section, None)
        for question in section.questions:
            own = identity(Question, question.code)
            add(own, question, above)
            for part in question.indicators:
                add(identity(Indicator, question.code, part.code), part, own)
            for part in question.deficiencies:
                add(identity(Deficiency, part.code), part, own)
    return rows


def name_of(parent):
    return parent.name if parent else "the guide"


def guide_of(rows):
    """The Guide of such rows, all of whose parents are there."""
    flat = {kind: {} for kind in KINDS}
    for key, values in rows.items():
        fields = {name: value for name, value in values.items() if name != PARENT}
        flat[key.kind][path_of(key, rows)] = key.kind(**fields)
    return assembled(flat)


def path_of(key, rows):
    """The codes from the section down, as assembled() wants them."""
    parent = rows[key][PARENT]
    return (*(path_of(parent, rows) if parent else ()), key.codes[-1])
