"""The JSON of an extraction of the manual as a Guide.

An extraction is made by a program that reads the manual in pieces. Its sections hold "sub_areas", the questions; where
a piece cut through a question, it has the question twice, and words that stand for what the piece did not show. What
this reader decides about such things it says, each in a sentence with its place.
"""

import re

from ... import known
from ..document import Deficiency, Guide, GuideError, Indicator, Question, Section
from . import shapes
from .files import parsed, read_file
from .merging import merged_section, refuse_repeated
from .messages import quoted, shown
from .reading import Reading
from .records import fit, read_record, refuse_keys

SECTION_CODES = {"9": "P"}
QUESTION_CODES = {"TVI10-1": "TVI10"}
DEFICIENCY_CODES = {"TVI-10-1": "TVI10-1", "SCC 1-2": "SCC1-2"}
PSEUDO_QUESTIONS = {"SCC-PARTIAL": "it is a piece that a cut left of other questions"}
PSEUDO_DEFICIENCIES = {
    ("C1", "None"): known.NOT_IN_THE_MANUAL["C1-NONE"],
    ("ADA-GEN13", "ADA-GEN13-1 (Alternative 2)"): f"it is {known.NOT_IN_THE_MANUAL['ADA-GEN13-1-ALT2']}",
    ("ADA-GEN14", "ADA-GEN14-1 (Alternative)"): f"it is {known.NOT_IN_THE_MANUAL['ADA-GEN14-1-ALT']}",
}
PLACEHOLDER = re.compile(
    r"not (fully |explicitly )?(specified|stated) in provided (text|excerpt)\b.*|n/a\.?|none\.?",
    re.IGNORECASE | re.DOTALL,
)
REMOVED = re.compile(r"question removed from the FY(\d\d) contractor manual\.?", re.IGNORECASE)
CHAPTER_NUMBER = re.compile(r"^\d+\.\s+")


def read_extraction(path, merge=False):
    """The Reading of an extraction. Raises GuideError with file, place and code; for repeated codes unless merge."""
    file = read_file(path, wanted="an extraction's JSON")
    guide, decisions = extraction_guide(parsed(file.text, file.place), file.place, merge)
    return Reading(guide, decisions, (file.source,))


def extraction_guide(content, place, merge):
    """The Guide of an extraction's JSON, and the sentences that say what was decided."""
    extraction = Extraction(place)
    sections = extraction.sections(content)
    if not merge:
        refuse_repeated(sections, place)
    sections = tuple(merged_section(section, extraction.decide) for section in sections)
    return fit(Guide(sections), place), (*extraction.decisions, *extraction.left_out_sentences())


