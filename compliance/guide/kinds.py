"""How the document's kinds stand in fixtures and tables: their parents and their models."""

from ..models import Deficiency as DeficiencyModel
from ..models import Indicator as IndicatorModel
from ..models import Question as QuestionModel
from ..models import Section as SectionModel
from .document import Deficiency, Indicator, Question, Section

MODELS = {Section: SectionModel, Question: QuestionModel, Indicator: IndicatorModel, Deficiency: DeficiencyModel}
PARENTS = {Section: None, Question: Section, Indicator: Question, Deficiency: Question}


def model_name(kind):
    """As fixtures name it: compliance.section."""
    return f"compliance.{kind.__name__.lower()}"


def parent_field(kind):
    """The field that names the parent, or None for a section."""
    return PARENTS[kind].__name__.lower() if PARENTS[kind] else None
