"""What several models share: code validators and time stamps."""

from django.core.validators import RegexValidator
from django.db import models


def code_validator(pattern, example):
    """A validator that takes whole codes of the pattern, and shows the example where it refuses."""
    return RegexValidator(rf"^{pattern}\Z", f"“%(value)s” is not such a code; one looks like {example}.")


class Stamped(models.Model):
    """A record that knows when it was made and last changed, in UTC.

    The application sets both times. Rows of a fixture keep the fixture's times: loading raw passes them by.
    """

    created_at = models.DateTimeField(auto_now_add=True, null=True)
    updated_at = models.DateTimeField(auto_now=True, null=True)

    class Meta:
        abstract = True
