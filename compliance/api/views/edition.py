from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.response import Response

from ...guide.archive import document_of, read_edition
from ...guide.diff import diff
from ...guide.document import Indicator
from ...guide.readers import read_tables
from ...guide.report.data import diff_as_data
from ...models import Edition
from ...models.edition import parsed_label
from ..orderings import value_at
from ..serializers.diff import DiffSerializer
from ..serializers.edition import ArchivedRecordSerializer, DocumentSerializer, EditionSerializer
from ..serializers.restated import NOTICE
from .listing import Listing
from .lookup import no_such_code
from .reading import ReadingViewSet

CURRENT = "current"  # what the tables hold now, edits included
SERIALIZERS = {"document": DocumentSerializer, "record": ArchivedRecordSerializer, "diff": DiffSerializer}


@extend_schema_view(
    list=extend_schema(summary="The editions, latest first"),
    retrieve=extend_schema(summary="An edition without its document"),
)
class EditionViewSet(Listing, ReadingViewSet):
    """Editions: the guide as it was published once. They never change."""

    orderings = {
        "fiscal_year": value_at("fiscal_year"),
        "revision": value_at("revision"),
        "published_at": value_at("published_at"),
    }
    lookup_field = "label"

    def get_queryset(self):
        return Edition.objects.without_document()

    def get_serializer_class(self):
        return SERIALIZERS.get(self.action, EditionSerializer)

    def find(self, label, editions):
        """The edition of this label. Raises a Problem that names the nearest."""
        year_and_revision = parsed_label(label)
        found = year_and_revision and editions.filter(fiscal_year=year_and_revision[0], revision=year_and_revision[1])
        edition = found and found.first()
        if not edition:
            raise no_such_code("edition", label, [each.label for each in self.get_queryset()])
        return edition

    def get_object(self):
        return self.find(self.kwargs["label"], self.get_queryset())

    @extend_schema(summary="An edition's document, byte for byte")
    def document(self, request, label):
        edition = self.find(label, Edition.objects.all())
        headers = {"Content-Disposition": f'inline; filename="cortap-{edition.label}.json"'}
        return HttpResponse(document_of(edition), content_type="application/json", headers=headers)

    @extend_schema(summary="A section, question or deficiency of an edition")
    def record(self, request, label, code):
        edition = self.find(label, Edition.objects.all())
        guide = read_edition(edition)
        found = find_record(guide, code)
        if not found:
            known = [name for name, record in guide.records() if not isinstance(record, Indicator)]
            raise no_such_code(f"record of {edition.label} with the code", code, known)
        return Response(self.get_serializer({"edition": edition, **found}).data)

    @extend_schema(summary="What differs between two editions")
    def diff(self, request, before, after):
        names, guides = zip(*[self.guide_of(label) for label in (before, after)], strict=True)
        return Response({**diff_as_data(diff(*guides), names), "notice": NOTICE})

    def guide_of(self, label):
        """(name, Guide) of an edition, or of what the tables hold now."""
        if label.casefold() == CURRENT:
            return CURRENT, read_tables()
        edition = self.find(label, Edition.objects.all())
        return edition.label, read_edition(edition)


def find_record(guide, code):
    """What ArchivedRecordSerializer wants of the record with this code, in the exact case first; None without one."""
    matches = [found for found in places(guide) if found["record"].code.casefold() == code.casefold()]
    exact = [found for found in matches if found["record"].code == code]
    return next(iter(exact or matches), None)


def places(guide):
    """Sections, questions and deficiencies with where they stand."""
    for section in guide.sections:
        yield {"kind": "section", "section": section, "question_code": None, "record": section}
        for question in section.questions:
            place = {"section": section, "question_code": question.code}
            yield {"kind": "question", "record": question, **place}
            yield from ({"kind": "deficiency", "record": each, **place} for each in question.deficiencies)
