from rest_framework import serializers

from ...models import Section
from .guide import lost
from .restated import Edition, Notice

COUNTS = ["question_count", "removed_question_count", "indicator_count", "deficiency_count"]


def count(text):
    return serializers.IntegerField(help_text=text)


class SectionCountsSerializer(serializers.ModelSerializer):
    """The numbers of a section's records."""

    question_count = count("Questions that the manual asks.")
    removed_question_count = count("Questions that the manual took out.")
    indicator_count = count("Indicators of all its questions.")
    deficiency_count = count("Potential deficiencies of all its questions.")

    class Meta:
        model = Section
        fields = ["section_code", *COUNTS]


class TotalsSerializer(serializers.Serializer):
    """The numbers of all records."""

    section_count = count("Sections.")
    question_count = count("Questions that the manual asks.")
    removed_question_count = count("Questions that the manual took out.")
    indicator_count = count("Indicators.")
    deficiency_count = count("Potential deficiencies.")


class MissingSerializer(serializers.Serializer):
    """A question that is known to lack rows of the manual."""

    question_code = serializers.CharField(help_text="Code of the question.")
    indicators = serializers.ListField(child=serializers.CharField(), help_text="Letters of indicators.")
    deficiencies = serializers.ListField(child=serializers.CharField(), help_text="Codes of deficiencies.")


class StatisticsSerializer(serializers.Serializer):
    """Counts by section and in all, the edition, the version, and what is missing."""

    edition = Edition()
    version = serializers.CharField(
        allow_null=True, help_text="Of what the tables hold now: another one after every write."
    )
    totals = serializers.SerializerMethodField(help_text="Of all sections.")
    sections = SectionCountsSerializer(many=True, help_text="Each section.")
    missing = serializers.SerializerMethodField(help_text="Questions that are known to lack rows, and which.")
    notice = Notice()

    def get_totals(self, facts) -> TotalsSerializer:
        sections = facts["sections"]
        return {
            "section_count": len(sections),
            **{name: sum(getattr(section, name) for section in sections) for name in COUNTS},
        }

    def get_missing(self, facts) -> MissingSerializer(many=True):
        rows = [(question.question_code, lost(question)) for question in facts["lacking"]]
        return [{"question_code": code, **found._asdict()} for code, found in rows if any(found)]
