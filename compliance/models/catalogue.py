from django.db import models

from .edition import Edition


class Catalogue(models.Model):
    """The one row that says which edition the four tables were last filled from."""

    ONLY = 1  # its id

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The current edition. What the tables hold besides is an edit that nobody has published yet.",
    )
    since = models.DateTimeField(help_text="When it became the current one, in UTC.")

    class Meta:
        db_table = "compliance_catalogue"
        verbose_name_plural = "catalogue"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="ck_catalogue_one_row",
                violation_error_message="There is one catalogue, and its id is 1.",
            )
        ]

    def __str__(self):
        return f"catalogue of {self.edition}"
