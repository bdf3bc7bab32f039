from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.viewsets import ReadOnlyModelViewSet

from ...models import Question
from ..filters import QuestionFilter
from ..serializers import QuestionDetailSerializer, QuestionSerializer
from .lookup import ByCode


@extend_schema_view(
    list=extend_schema(summary="Questions of all sections or of one"),
    retrieve=extend_schema(summary="A question with its indicators and deficiencies"),
)
class QuestionViewSet(ByCode, ReadOnlyModelViewSet):
    """Questions that a review examines."""

    lookup_field = "question_code"
    filterset_class = QuestionFilter

    def get_queryset(self):
        questions = Question.objects.select_related("section")
        return questions.prefetch_related("indicators", "deficiencies") if self.action == "retrieve" else questions

    def get_serializer_class(self):
        return QuestionDetailSerializer if self.action == "retrieve" else QuestionSerializer
