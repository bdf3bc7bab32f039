from django.http import HttpResponse
from rest_framework.response import Response

from ...catalogue.exports import table_as_csv
from ..fields import field_parameters, kept_names
from ..formats import CSV
from ..orderings import choices, sorted_by
from ..pagination import PARAMETERS as PAGES
from ..pagination import PageNumbers
from ..parameters import Choice, Names
from .lookup import no_such_code

FORMATS = ("json", "csv")


class Listing:
    """The list of a resource: filtered, sorted, paged or as one CSV file, in one query; and one object of it.

    A view says its filters, its orderings ({name: key of a row}) and its serializer_class.
    """

    filters = ()
    orderings = {}
    pagination_class = PageNumbers

    def retrieve(self, request, *args, **kwargs):
        return Response(self.as_objects([self.get_object()])[0])

    def list(self, request, *args, **kwargs):
        rows = list(self.filtered(self.get_queryset()))
        if not rows:
            self.refuse_unknown_codes()
        rows = sorted_by(rows, self.asked["ordering"] or [], self.orderings)
        return self.as_csv(rows) if self.asked["format"] == "csv" else self.as_page(rows)

    def filtered(self, queryset):
        for each in self.filters:
            value = self.asked[each.parameter.name]
            if value is not None:
                queryset = queryset.filter(each.condition(value))
        return queryset

    def refuse_unknown_codes(self):
        """A section or question that does not exist is no empty list, but a mistake. Raises a Problem."""
        for each in self.filters:
            code = self.asked[each.parameter.name]
            if each.model and code is not None:
                field = f"{each.parameter.name}_code"
                known = list(each.model.objects.order_by().values_list(field, flat=True))
                if code.casefold() not in map(str.casefold, known):
                    raise no_such_code(each.parameter.name, code, known)

    def as_page(self, rows):
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.as_objects(page))

    def as_csv(self, rows):
        """The whole list; or a page of it, where one is asked for by its number or size."""
        if {"page", "page_size"} & self.request.GET.keys():
            rows = self.paginate_queryset(rows)
        names = kept_names(self.field_names(), self.asked)
        content = table_as_csv(names, [[cell(row[name]) for name in names] for row in self.as_objects(rows)])
        file_name = f"{self.basename}-{self.edition or 'unpublished'}.csv"
        return HttpResponse(
            content,
            content_type=f"{CSV}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{file_name}"'},
        )

    def as_objects(self, rows):
        names = kept_names(self.field_names(), self.asked)
        return [{name: row[name] for name in names} for row in self.get_serializer(rows, many=True).data]

    def field_names(self):
        return self.get_serializer_class().Meta.fields

    def parameters(self):
        if self.action == "list":
            return self.list_parameters()
        return field_parameters(self.field_names()) if self.action == "retrieve" else ()

    def list_parameters(self):
        ordering = Names(
            name="ordering",
            description="Names to sort by, with commas between them; - turns one around. Without it the guide's order.",
            example=f"-{next(iter(self.orderings))}",
            choices=choices(self.orderings),
        )
        form = Choice(
            name="format",
            description="csv: the whole filtered list as a file, or with page or page_size that page.",
            example="json",
            default="json",
            choices=FORMATS,
        )
        return (
            *(each.parameter for each in self.filters),
            ordering,
            *field_parameters(self.field_names()),
            *PAGES,
            form,
        )


def cell(value):
    """A value as CSV has it."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value
