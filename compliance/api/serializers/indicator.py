from rest_framework import serializers

from ...models import Indicator
from .restated import Edition, Notice, incomplete, manual_pages, updated_at


class IndicatorSerializer(serializers.ModelSerializer):
    """An indicator of compliance: one lettered point that a reviewer answers."""

    question_code = serializers.CharField(source="question.question_code", help_text="Code of its question.")
    section_code = serializers.CharField(source="question.section.section_code", help_text="Code of its section.")
    incomplete = incomplete()
    updated_at = updated_at()
    edition = Edition()
    manual_pages = manual_pages("question.section.page_range")
    notice = Notice()

    class Meta:
        model = Indicator
        fields = [
            "question_code",
            "section_code",
            "letter",
            "indicator_text",
            "indicator_order",
            "incomplete",
            "updated_at",
            "edition",
            "manual_pages",
            "notice",
        ]
