"""Search as people use codes: the exact code comes first, then codes that start so, then texts."""

from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import Case, Value, When


class CodeFirst:
    """For an admin class: what is found by one of `code_fields` stands before what is found by its text."""

    code_fields = ()

    def get_search_results(self, request, queryset, search_term):
        found, may_have_duplicates = super().get_search_results(request, queryset, search_term)
        if search_term and ORDER_VAR not in request.GET:
            found = found.order_by(rank(self.code_fields, search_term.strip()), *found.query.order_by)
        return found, may_have_duplicates


def rank(code_fields, term):
    """0 for the code itself, and so on; the last for what is found by its text only."""
    lookups = [f"{field}__{lookup}" for lookup in ("iexact", "istartswith") for field in code_fields]
    cases = [When(**{lookup: term}, then=Value(number)) for number, lookup in enumerate(lookups)]
    return Case(*cases, default=Value(len(lookups)))
