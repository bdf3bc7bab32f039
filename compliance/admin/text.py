"""How long texts stand in lists."""

from django.utils.text import Truncator

LIST_CHARACTERS = 120


def shortened(text):
    return Truncator(text or "").chars(LIST_CHARACTERS)
