from rest_framework import serializers

from compliance.models import Deficiency, Indicator, Question, Section


class IndicatorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Indicator
        fields = ["letter", "indicator_text", "indicator_order", "updated_at"]


class DeficiencySerializer(serializers.ModelSerializer):
    question_code = serializers.CharField(source="question.question_code")

    class Meta:
        model = Deficiency
        fields = [
            "deficiency_code",
            "question_code",
            "deficiency_title",
            "determination",
            "corrective_action",
            "deficiency_order",
            "updated_at",
        ]


class QuestionSerializer(serializers.ModelSerializer):
    section_code = serializers.CharField(source="section.section_code")
    indicators = IndicatorSerializer(many=True)
    deficiencies = DeficiencySerializer(many=True)

    class Meta:
        model = Question
        fields = [
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
            "updated_at",
            "indicators",
            "deficiencies",
        ]


class SectionSerializer(serializers.ModelSerializer):
    class Meta:
        model = Section
        fields = ["section_code", "section_name", "section_order", "page_range", "purpose", "updated_at"]


class CountedSectionSerializer(SectionSerializer):
    question_count = serializers.SerializerMethodField()
    indicator_count = serializers.SerializerMethodField()
    deficiency_count = serializers.SerializerMethodField()

    class Meta(SectionSerializer.Meta):
        fields = [*SectionSerializer.Meta.fields, "question_count", "indicator_count", "deficiency_count"]

    def get_question_count(self, section):
        return section.questions.count()

    def get_indicator_count(self, section):
        return Indicator.objects.filter(question__section=section).count()

    def get_deficiency_count(self, section):
        return Deficiency.objects.filter(question__section=section).count()


class SectionGuideSerializer(SectionSerializer):
    questions = QuestionSerializer(many=True)

    class Meta(SectionSerializer.Meta):
        fields = [*SectionSerializer.Meta.fields, "questions"]


class HitSerializer(serializers.Serializer):
    """A record that a search found, of whichever kind: the keys of its kind, and its text."""

    def to_representation(self, record):
        question = record if isinstance(record, Question) else getattr(record, "question", None)
        codes = {"question_code": question.question_code} if question else {"section_code": record.section_code}
        own = {name: getattr(record, name) for name in ("letter", "deficiency_code") if hasattr(record, name)}
        return {**codes, **own, "section_name": (question.section if question else record).section_name}
