from drf_spectacular.utils import extend_schema, extend_schema_view

from ...catalogue.state import incomplete
from ...models import Deficiency
from ..filters import DEFICIENCY_FILTERS
from ..orderings import code_at, value_at
from ..querysets import with_codes
from ..serializers import DeficiencySerializer
from .listing import Listing
from .lookup import ByCode
from .reading import ReadingViewSet


@extend_schema_view(
    list=extend_schema(summary="Potential deficiencies of all questions or of one"),
    retrieve=extend_schema(summary="A potential deficiency"),
)
class DeficiencyViewSet(ByCode, Listing, ReadingViewSet):
    """Potential deficiencies: findings that a report may quote by their codes."""

    lookup_field = "deficiency_code"
    filters = DEFICIENCY_FILTERS
    orderings = {
        "deficiency_code": code_at("deficiency_code"),
        "question_code": code_at("question.question_code"),
        "updated_at": value_at("updated_at"),
    }
    serializer_class = DeficiencySerializer

    def get_queryset(self):
        return with_codes(Deficiency.objects).annotate(incomplete=incomplete("question__"))
