import difflib

from django.shortcuts import render
from django.urls import reverse

from ...models import Deficiency, Question, Section

KINDS = {
    "section": (Section, "section_code"),
    "question": (Question, "question_code"),
    "deficiency": (Deficiency, "deficiency_code"),
}


def not_found(request, exception):
    """What is not there, and the codes that look most like it. Queries: the codes of each kind."""
    wanted = request.path.rstrip("/").rpartition("/")[2]
    return render(request, "404.html", {"wanted": wanted, "nearest": nearest(wanted)}, status=404)


def nearest(wanted):
    """Up to five (code, URL) whose code looks like the one wanted, the most alike first."""
    pages = {
        code.lower(): (code, reverse(kind, args=[code]))
        for kind, (model, field) in KINDS.items()
        for code in model.objects.values_list(field, flat=True)
    }
    return [pages[code] for code in difflib.get_close_matches(wanted.lower(), pages, n=5)]
