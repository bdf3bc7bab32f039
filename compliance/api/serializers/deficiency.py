from rest_framework import serializers

from ...models import Deficiency
from .restated import Edition, Notice, incomplete, manual_pages, updated_at


class DeficiencySerializer(serializers.ModelSerializer):
    """A potential deficiency: a finding that a report quotes by its code."""

    question_code = serializers.CharField(source="question.question_code", help_text="Code of its question.")
    section_code = serializers.CharField(source="question.section.section_code", help_text="Code of its section.")
    incomplete = incomplete()
    updated_at = updated_at()
    edition = Edition()
    manual_pages = manual_pages("question.section.page_range")
    notice = Notice()

    class Meta:
        model = Deficiency
        fields = [
            "deficiency_code",
            "question_code",
            "section_code",
            "deficiency_title",
            "determination",
            "corrective_action",
            "deficiency_order",
            "incomplete",
            "updated_at",
            "edition",
            "manual_pages",
            "notice",
        ]
