from rest_framework import serializers

from ...models import Indicator


class IndicatorSerializer(serializers.ModelSerializer):
    question_code = serializers.CharField(source="question.question_code", help_text="Code of its question.")

    class Meta:
        model = Indicator
        fields = [
            "question_code",
            "letter",
            "indicator_text",
            "indicator_order",
            "updated_at",
        ]


class NestedIndicatorSerializer(serializers.ModelSerializer):
    class Meta:
        model = Indicator
        fields = [
            "letter",
            "indicator_text",
            "indicator_order",
        ]
