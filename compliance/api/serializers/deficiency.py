from rest_framework import serializers

from ...models import Deficiency


class DeficiencySerializer(serializers.ModelSerializer):
    question_code = serializers.CharField(source="question.question_code", help_text="Code of its question.")

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


class NestedDeficiencySerializer(serializers.ModelSerializer):
    class Meta:
        model = Deficiency
        fields = [
            "deficiency_code",
            "deficiency_title",
            "determination",
            "corrective_action",
            "deficiency_order",
        ]
