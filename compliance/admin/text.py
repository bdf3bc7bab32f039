"""Texts in lists and in forms."""

from django import forms
from django.utils.text import Truncator

LIST_CHARACTERS = 120


def shortened(text):
    return Truncator(text or "").chars(LIST_CHARACTERS)


class LinesField(forms.CharField):
    """A text of several lines, kept with the line ends that the guide has: browsers send others, as HTML asks."""

    def to_python(self, value):
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)
