from django.shortcuts import redirect
from django.urls import reverse

from ...models import Deficiency
from ..lookup import row_by_code


def deficiency(request, code):
    """Leads to a deficiency's place on its question's page. Queries: the deficiency with its question."""
    named = Deficiency.objects.filter(deficiency_code__iexact=code).select_related("question")
    found = row_by_code(named, "deficiency_code", code)
    return redirect(f"{reverse('question', args=[found.question.question_code])}#{found.deficiency_code}")
