"""Which state the catalogue is in: how much it holds, and what is known to be missing."""

from dataclasses import dataclass

from .. import known
from ..models import Deficiency, Indicator, Question, Section

HOW_TO_LOAD = "load it with manage.py loaddata fixtures/fy2025/*.json"
HOW_TO_COMPLETE = "load them with manage.py loaddata fixtures/fy2025-corrections/*.json; docs/DATA.md tells the story"
LOST_CODES = [code for codes in known.LOST_DEFICIENCIES.values() for code in codes]
LOST_INDICATORS = {(code, letter) for code, letters in known.LOST_INDICATORS.items() for letter in letters}


@dataclass(frozen=True)
class CatalogueState:
    """The number of records of each kind, and of those that the predecessor lost and nobody has loaded since."""

    sections: int
    questions: int
    indicators: int
    deficiencies: int
    missing_indicators: int
    missing_deficiencies: int

    @property
    def warning(self):
        """A sentence about what is missing and what to do, or None."""
        if not self.sections:
            return f"the catalogue is empty: {HOW_TO_LOAD}"
        if self.missing_indicators or self.missing_deficiencies:
            missing = f"{self.missing_indicators} indicators and {self.missing_deficiencies} deficiencies of the manual"
            return f"{missing} are missing, which the predecessor had lost: {HOW_TO_COMPLETE}"
        return None


def catalogue_state():
    """The state of the four tables, in six queries."""
    present = Indicator.objects.order_by().filter(question__question_code__in=known.LOST_INDICATORS)
    found = LOST_INDICATORS.intersection(present.values_list("question__question_code", "letter"))
    return CatalogueState(
        sections=Section.objects.count(),
        questions=Question.objects.count(),
        indicators=Indicator.objects.count(),
        deficiencies=Deficiency.objects.count(),
        missing_indicators=len(LOST_INDICATORS) - len(found),
        missing_deficiencies=len(LOST_CODES) - Deficiency.objects.filter(deficiency_code__in=LOST_CODES).count(),
    )


def lost_rows_of(question):
    """The LostRows of a question, from its parts, which should be prefetched."""
    return known.lost_rows(
        question.question_code,
        [indicator.letter for indicator in question.indicators.all()],
        [deficiency.deficiency_code for deficiency in question.deficiencies.all()],
    )
