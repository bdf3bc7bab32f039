from drf_spectacular.utils import PolymorphicProxySerializer
from rest_framework import serializers

from ...models import Edition
from .guide import GuideDeficiencySerializer, GuideQuestionSerializer, GuideSectionSerializer
from .restated import Notice, manual_pages


class EditionSerializer(serializers.ModelSerializer):
    """An edition of the guide, as it was published once and stays."""

    label = serializers.CharField(help_text="As readers name it: FY2025, or FY2025.1 for its first corrections.")
    is_current = serializers.SerializerMethodField(help_text="Whether the tables were filled from it.")
    notice = Notice()

    class Meta:
        model = Edition
        fields = [
            "label",
            "fiscal_year",
            "revision",
            "title",
            "reason",
            "source",
            "source_sha256",
            "document_sha256",
            "sections",
            "questions",
            "removed_questions",
            "indicators",
            "deficiencies",
            "published_at",
            "published_with",
            "is_current",
            "notice",
        ]

    def get_is_current(self, edition) -> bool:
        return edition.label == self.context["edition"]


RECORDS = {
    "section": GuideSectionSerializer,
    "question": GuideQuestionSerializer,
    "deficiency": GuideDeficiencySerializer,
}


class ArchivedRecordSerializer(serializers.Serializer):
    """A section, question or deficiency as an edition has it."""

    edition = serializers.CharField(source="edition.label", help_text="Label of the edition.")
    kind = serializers.ChoiceField(choices=list(RECORDS), help_text="Which of the three it is.")
    section_code = serializers.CharField(source="section.section_code", help_text="Code of its section.")
    question_code = serializers.CharField(allow_null=True, help_text="Code of its question; null for a section.")
    manual_pages = manual_pages("section.page_range")
    record = serializers.SerializerMethodField(help_text="The record with everything in it.")
    notice = Notice()

    def get_record(self, found) -> PolymorphicProxySerializer(
        component_name="ArchivedRecordContent", serializers=list(RECORDS.values()), resource_type_field_name=None
    ):
        return RECORDS[found["kind"]](found["record"], context=self.context).data


class DocumentSerializer(serializers.Serializer):
    """An edition's document: canonical JSON (RFC 8785), whose bytes have the SHA-256 document_sha256."""

    format = serializers.CharField(help_text="cortap-guide.")
    format_version = serializers.IntegerField(help_text="1.")
    sections = serializers.ListField(
        child=serializers.DictField(),
        help_text="Sections with everything in them; a field that says nothing is left out.",
    )
