from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.mixins import ListModelMixin
from rest_framework.viewsets import GenericViewSet

from ...models import Indicator
from ..filters import IndicatorFilter
from ..serializers import IndicatorSerializer


@extend_schema_view(list=extend_schema(summary="Indicators of all questions or of one"))
class IndicatorViewSet(ListModelMixin, GenericViewSet):
    """Indicators of compliance: the lettered points that a reviewer answers."""

    queryset = Indicator.objects.select_related("question")
    serializer_class = IndicatorSerializer
    filterset_class = IndicatorFilter
