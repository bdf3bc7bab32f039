from django.shortcuts import render

from ...models import Section


def home(request):
    """The sections in order, each with its counts. Queries: the sections."""
    sections = list(Section.objects.with_counts())
    context = {
        "sections": sections,
        "totals": {kind: sum(getattr(section, kind) for section in sections) for kind in KINDS},
        "longest": max((parts(section) for section in sections), default=1),
    }
    return render(request, "web/home.html", context)


KINDS = ["question_count", "indicator_count", "deficiency_count"]


def parts(section):
    """How many rows a section has of all kinds, which is how long its bar is."""
    return sum(getattr(section, kind) for kind in KINDS)
