from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.response import Response

from ...catalogue.state import incomplete
from ...models import Question, Section
from ..filters import SECTION_FILTERS
from ..orderings import code_at, value_at
from ..querysets import counted_sections, is_code
from ..serializers import SectionDetailSerializer, SectionGuideSerializer, SectionSerializer
from .listing import Listing
from .lookup import ByCode
from .reading import ReadingViewSet

SERIALIZERS = {"list": SectionSerializer, "retrieve": SectionDetailSerializer, "guide": SectionGuideSerializer}


@extend_schema_view(
    list=extend_schema(summary="The sections with their counts"),
    retrieve=extend_schema(summary="A section with its questions"),
)
class SectionViewSet(ByCode, Listing, ReadingViewSet):
    """Review areas of the guide."""

    lookup_field = "section_code"
    filters = SECTION_FILTERS
    orderings = {
        "section_code": code_at("section_code"),
        "section_name": value_at("section_name"),
        "question_count": value_at("question_count"),
        "updated_at": value_at("updated_at"),
    }

    def get_queryset(self):
        if self.action == "retrieve":
            return counted_sections().prefetch_related(Prefetch("questions", questions()))
        return counted_sections()

    def get_serializer_class(self):
        return SERIALIZERS[self.action]

    @extend_schema(summary="A section with everything in it")
    def guide(self, request, section_code):
        """Its questions with their section, their indicators, their deficiencies: three queries."""
        nested = questions().select_related("section").prefetch_related("indicators", "deficiencies")
        found = list(nested.filter(is_code(Section, "section__section_code", section_code)))
        section = found[0].section if found else self.get_object()
        section.all_questions = [question for question in found if question.section_id == section.pk]
        return Response(self.get_serializer(section).data)


def questions():
    return Question.objects.annotate(incomplete=incomplete())
