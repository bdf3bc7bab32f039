from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count
from django.urls import reverse

from .. import codes
from .fields import Stamped, code_validator
from .history import History
from .section import Section

APPLICABILITY_LIMIT = 600  # its index refuses values over about 2,700 bytes; the longest in the manual has 333


class QuestionQuerySet(models.QuerySet):
    def get_by_natural_key(self, section_code, question_code):
        return self.get(section__section_code=section_code, question_code=question_code)

    def live(self):
        """Questions that the manual asks, without those that it took out."""
        return self.filter(removed__isnull=True)

    def with_counts(self):
        """Questions with indicator_count and deficiency_count, in one query."""
        counted = self.annotate(
            indicator_count=Count("indicators", distinct=True),
            deficiency_count=Count("deficiencies", distinct=True),
        )
        return counted.order_by(*self.model._meta.ordering)  # grouping drops the default order


class Question(Stamped):
    """A question of a review area, such as TVI3: what the reviewer must settle, and how."""

    class Priority(models.TextChoices):
        HIGH = "high"
        MEDIUM = "medium"
        LOW = "low"

    section = models.ForeignKey(
        Section,
        on_delete=models.CASCADE,  # a question is a part of its section
        related_name="questions",
        db_index=False,  # idx_section_questions is this index
    )
    question_code = models.CharField(
        max_length=50,
        validators=[code_validator(codes.QUESTION, "TVI3")],
        help_text="As the manual prints it, for example TVI3.",
    )
    question_text = models.TextField(help_text="The question itself.")
    basic_requirement = models.TextField(
        null=True, blank=True, help_text="What the rule asks of a recipient, in a sentence or two."
    )
    applicability = models.TextField(
        null=True,
        blank=True,
        validators=[MaxLengthValidator(APPLICABILITY_LIMIT)],
        help_text="Which recipients it applies to.",
    )
    detailed_explanation = models.TextField(
        null=True, blank=True, help_text="The rule with its thresholds, exceptions and citations."
    )
    instructions_for_reviewer = models.TextField(
        null=True, blank=True, help_text="What to request, read, ask and compare."
    )
    question_order = models.IntegerField(null=True, blank=True, help_text="Its number within the section.")
    priority = models.CharField(
        max_length=20,
        null=True,
        blank=True,
        choices=Priority,
        db_default=Priority.MEDIUM,
        help_text="How soon to look at it.",
    )
    removed = models.CharField(
        max_length=255,
        null=True,
        blank=True,
        help_text="What the manual says where it took the question out; empty for a question that it asks.",
    )

    objects = QuestionQuerySet.as_manager()
    history = History("compliance_question_history", parent=["section"])

    class Meta:
        db_table = "compliance_questions"
        ordering = ["section__section_order", "section__section_code", "question_order", "question_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "question_code"],
                name="uq_section_question_code",
                violation_error_message="This section has a question with this code already.",
            )
        ]
        indexes = [
            models.Index(fields=["section"], name="idx_section_questions"),
            models.Index(fields=["section", "question_order"], name="idx_question_order"),
            models.Index(fields=["question_code"], name="ix_question_code"),
            models.Index(fields=["applicability"], name="ix_question_applicability"),
            models.Index(fields=["priority"], name="ix_question_priority"),
        ]

    def __str__(self):
        return self.question_code

    def get_absolute_url(self):
        """Its public page."""
        return reverse("question", args=[self.question_code])

    def natural_key(self):
        return (*self.section.natural_key(), self.question_code)

    natural_key.dependencies = ["compliance.section"]
