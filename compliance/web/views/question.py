from django.shortcuts import redirect, render

from ...models import Question
from ..lookup import neighbours, row_by_code


def question(request, code):
    """A question with its parts. Queries: the question, its indicators, its deficiencies, its section's questions."""
    whole = Question.objects.select_related("section").prefetch_related("indicators", "deficiencies")
    found = row_by_code(whole.filter(question_code__iexact=code), "question_code", code)
    if found.question_code != code:
        return redirect("question", found.question_code, permanent=True)
    siblings = list(found.section.questions.only("question_code", "section"))
    before, after = neighbours(siblings, found)
    context = {
        "question": found,
        "section": found.section,
        "siblings": siblings,
        "before": before,
        "after": after,
    }
    return render(request, "web/question.html", context)
