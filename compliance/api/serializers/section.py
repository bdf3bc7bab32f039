from rest_framework import serializers

from ...models import Section
from .question import NestedQuestionSerializer

FIELDS = [
    "section_code",
    "section_name",
    "section_order",
    "page_range",
    "purpose",
    "question_count",
    "indicator_count",
    "deficiency_count",
    "updated_at",
]


class SectionSerializer(serializers.ModelSerializer):
    question_count = serializers.IntegerField(help_text="Questions of the section.")
    indicator_count = serializers.IntegerField(help_text="Indicators of all its questions.")
    deficiency_count = serializers.IntegerField(help_text="Potential deficiencies of all its questions.")

    class Meta:
        model = Section
        fields = FIELDS


class SectionDetailSerializer(SectionSerializer):
    """A section with its questions, in the guide's order."""

    questions = NestedQuestionSerializer(many=True)

    class Meta(SectionSerializer.Meta):
        fields = [*FIELDS, "questions"]
