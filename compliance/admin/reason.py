"""The question that every change answers: why?"""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget


def reason_field():
    return forms.CharField(
        label="Reason for this change",
        help_text="Kept in the history with your name, for whoever asks later.",
        widget=AdminTextInputWidget,
    )


class ReasonForm(forms.Form):
    """For pages that do one thing with a record."""

    reason = reason_field()


class ReasonedForm(forms.ModelForm):
    """A record's form."""

    reason = reason_field()
