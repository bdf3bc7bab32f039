"""What every object says of itself beside its own fields."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

NOTICE = "A restatement in our own words, not the official text: where a word matters, read the manual."


@extend_schema_field({"type": "string"})
class Notice(serializers.Field):
    """Always the same sentence."""

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, help_text="Whose words these are.", **kwargs)

    def to_representation(self, value):
        return NOTICE


@extend_schema_field({"type": ["string", "null"]})
class Edition(serializers.Field):
    """The label of the current edition, from which the tables were filled."""

    def __init__(self, **kwargs):
        text = "Label of the edition that the tables were filled from; null where that is not known."
        super().__init__(source="*", read_only=True, help_text=text, **kwargs)

    def to_representation(self, value):
        return self.context["edition"]


def manual_pages(source):
    """A field with the pages of the manual that the record's section takes."""
    text = "Pages of the manual that its section takes: the official text."
    return serializers.CharField(source=source, allow_null=True, read_only=True, help_text=text)


def incomplete():
    """A field that says whether rows of the question are known to be missing."""
    text = "true where rows of the question are known to be missing here: known_missing of the question names them."
    return serializers.BooleanField(read_only=True, help_text=text)


def updated_at():
    """A field that says when the record was last changed."""
    return serializers.DateTimeField(read_only=True, allow_null=True, help_text="When it was last changed, in UTC.")
