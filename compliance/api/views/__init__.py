from .deficiency import DeficiencyViewSet
from .indicator import IndicatorViewSet
from .question import QuestionViewSet
from .section import SectionViewSet

__all__ = ["DeficiencyViewSet", "IndicatorViewSet", "QuestionViewSet", "SectionViewSet"]
