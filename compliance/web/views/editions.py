import re

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from ...catalogue.edits import edition_state
from ...guide.archive import Archive, read_edition
from ...guide.diff import diff
from ...guide.document import GuideError
from ...guide.readers import read_tables
from ...guide.report.html import diff_context

NOW = "current"  # what the tables hold, published or not


def editions(request):
    """The published editions, latest first. Queries: the editions, the current one, the four tables."""
    published, now = list(Archive().all()), edition_state(request.catalogue)
    befores = [*published[1:], None]
    context = {
        "editions": [
            (edition, edition == now.edition, before and address(before.label, edition.label))
            for edition, before in zip(published, befores, strict=True)
        ],
        "unpublished": now.edited and address(now.edition.label, NOW),
    }
    return render(request, "web/editions.html", context)


def address(before, after):
    return reverse("changes", args=[f"{before}…{after}"])


def changes(request, names):
    """What changed between two editions, as in FY2025…FY2026 or FY2025...FY2026. Queries: two for each."""
    before, between, after = re.fullmatch(r"(.*?)(…|\.\.\.)(.*)|.*", names).groups()
    if between is None:
        raise Http404(f"{names}: name two editions, as in FY2025…FY2026.")
    (old_name, old), (new_name, new) = named_guide(before), named_guide(after)
    if (before, after) != (old_name, new_name):
        return redirect(address(old_name, new_name), permanent=True)
    return render(request, "web/changes.html", diff_context(diff(old, new), (old_name, new_name)))


def named_guide(name):
    """(name as it is spelt, Guide) of an edition's label in any case, or of the tables. Raises Http404."""
    if name.lower() == NOW:
        return NOW, read_tables()
    try:
        edition = Archive().find(name)
        return edition.label, read_edition(edition)
    except GuideError as error:
        raise Http404(str(error)) from error
