"""Which state the catalogue is in: how much it holds, and what is known to be missing."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import BooleanField, Case, F, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.lookups import LessThan

from .. import known
from ..models import Deficiency, Indicator, Question, Section

HOW_TO_LOAD = "load it with manage.py loaddata fixtures/fy2025/*.json"
HOW_TO_COMPLETE = "manage.py import_guide fixtures/fy2025 fixtures/fy2025-corrections brings them in (docs/DATA.md)"
LOST_CODES = [code for codes in known.LOST_DEFICIENCIES.values() for code in codes]
LOST_INDICATORS = {(code, letter) for code, letters in known.LOST_INDICATORS.items() for letter in letters}
LOST_NUMBERS = {  # code of a question: how many of its rows the predecessor lost
    code: len(known.LOST_INDICATORS.get(code, [])) + len(known.LOST_DEFICIENCIES.get(code, []))
    for code in {**known.LOST_INDICATORS, **known.LOST_DEFICIENCIES}
}


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
        questions=Question.objects.live().count(),
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


def incomplete(path=""):
    """A column for queries: whether the question that the path leads to ("question__") is known to lack rows."""
    question, code = {"question": OuterRef(f"{path}pk")}, f"{path}question_code"
    lost = [Q(question__question_code=each, letter__in=letters) for each, letters in known.LOST_INDICATORS.items()]
    found = number(Indicator.objects.filter(reduce(or_, lost), **question)) + number(
        Deficiency.objects.filter(deficiency_code__in=LOST_CODES, **question)
    )
    expected = Case(*[When(**{code: each}, then=Value(count)) for each, count in LOST_NUMBERS.items()], default=0)
    return Case(
        When(**{f"{code}__in": list(LOST_NUMBERS)}, then=LessThan(found, expected)),
        default=Value(False),
        output_field=BooleanField(),
    )


def number(rows):
    """How many rows, as a subquery."""
    counted = rows.order_by().annotate(number=Func(F("pk"), function="COUNT", output_field=IntegerField()))
    return Subquery(counted.values("number"))
