from rest_framework import serializers

from ...models import Section
from .guide import GuideQuestionSerializer
from .question import NestedQuestionSerializer
from .restated import Edition, Notice, manual_pages, updated_at

FIELDS = [
    "section_code",
    "section_name",
    "section_order",
    "page_range",
    "purpose",
    "question_count",
    "removed_question_count",
    "indicator_count",
    "deficiency_count",
    "updated_at",
    "edition",
    "manual_pages",
    "notice",
]


class SectionSerializer(serializers.ModelSerializer):
    """A review area with the numbers of its records."""

    question_count = serializers.IntegerField(help_text="Questions that the manual asks.")
    removed_question_count = serializers.IntegerField(help_text="Questions that the manual took out.")
    indicator_count = serializers.IntegerField(help_text="Indicators of all its questions.")
    deficiency_count = serializers.IntegerField(help_text="Potential deficiencies of all its questions.")
    updated_at = updated_at()
    edition = Edition()
    manual_pages = manual_pages("page_range")
    notice = Notice()

    class Meta:
        model = Section
        fields = FIELDS


class SectionDetailSerializer(SectionSerializer):
    """A section with its questions, in the guide's order."""

    questions = NestedQuestionSerializer(many=True, help_text="In the guide's order.")

    class Meta(SectionSerializer.Meta):
        fields = [*FIELDS, "questions"]


class SectionGuideSerializer(serializers.ModelSerializer):
    """A section with everything in it, in the guide's order."""

    edition = Edition()
    manual_pages = manual_pages("page_range")
    notice = Notice()
    questions = GuideQuestionSerializer(many=True, source="all_questions", help_text="In the guide's order.")

    class Meta:
        model = Section
        fields = [
            "section_code",
            "section_name",
            "section_order",
            "page_range",
            "purpose",
            "edition",
            "manual_pages",
            "notice",
            "questions",
        ]
