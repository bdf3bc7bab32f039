from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.viewsets import ReadOnlyModelViewSet

from ...models import Deficiency
from ..filters import DeficiencyFilter
from ..serializers import DeficiencySerializer
from .lookup import ByCode


@extend_schema_view(
    list=extend_schema(summary="Potential deficiencies of all questions or of one"),
    retrieve=extend_schema(summary="A potential deficiency"),
)
class DeficiencyViewSet(ByCode, ReadOnlyModelViewSet):
    """Potential deficiencies: findings that a report may quote by their codes."""

    queryset = Deficiency.objects.select_related("question")
    serializer_class = DeficiencySerializer
    filterset_class = DeficiencyFilter
    lookup_field = "deficiency_code"
