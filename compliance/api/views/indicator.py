from drf_spectacular.utils import extend_schema, extend_schema_view

from ...catalogue.state import incomplete
from ...models import Indicator
from ..filters import INDICATOR_FILTERS
from ..orderings import code_at, value_at
from ..querysets import with_codes
from ..serializers import IndicatorSerializer
from .listing import Listing
from .reading import ReadingViewSet


@extend_schema_view(list=extend_schema(summary="Indicators of all questions or of one"))
class IndicatorViewSet(Listing, ReadingViewSet):
    """Indicators of compliance: the lettered points that a reviewer answers."""

    filters = INDICATOR_FILTERS
    orderings = {
        "question_code": code_at("question.question_code"),
        "letter": code_at("letter"),
        "updated_at": value_at("updated_at"),
    }
    serializer_class = IndicatorSerializer

    def get_queryset(self):
        return with_codes(Indicator.objects).annotate(incomplete=incomplete("question__"))
