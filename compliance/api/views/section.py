from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.viewsets import ReadOnlyModelViewSet

from ...models import Section
from ..serializers import SectionDetailSerializer, SectionSerializer
from .lookup import ByCode


@extend_schema_view(
    list=extend_schema(summary="The sections with their counts"),
    retrieve=extend_schema(summary="A section with its questions"),
)
class SectionViewSet(ByCode, ReadOnlyModelViewSet):
    """Review areas of the guide."""

    lookup_field = "section_code"

    def get_queryset(self):
        sections = Section.objects.with_counts()
        return sections.prefetch_related("questions") if self.action == "retrieve" else sections

    def get_serializer_class(self):
        return SectionDetailSerializer if self.action == "retrieve" else SectionSerializer
