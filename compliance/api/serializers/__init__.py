from .deficiency import DeficiencySerializer
from .guide import GuideSerializer
from .indicator import IndicatorSerializer
from .question import QuestionDetailSerializer, QuestionSerializer
from .section import SectionDetailSerializer, SectionGuideSerializer, SectionSerializer

__all__ = [
    "DeficiencySerializer",
    "GuideSerializer",
    "IndicatorSerializer",
    "QuestionDetailSerializer",
    "QuestionSerializer",
    "SectionDetailSerializer",
    "SectionGuideSerializer",
    "SectionSerializer",
]
