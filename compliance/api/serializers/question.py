from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ...catalogue.state import HOW_TO_COMPLETE, lost_rows_of
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


class KnownMissingSerializer(serializers.Serializer):
    """Rows of the manual that this catalogue is known to lack."""

    indicators = serializers.ListField(child=serializers.CharField(), help_text="Letters of indicators.")
    deficiencies = serializers.ListField(child=serializers.CharField(), help_text="Codes of deficiencies.")
    how_to_complete = serializers.CharField(help_text="What the site's maintainer can do.")


class QuestionDetailSerializer(QuestionSerializer):
    """A question with what belongs to it, in the guide's order."""

    indicators = NestedIndicatorSerializer(many=True)
    deficiencies = NestedDeficiencySerializer(many=True)
    known_missing = serializers.SerializerMethodField(help_text="Null where nothing is known to be missing.")

    class Meta(QuestionSerializer.Meta):
        fields = [*FIELDS, "indicators", "deficiencies", "known_missing"]

    @extend_schema_field(KnownMissingSerializer(allow_null=True))
    def get_known_missing(self, question):
        lost = lost_rows_of(question)
        return {**lost._asdict(), "how_to_complete": HOW_TO_COMPLETE} if any(lost) else None


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
