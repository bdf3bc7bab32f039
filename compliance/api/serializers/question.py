from rest_framework import serializers

from ...models import Question
from .deficiency import NestedDeficiencySerializer
from .indicator import NestedIndicatorSerializer

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
    "updated_at",
]


class QuestionSerializer(serializers.ModelSerializer):
    section_code = serializers.CharField(source="section.section_code", help_text="Code of its section.")

    class Meta:
        model = Question
        fields = FIELDS


class QuestionDetailSerializer(QuestionSerializer):
    """A question with what belongs to it, in the guide's order."""

    indicators = NestedIndicatorSerializer(many=True)
    deficiencies = NestedDeficiencySerializer(many=True)

    class Meta(QuestionSerializer.Meta):
        fields = [*FIELDS, "indicators", "deficiencies"]


class NestedQuestionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Question
        fields = [
            "question_code",
            "question_text",
            "applicability",
            "question_order",
            "priority",
        ]
