"""What differs between two editions: only described here, for the data are plain already."""

from rest_framework import serializers

from ...guide.changes import KINDS
from .restated import Notice

RECORDS = ["section", "question", "indicator", "deficiency"]


def text(help_text, **options):
    return serializers.CharField(help_text=help_text, **options)


def value(help_text):
    return serializers.JSONField(help_text=help_text, required=False, allow_null=True)


class DiffSegmentSerializer(serializers.Serializer):
    """A piece of the two texts, compared word by word."""

    kind = text("equal, removed or added.")
    text = text("The piece.")


class ChangeSerializer(serializers.Serializer):
    """What happened to one record."""

    kind = serializers.ChoiceField(choices=[each.kind for each in KINDS], help_text="What happened.")
    record = serializers.ChoiceField(choices=RECORDS, help_text="Kind of the record.")
    name = text("Its public name, the later one where it has one.")
    name_before = text("Its name in the first guide, null where that lacks it.", allow_null=True)
    name_after = text("Its name in the second guide, null where that lacks it.", allow_null=True)
    section = text("Code of its section.", allow_null=True)
    question = text("Code of its question; null for a section.", allow_null=True)
    field = text("Which field, of a moved or reworded record.", required=False)
    before = value("The field's value in the first guide.")
    after = value("The field's value in the second guide.")
    substantive = serializers.BooleanField(
        required=False, help_text="Whether a reworded text says something else, and not the same in other words."
    )
    segments = DiffSegmentSerializer(many=True, required=False, help_text="Both texts of a reworded field.")
    others = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="Of a split or merged question, the other ones."
    )


class CountsSerializer(serializers.Serializer):
    """The numbers of a section's records in one guide."""

    questions = serializers.IntegerField(help_text="Questions that the manual asks.")
    removed = serializers.IntegerField(help_text="Questions that the manual took out.")
    indicators = serializers.IntegerField(help_text="Indicators.")
    deficiencies = serializers.IntegerField(help_text="Potential deficiencies.")


class SectionChangeSerializer(serializers.Serializer):
    """The numbers of a section's records in both guides."""

    section = text("Code of the section.")
    before = CountsSerializer(allow_null=True, help_text="Null where the first guide lacks the section.")
    after = CountsSerializer(allow_null=True, help_text="Null where the second guide lacks the section.")


class DiffSerializer(serializers.Serializer):
    """What differs between two editions."""

    before = text("Label of the first guide.")
    after = text("Label of the second guide.")
    summary = serializers.DictField(
        child=serializers.IntegerField(), help_text="Changes by kind, and the substantive ones among the reworded."
    )
    changes = ChangeSerializer(many=True, help_text="In the guide's order.")
    counts = SectionChangeSerializer(many=True, help_text="By section.")
    unchanged = serializers.ListField(
        child=serializers.CharField(), help_text="Codes of the questions that say the same with all their parts."
    )
    notice = Notice()
