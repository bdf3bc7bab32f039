from django.db import models

from .. import codes
from .fields import Stamped, code_validator
from .history import History
from .question import Question


class IndicatorQuerySet(models.QuerySet):
    def get_by_natural_key(self, section_code, question_code, letter):
        return self.get(
            question__section__section_code=section_code, question__question_code=question_code, letter=letter
        )


class Indicator(Stamped):
    """An indicator of compliance: one lettered point of a question that the reviewer answers."""

    question = models.ForeignKey(
        Question,
        on_delete=models.CASCADE,  # an indicator is a part of its question
        related_name="indicators",
        db_index=False,  # idx_question_indicators is this index
    )
    letter = models.CharField(
        max_length=5, validators=[code_validator(codes.LETTER, "a or b.1")], help_text="For example a, or b.1."
    )
    indicator_text = models.TextField(help_text="What the reviewer answers.")
    indicator_order = models.IntegerField(null=True, blank=True, help_text="Its position within the question.")

    objects = IndicatorQuerySet.as_manager()
    history = History("compliance_indicator_history", parent=["question"])

    class Meta:
        db_table = "compliance_indicators"
        ordering = [
            "question__section__section_order",
            "question__section__section_code",
            "question__question_order",
            "question__question_code",
            "indicator_order",
            "letter",
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "letter"],
                name="uq_question_letter",
                violation_error_message="This question has an indicator with this letter already.",
            )
        ]
        indexes = [
            models.Index(fields=["question"], name="idx_question_indicators"),
            models.Index(fields=["question", "indicator_order"], name="idx_indicator_order"),
        ]

    def __str__(self):
        return f"{self.question.question_code} ({self.letter})"

    def get_absolute_url(self):
        """Its place on its question's public page."""
        return f"{self.question.get_absolute_url()}#{self.question.question_code}-{self.letter}"

    def natural_key(self):
        return (*self.question.natural_key(), self.letter)

    natural_key.dependencies = ["compliance.question"]
