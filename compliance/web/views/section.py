from django.shortcuts import redirect, render

from ...models import Section
from ..lookup import neighbours, row_by_code


def section(request, code):
    """A section's purpose and questions. Queries: all sections, its questions, their indicators, their deficiencies."""
    sections = list(Section.objects.all())
    found = row_by_code(sections, "section_code", code)
    if found.section_code != code:
        return redirect("section", found.section_code, permanent=True)
    before, after = neighbours(sections, found)
    context = {
        "section": found,
        "questions": list(found.questions.prefetch_related("indicators", "deficiencies")),
        "before": before,
        "after": after,
    }
    return render(request, "web/section.html", context)
