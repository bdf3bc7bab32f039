from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from ...catalogue.exports import guide_as_csv_zip, guide_as_xlsx
from ...guide.readers import read_tables
from ..formats import FILES
from ..parameters import Choice
from ..serializers import GuideSerializer
from .reading import ReadingViewSet

WRITERS = {"csv": guide_as_csv_zip, "xlsx": guide_as_xlsx}
FORMAT = Choice(
    name="format",
    description="csv: a zip file with a CSV file for each table; xlsx: a workbook with a sheet for each.",
    example="json",
    default="json",
    choices=("json", *FILES),
)


class CatalogueViewSet(ReadingViewSet):
    """The whole guide at once."""

    serializer_class = GuideSerializer

    def parameters(self):
        return (FORMAT,)

    @extend_schema(summary="The whole guide, as JSON, CSV or XLSX")
    def retrieve(self, request):
        guide, form = read_tables(), self.asked["format"]
        return Response(self.get_serializer(guide).data) if form == "json" else self.as_file(guide, form)

    def as_file(self, guide, form):
        media_type, end = FILES[form]
        disposition = f'attachment; filename="cortap-{self.edition or "unpublished"}.{end}"'
        return HttpResponse(WRITERS[form](guide), content_type=media_type, headers={"Content-Disposition": disposition})
