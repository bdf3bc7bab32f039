"""The rows that were chosen in a list, as a file."""

from django.contrib import admin
from django.http import HttpResponse

from ..catalogue.exports import table_as_csv
from ..catalogue.exports.tables import TABLES

PATHS = {  # from a kind of record to its parents' codes
    "question": {"section_code": "section__section_code"},
    "indicator": {"section_code": "question__section__section_code", "question_code": "question__question_code"},
    "deficiency": {"section_code": "question__section__section_code", "question_code": "question__question_code"},
}


@admin.action(description="Export the selected as CSV", permissions=["view"])
def export_as_csv(modeladmin, request, queryset):
    """A CSV file with the columns of the whole guide's export, in the guide's order."""
    opts = modeladmin.opts
    kind, parents = TABLES[opts.verbose_name_plural]
    columns = [*parents, *kind.own_fields()]
    paths = PATHS.get(opts.model_name, {})
    chosen = opts.model.objects.filter(pk__in=queryset.order_by().values("pk"))
    rows = chosen.values_list(*(paths.get(column, column) for column in columns))
    response = HttpResponse(table_as_csv(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{opts.verbose_name_plural}.csv"'
    return response
