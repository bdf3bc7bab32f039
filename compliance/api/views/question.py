from drf_spectacular.utils import extend_schema, extend_schema_view

from ...catalogue.state import incomplete
from ...models import Question
from ..filters import QUESTION_FILTERS
from ..orderings import code_at, priority_at, value_at
from ..serializers import QuestionDetailSerializer, QuestionSerializer
from .listing import Listing
from .lookup import ByCode
from .reading import ReadingViewSet


@extend_schema_view(
    list=extend_schema(summary="Questions of all sections or of one"),
    retrieve=extend_schema(summary="A question with its indicators and deficiencies"),
)
class QuestionViewSet(ByCode, Listing, ReadingViewSet):
    """Questions that a review examines."""

    lookup_field = "question_code"
    filters = QUESTION_FILTERS
    orderings = {
        "question_code": code_at("question_code"),
        "section_code": code_at("section.section_code"),
        "priority": priority_at("priority"),
        "updated_at": value_at("updated_at"),
    }

    def get_queryset(self):
        questions = Question.objects.select_related("section")
        if self.action == "retrieve":
            return questions.prefetch_related("indicators", "deficiencies")
        return questions.annotate(incomplete=incomplete())

    def get_serializer_class(self):
        return QuestionDetailSerializer if self.action == "retrieve" else QuestionSerializer
