import re

from django.db import models

from .. import codes


class EditionQuerySet(models.QuerySet):
    def get_by_natural_key(self, fiscal_year, revision):
        return self.get(fiscal_year=fiscal_year, revision=revision)

    def without_document(self):
        """Editions as lists show them; a document has over a megabyte."""
        return self.defer("document")


def parsed_label(label):
    """(2025, 1) for FY2025.1, or None where it is no label. Case does not matter."""
    found = re.fullmatch(codes.EDITION, label, re.IGNORECASE | re.ASCII)
    return (int(found[1]), int(found[2] or 0)) if found else None


def label_for(fiscal_year, revision):
    """FY2025, FY2025.1."""
    return f"FY{fiscal_year}.{revision}" if revision else f"FY{fiscal_year}"


class Edition(models.Model):
    """The guide as it was published once. The database refuses to change or to delete one.

    A fiscal year's first edition has revision 0; each publication of corrections counts one up.
    """

    fiscal_year = models.IntegerField(help_text="Of the manual, for example 2025.")
    revision = models.IntegerField(db_default=0, help_text="0 for the manual as issued, then 1, 2, … for corrections.")
    title = models.CharField(max_length=255, help_text="What it is, in a line.")
    reason = models.TextField(blank=True, db_default="", help_text="Why it was published.")
    source = models.CharField(max_length=255, help_text="What it was read from.")
    source_sha256 = models.CharField(
        max_length=64, blank=True, db_default="", help_text="Of the files; empty where it was read from the tables."
    )
    document = models.TextField(help_text="The guide as canonical JSON (RFC 8785).")
    document_sha256 = models.CharField(max_length=64, help_text="Of the document's bytes in UTF-8.")
    sections = models.IntegerField(help_text="Number of review areas.")
    questions = models.IntegerField(help_text="Number of questions, without the removed.")
    removed_questions = models.IntegerField(help_text="Number of questions kept on record as removed.")
    indicators = models.IntegerField(help_text="Number of indicators of compliance.")
    deficiencies = models.IntegerField(help_text="Number of potential deficiencies.")
    published_at = models.DateTimeField(help_text="When, in UTC.")
    published_with = models.CharField(max_length=50, help_text="The version of cortap that published it.")

    objects = EditionQuerySet.as_manager()

    class Meta:
        db_table = "compliance_editions"
        ordering = ["-fiscal_year", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["fiscal_year", "revision"],
                name="uq_edition_year_revision",
                violation_error_message="There is an edition of this year and revision already.",
            )
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        return label_for(self.fiscal_year, self.revision)

    def natural_key(self):
        return self.fiscal_year, self.revision
