from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from ...catalogue.state import LOST_NUMBERS
from ...models import Question
from ..querysets import counted_sections
from ..serializers.statistics import StatisticsSerializer
from .reading import ReadingViewSet


class StatisticsViewSet(ReadingViewSet):
    """How much the catalogue holds, of which edition, and what is known to be missing."""

    serializer_class = StatisticsSerializer

    @extend_schema(summary="Counts, the edition, the version, and what is missing")
    def retrieve(self, request):
        lacking = Question.objects.filter(question_code__in=LOST_NUMBERS).prefetch_related("indicators", "deficiencies")
        facts = {"sections": list(counted_sections()), "lacking": list(lacking), "version": request.catalogue.id}
        return Response(self.get_serializer(facts).data)
