from django.db import models

from .. import codes
from .fields import Stamped, code_validator
from .history import History
from .question import Question


class DeficiencyQuerySet(models.QuerySet):
    def get_by_natural_key(self, section_code, question_code, deficiency_code):
        return self.get(
            question__section__section_code=section_code,
            question__question_code=question_code,
            deficiency_code=deficiency_code,
        )


class Deficiency(Stamped):
    """A potential deficiency, such as TVI3-1: a finding that a review report may quote by its code."""

    question = models.ForeignKey(
        Question,
        on_delete=models.CASCADE,  # a deficiency is a part of its question
        related_name="deficiencies",
        db_index=False,  # idx_question_deficiencies is this index
    )
    deficiency_code = models.CharField(
        max_length=50,
        validators=[code_validator(codes.DEFICIENCY, "TVI3-1")],
        help_text="As the manual prints it, for example TVI3-1.",
    )
    deficiency_title = models.TextField(help_text="The failure in a few words.")
    determination = models.TextField(help_text="When the recipient is deficient.")
    corrective_action = models.TextField(null=True, blank=True, help_text="What the recipient must submit or do.")
    deficiency_order = models.IntegerField(null=True, blank=True, help_text="Its position within the question.")

    objects = DeficiencyQuerySet.as_manager()
    history = History("compliance_deficiency_history", parent=["question"])

    class Meta:
        db_table = "compliance_deficiencies"
        verbose_name_plural = "deficiencies"
        ordering = [
            "question__section__section_order",
            "question__section__section_code",
            "question__question_order",
            "question__question_code",
            "deficiency_order",
            "deficiency_code",
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "deficiency_code"],
                name="uq_question_deficiency_code",
                violation_error_message="This question has a deficiency with this code already.",
            )
        ]
        indexes = [
            models.Index(fields=["question"], name="idx_question_deficiencies"),
            models.Index(fields=["deficiency_code"], name="ix_deficiency_code"),
        ]

    def __str__(self):
        return self.deficiency_code

    def get_absolute_url(self):
        """Its place on its question's public page."""
        return f"{self.question.get_absolute_url()}#{self.deficiency_code}"

    def natural_key(self):
        return (*self.question.natural_key(), self.deficiency_code)

    natural_key.dependencies = ["compliance.question"]
