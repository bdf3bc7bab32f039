"""The records of a guide by kind and public name, each with its place in the guide's tree."""

from dataclasses import dataclass

from .document import Deficiency, GuideError, Indicator, Question, Record, Section

ORDERS = {
    Section: "section_order",
    Question: "question_order",
    Indicator: "indicator_order",
    Deficiency: "deficiency_order",
}


@dataclass(frozen=True)
class Entry:
    """A record with its public name and the codes of the section and the question that it is or stands in."""

    name: str
    record: Record
    section: str
    question: str | None = None

    @property
    def parent(self):
        """The name of the record that this one is a part of, or None for a section."""
        if isinstance(self.record, Section):
            return None
        return self.section if isinstance(self.record, Question) else self.question

    @property
    def order(self):
        return getattr(self.record, ORDERS[type(self.record)])


def entries(guide):
    """{kind: {public name: Entry}} in the guide's order. Raises GuideError where a name stands twice."""
    found = {kind: {} for kind in ORDERS}
    for entry in placed(guide):
        kind = found[type(entry.record)]
        if entry.name in kind:
            places = " and in ".join(filter(None, [kind[entry.name].section, entry.section]))
            raise GuideError(
                f"{entry.record.place or places}: {entry.name} stands in the guide twice; "
                "give one of the two its own code before comparing."
            )
        kind[entry.name] = entry
    return found


def placed(guide):
    for section in guide.sections:
        yield Entry(section.code, section, section.code)
        for question in section.questions:
            yield Entry(question.code, question, section.code, question.code)
            for part in question.indicators:
                yield Entry(f"{question.code} ({part.code})", part, section.code, question.code)
            for part in question.deficiencies:
                yield Entry(part.code, part, section.code, question.code)
