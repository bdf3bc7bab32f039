from django.db import models


class CatalogueVersion(models.Model):
    """The one row with the catalogue's version: a random id that database triggers renew on every write to the guide.

    Random and not counted, because a counter goes back with a restored backup and would name two states alike.
    """

    version = models.CharField(max_length=36, help_text="Of what the tables hold now.")

    class Meta:
        db_table = "compliance_version"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="ck_version_one_row",
                violation_error_message="The catalogue has one version, and its id is 1.",
            )
        ]

    def __str__(self):
        return self.version
