from rest_framework import serializers

from ...models import Question
from .guide import GuideQuestionSerializer
from .restated import Edition, Notice, incomplete, manual_pages, updated_at

FIELDS = [
    "question_code",
    "section_code",
    "question_text",
    "basic_requirement",
    "applicability",
    "detailed_explanation",
    "instructions_for_reviewer",
    "question_order",
    "priority",
    "removed",
    "incomplete",
    "updated_at",
    "edition",
    "manual_pages",
    "notice",
]


class QuestionSerializer(serializers.ModelSerializer):
    """A question of a review area, without its parts."""

    section_code = serializers.CharField(source="section.section_code", help_text="Code of its section.")
    incomplete = incomplete()
    updated_at = updated_at()
    edition = Edition()
    manual_pages = manual_pages("section.page_range")
    notice = Notice()

    class Meta:
        model = Question
        fields = FIELDS


class QuestionDetailSerializer(GuideQuestionSerializer, QuestionSerializer):
    """A question with what belongs to it, in the guide's order."""

    class Meta(QuestionSerializer.Meta):
        fields = [*FIELDS, "known_missing", "indicators", "deficiencies"]


class NestedQuestionSerializer(serializers.ModelSerializer):
    """A question within its section, in short."""

    incomplete = incomplete()

    class Meta:
        model = Question
        fields = [
            "question_code",
            "question_text",
            "applicability",
            "question_order",
            "priority",
            "removed",
            "incomplete",
        ]
