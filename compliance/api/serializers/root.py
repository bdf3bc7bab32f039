from rest_framework import serializers

from .restated import Edition, Notice


class RootSerializer(serializers.Serializer):
    """Where everything is."""

    edition = Edition()
    resources = serializers.DictField(child=serializers.URLField(), help_text="Addresses by name.")
    notice = Notice()
