from django.shortcuts import render

from .problems import KINDS
from .schema import generated


def docs(request):
    return render(request, "api/reference.html", {})


def reference(request):
    """The schema as a page for people, without a script."""
    return render(request, "api/reference.html", {"schema": generated(), "problems": KINDS})
