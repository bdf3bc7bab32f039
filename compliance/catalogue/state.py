"""What the health page tells of the catalogue."""

from ..models import Deficiency, Indicator, Question, Section


def catalogue_facts():
    """The number of rows of each kind, and warnings about what is missing, as a list of sentences."""
    facts = {
        "sections": Section.objects.count(),
        "questions": Question.objects.count(),
        "indicators": Indicator.objects.count(),
        "deficiencies": Deficiency.objects.count(),
    }
    warnings = []
    if not facts["sections"]:
        warnings.append("the catalogue is empty: load it with manage.py loaddata fixtures/fy2025/*.json")
    return facts, warnings
