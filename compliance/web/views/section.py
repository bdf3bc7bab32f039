from django.shortcuts import redirect, render

from ...models import Section
from ..lookup import neighbours, row_by_code


def section(request, code):
    """A section's purpose and questions. Queries: all sections, the questions with counts, their deficiencies."""
    sections = list(Section.objects.all())
    found = row_by_code(sections, "section_code", code)
    if found.section_code != code:
        return redirect("section", found.section_code, permanent=True)
    before, after = neighbours(sections, found)
    context = {
        "section": found,
        "questions": list(found.questions.with_counts().prefetch_related("deficiencies")),
        "before": before,
        "after": after,
    }
    return render(request, "web/section.html", context)
