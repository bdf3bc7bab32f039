from .catalogue import CatalogueViewSet
from .deficiency import DeficiencyViewSet
from .edition import EditionViewSet
from .indicator import IndicatorViewSet
from .question import QuestionViewSet
from .root import RootViewSet, unknown
from .search import SearchViewSet
from .section import SectionViewSet
from .statistics import StatisticsViewSet

__all__ = [
    "CatalogueViewSet",
    "DeficiencyViewSet",
    "EditionViewSet",
    "IndicatorViewSet",
    "QuestionViewSet",
    "RootViewSet",
    "SearchViewSet",
    "SectionViewSet",
    "StatisticsViewSet",
    "unknown",
]