class Extraction:
    """One reading of an extraction: makes its records, and keeps what was decided about them."""

    def __init__(self, place):
        self.place = place
        self.decisions = []
        self.left_out = {}

    def sections(self, content):
        self.refuse_shape(shapes.EXTRACTION, self.place, content)
        chapters = self.listed(self.place, content, "sections")
        return [self.section(number, *each) for number, each in enumerate(chapters, 1)]

    def section(self, number, place, chapter):
        self.refuse_shape(shapes.CHAPTER, place, chapter)
        values = chapter["section"]
        self.refuse_shape(shapes.SECTION, f"{place}.section", values)
        code = self.normal(place, "section", values["id"], SECTION_CODES)
        texts = {name: self.text(place, code, values, name) for name in ("page_range", "purpose")}
        name = self.section_name(place, code, values)
        own = {"section_code": code, "section_name": name, "section_order": number, **texts}
        questions = tuple(filter(None, (self.question(*each) for each in self.listed(place, chapter, "sub_areas"))))
        return record(Section, place, own, questions=questions)

    def section_name(self, place, code, values):
        title = self.text(place, code, values, "title") or ""
        name = CHAPTER_NUMBER.sub("", title)
        if name != title:
            self.decide(place, f"{code}: the chapter's number is no part of its title {quoted(title)}.")
        return name

    def question(self, place, values):
        """The question, or None for a row that is none."""
        self.refuse_shape(shapes.QUESTION, place, values)
        if self.drops(place, "question", values["id"], PSEUDO_QUESTIONS.get(of_text(values["id"]))):
            return None
        code = self.normal(place, "question", values["id"], QUESTION_CODES)
        own = {name: self.text(place, code, values, name) for name in shapes.QUESTION_TEXTS}
        own["detailed_explanation"] = self.with_relief(place, code, values, own["detailed_explanation"])
        own |= {"question_code": code, "question_text": self.text(place, code, values, "question") or ""}
        own |= {"question_order": last_number(code), "removed": self.removed(place, code, own["question_text"])}
        indicators = (self.indicator(code, *each) for each in self.listed(place, values, "indicators_of_compliance"))
        deficiencies = (self.deficiency(code, *each) for each in self.listed(place, values, "deficiencies"))
        return record(
            Question, place, own, indicators=tuple(indicators), deficiencies=tuple(filter(None, deficiencies))
        )

    def removed(self, place, code, text):
        if not (found := REMOVED.fullmatch(text.strip())):
            return None
        removed = f"removed in FY20{found[1]}"
        self.decide(place, f"{code} is marked as {removed}, as its text says.")
        return removed

    def with_relief(self, place, code, values, explanation):
        """The explanation, with the flexibilities that the manual prints at its end."""
        relief = values.get(shapes.RELIEF)
        relief = relief if isinstance(relief, dict) else {shapes.RELIEF: relief}
        texts = [text for name in relief if (text := self.text(place, code, relief, name))]
        if texts:
            self.decide(place, f"{code}: {shapes.RELIEF} stands at the end of detailed_explanation.")
        return "\n\n".join(filter(None, [explanation, *texts])) or None

    def indicator(self, question_code, place, values):
        self.refuse_shape(shapes.INDICATOR, place, values)
        name = f"{question_code} ({of_text(values['indicator_id'])})"
        points = [self.point(name, *each) for each in self.listed(place, values, "sub_indicators")]
        if points:
            self.decide(place, f"{name}: its {len(points)} points are lines of its text.")
        text = "\n".join(filter(None, [self.text(place, name, values, "text"), *points]))
        return record(Indicator, place, {"letter": values["indicator_id"], "indicator_text": text})

    def point(self, name, place, values):
        self.refuse_shape(shapes.POINT, place, values)
        return f"{of_text(values['indicator_id'])}. {self.text(place, name, values, 'text') or ''}"

    def deficiency(self, question_code, place, values):
        """The deficiency, or None for a row that is none."""
        self.refuse_shape(shapes.DEFICIENCY, place, values)
        reason = PSEUDO_DEFICIENCIES.get((question_code, of_text(values["code"])))
        if self.drops(place, f"{question_code}'s deficiency", values["code"], reason):
            return None
        code = self.normal(place, "deficiency", values["code"], DEFICIENCY_CODES)
        own = {"deficiency_code": code, "deficiency_title": self.text(place, code, values, "title") or ""}
        own["determination"] = self.text(place, code, values, "determination") or ""
        return record(Deficiency, place, own | {"corrective_action": self.corrective_action(place, code, values)})

    def corrective_action(self, place, code, values):
        """The one corrective action, or several as numbered paragraphs."""
        names = [shapes.ACTION, *shapes.NUMBERED_ACTIONS]
        found = [text for name in names if (text := self.text(place, code, values, name))]
        several = values.get(shapes.ACTIONS) or []
        if not isinstance(several, list):
            raise GuideError(f"{place}: {shown(code)}: {shapes.ACTIONS} is {quoted(several)}, and not a list.")
        several = {f"{shapes.ACTIONS}[{number}]": text for number, text in enumerate(several)}
        found += [text for name in several if (text := self.text(place, code, several, name))]
        if len(found) < 2:
            return "".join(found) or None
        self.decide(place, f"{code}: its {len(found)} corrective actions are numbered paragraphs of one text.")
        return "\n\n".join(f"{number}. {text}" for number, text in enumerate(found, 1))

    def text(self, place, code, values, name):
        """The text of this name, or None where there is none or it only says that there is none."""
        text = values.get(name)
        if not isinstance(text, str | None):
            raise GuideError(f"{place}: {shown(code)}: {name} is {quoted(text)}, and not a text.")
        if text and PLACEHOLDER.fullmatch(text.strip()):
            self.decide(place, f"{code}: {name} says {quoted(text)}, which counts as empty.")
            return None
        return text if text and text.strip() else None

    def normal(self, place, what, code, names):
        """The code, or the one that it stands for."""
        if of_text(code) not in names:
            return code
        self.decide(place, f"{what} {code} is read as {names[code]}.")
        return names[code]

    def drops(self, place, what, code, reason):
        """Whether there is a reason to drop this row; then it is said."""
        if reason:
            self.decide(place, f"{what} {code} is dropped: {reason}.")
        return bool(reason)

    def listed(self, place, values, key):
        """(place, object) of each item of a list, which may be absent."""
        items = values.get(key) or []
        if not isinstance(items, list):
            raise GuideError(f"{place}: {key} is {quoted(items)}, and not a list.")
        path = f"{place}: {key}" if place == self.place else f"{place}.{key}"
        return [(f"{path}[{number}]", item) for number, item in enumerate(items)]

    def refuse_shape(self, shape, place, values):
        """Raise GuideError where this is no object of the shape; else note what of it is left out."""
        if not isinstance(values, dict):
            raise GuideError(f"{place}: {quoted(values)} is not an object; write one with {', '.join(shape.needed)}.")
        code = next((values[key] for key in ("id", "code", "indicator_id") if key in values), None)
        refuse_keys(f"{place}: {shown(code)}" if code else place, values, shape.keys(), shape.needed)
        for key in shape.left_out:
            if values.get(key):
                self.left_out.setdefault((shape.name, key), []).append(place)

    def decide(self, place, sentence):
        self.decisions.append(f"{place}: {sentence}")

    def left_out_sentences(self):
        for (name, key), places in self.left_out.items():
            times = "once" if len(places) == 1 else f"{len(places)} times"
            yield f"{places[0]}: {key} of {name} has no place in the guide and is left out, {times} in all."


def record(kind, place, own, **parts):
    """A record of this kind with its parts. Raises GuideError as read_record does."""
    return kind(place=place, **read_record(kind, own, place).own_values(), **parts)


def of_text(code):
    """The code where it is a text, else nothing: what else it may be is refused with its record."""
    return code if isinstance(code, str) else ""


def last_number(code):
    """A question's number within its section, which its code ends with."""
    found = re.search(r"\d+$", of_text(code))
    return int(found[0]) if found else None
