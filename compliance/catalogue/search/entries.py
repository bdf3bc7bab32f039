"""The guide's records as entries of the index: what is searched in each, and what it is called."""

from dataclasses import dataclass

from ...guide.document import Deficiency, Indicator, Question, Section

KINDS = {Section: "section", Question: "question", Indicator: "indicator", Deficiency: "deficiency"}
COLUMNS = {  # field: the index's column, which holds texts of one role whatever the kind
    "section_name": "title",
    "question_text": "title",
    "indicator_text": "title",
    "deficiency_title": "title",
    "purpose": "explanation",
    "basic_requirement": "requirement",
    "determination": "requirement",
    "applicability": "applicability",
    "detailed_explanation": "explanation",
    "instructions_for_reviewer": "instructions",
    "corrective_action": "instructions",
}
TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """One record, where it stands, and its texts by field name, the title first."""

    kind: str
    section_code: str
    section_name: str
    question_code: str | None
    name: str
    texts: dict[str, str]

    @property
    def parents(self):
        return self.section_code, self.question_code

    def field_in(self, column):
        """The field whose text stands in this column of the index."""
        return next(field for field in self.texts if COLUMNS[field] == column)

    @property
    def title(self):
        return shortened(next(iter(self.texts.values()), self.name))


def entries_of(guide):
    """Every record of the guide as an Entry, in guide order: an entry's place in the list is its id in the index."""
    entries, section, question = [], None, None
    for name, record in guide.records():
        if isinstance(record, Section):
            section, question = record, None
        elif isinstance(record, Question):
            question = record
        place = section.code, section.section_name, question and question.code
        entries.append(Entry(KINDS[type(record)], *place, name, searched_texts(record)))
    return entries


def searched_texts(record):
    values = record.texts()
    return {name: values[name] for name in COLUMNS if name in values}


def shortened(text):
    """The text's first words on one line."""
    line = " ".join(text[: 2 * TITLE_LENGTH].split())
    return line if len(line) <= TITLE_LENGTH else line[:TITLE_LENGTH].rpartition(" ")[0] + " …"
