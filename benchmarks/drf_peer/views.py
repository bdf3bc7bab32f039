from django.db.models import Q
from rest_framework.decorators import action
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from compliance.models import Deficiency, Indicator, Question, Section

from .serializers import (
    CountedSectionSerializer,
    DeficiencySerializer,
    HitSerializer,
    QuestionSerializer,
    SectionGuideSerializer,
)

SEARCHED = {
    Section: ["section_name", "purpose"],
    Question: [
        "question_text",
        "basic_requirement",
        "applicability",
        "detailed_explanation",
        "instructions_for_reviewer",
    ],
    Indicator: ["indicator_text"],
    Deficiency: ["deficiency_title", "determination", "corrective_action"],
}


class Pages(PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"


class SectionViewSet(ReadOnlyModelViewSet):
    queryset = Section.objects.all()
    serializer_class = CountedSectionSerializer
    pagination_class = Pages
    lookup_field = "section_code"

    @action(detail=True)
    def guide(self, request, section_code):
        return Response(SectionGuideSerializer(self.get_object()).data)


class QuestionViewSet(ReadOnlyModelViewSet):
    queryset = Question.objects.all()
    serializer_class = QuestionSerializer
    pagination_class = Pages
    lookup_field = "question_code"


class DeficiencyViewSet(ReadOnlyModelViewSet):
    serializer_class = DeficiencySerializer
    pagination_class = Pages
    lookup_field = "deficiency_code"

    def get_queryset(self):
        return Deficiency.objects.filter(question__section__section_code=self.request.query_params["section"])


class CatalogueView(APIView):
    def get(self, request):
        return Response({"sections": SectionGuideSerializer(Section.objects.all(), many=True).data})


class SearchView(APIView):
    def get(self, request):
        words = request.query_params["q"].split()
        found = [record for model in SEARCHED for record in having(model, words)]
        return Response({"count": len(found), "results": HitSerializer(found, many=True).data})


def having(model, words):
    """At most fifty records that hold every word in one or another of their texts."""
    records = model.objects.all()
    for word in words:
        anywhere = Q()
        for name in SEARCHED[model]:
            anywhere |= Q(**{f"{name}__icontains": word})
        records = records.filter(anywhere)
    return records[:50]
