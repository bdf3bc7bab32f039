from django.db import models
from django.db.models import Count
from django.urls import reverse

from .. import codes
from .fields import Stamped, code_validator
from .history import History


class SectionQuerySet(models.QuerySet):
    def get_by_natural_key(self, section_code):
        return self.get(section_code=section_code)

    def with_counts(self):
        """Sections with question_count, indicator_count and deficiency_count, in one query."""
        counted = self.annotate(
            question_count=Count("questions", distinct=True),
            indicator_count=Count("questions__indicators", distinct=True),
            deficiency_count=Count("questions__deficiencies", distinct=True),
        )
        return counted.order_by(*self.model._meta.ordering)  # grouping drops the default order


class Section(Stamped):
    """A review area of the manual, such as Title VI: what one chapter examines."""

    section_code = models.CharField(
        max_length=50,
        validators=[code_validator(codes.SECTION, "TVI")],
        help_text="As the manual abbreviates it, for example TVI.",
    )
    section_name = models.CharField(max_length=255, help_text="The chapter's title.")
    page_range = models.CharField(
        max_length=50, null=True, blank=True, help_text="Pages of the manual, for example 11-1 to 11-33."
    )
    purpose = models.TextField(null=True, blank=True, help_text="What this review area is for.")
    section_order = models.IntegerField(null=True, blank=True, help_text="The chapter's number in the manual.")

    objects = SectionQuerySet.as_manager()
    history = History("compliance_section_history")

    class Meta:
        db_table = "compliance_sections"
        ordering = ["section_order", "section_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["section_code"],
                name="uq_section_code",
                violation_error_message="There is a section with this code already.",
            )
        ]

    def __str__(self):
        return f"{self.section_code}: {self.section_name}"

    def get_absolute_url(self):
        """Its public page."""
        return reverse("section", args=[self.section_code])

    def natural_key(self):
        return (self.section_code,)
