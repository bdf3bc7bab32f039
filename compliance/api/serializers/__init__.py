from .deficiency import DeficiencySerializer
from .indicator import IndicatorSerializer
from .question import QuestionDetailSerializer, QuestionSerializer
from .section import SectionDetailSerializer, SectionSerializer

__all__ = [
    "DeficiencySerializer",
    "IndicatorSerializer",
    "QuestionDetailSerializer",
    "QuestionSerializer",
    "SectionDetailSerializer",
    "SectionSerializer",
]
