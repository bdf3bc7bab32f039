"""The guide with everything nested: from rows of the tables, and from documents, which have the same fields."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ...catalogue.state import HOW_TO_COMPLETE
from ...known import lost_rows
from ...models import Deficiency, Indicator, Question, Section
from .restated import Edition, Notice, manual_pages


def parts(record, name):
    """The record's parts as a list: of a document's record, or of a row that has prefetched them."""
    found = getattr(record, name)
    return list(found.all() if hasattr(found, "all") else found)


def lost(question):
    letters = [indicator.letter for indicator in parts(question, "indicators")]
    codes = [deficiency.deficiency_code for deficiency in parts(question, "deficiencies")]
    return lost_rows(question.question_code, letters, codes)


class KnownMissingSerializer(serializers.Serializer):
    """Rows of the manual that this catalogue is known to lack."""

    indicators = serializers.ListField(child=serializers.CharField(), help_text="Letters of indicators.")
    deficiencies = serializers.ListField(child=serializers.CharField(), help_text="Codes of deficiencies.")
    how_to_complete = serializers.CharField(help_text="What the site's maintainer can do.")


class GuideIndicatorSerializer(serializers.ModelSerializer):
    """An indicator within its question."""

    class Meta:
        model = Indicator
        fields = ["letter", "indicator_text", "indicator_order"]


class GuideDeficiencySerializer(serializers.ModelSerializer):
    """A potential deficiency within its question."""

    class Meta:
        model = Deficiency
        fields = ["deficiency_code", "deficiency_title", "determination", "corrective_action", "deficiency_order"]


class GuideQuestionSerializer(serializers.ModelSerializer):
    """A question with its indicators and deficiencies."""

    incomplete = serializers.SerializerMethodField(help_text="true where rows of it are known to be missing here.")
    known_missing = serializers.SerializerMethodField(help_text="Null where nothing is known to be missing.")
    indicators = GuideIndicatorSerializer(many=True, help_text="In the guide's order.")
    deficiencies = GuideDeficiencySerializer(many=True, help_text="In the guide's order.")

    class Meta:
        model = Question
        fields = [
            "question_code",
            "question_text",
            "basic_requirement",
            "applicability",
            "detailed_explanation",
            "instructions_for_reviewer",
            "question_order",
            "priority",
            "removed",
            "incomplete",
            "known_missing",
            "indicators",
            "deficiencies",
        ]

    def get_incomplete(self, question) -> bool:
        return any(lost(question))

    @extend_schema_field(KnownMissingSerializer(allow_null=True))
    def get_known_missing(self, question):
        rows = lost(question)
        return {**rows._asdict(), "how_to_complete": HOW_TO_COMPLETE} if any(rows) else None


class GuideSectionSerializer(serializers.ModelSerializer):
    """A section with everything in it, as a part of the whole guide."""

    manual_pages = manual_pages("page_range")
    questions = GuideQuestionSerializer(many=True, help_text="In the guide's order.")

    class Meta:
        model = Section
        fields = [
            "section_code",
            "section_name",
            "section_order",
            "page_range",
            "purpose",
            "manual_pages",
            "questions",
        ]


class GuideSerializer(serializers.Serializer):
    """The whole guide."""

    edition = Edition()
    notice = Notice()
    sections = GuideSectionSerializer(many=True, help_text="In the guide's order.")
