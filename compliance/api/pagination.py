"""Pages by number, of rows that are all at hand: a list is one query, and counting it costs none."""

from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from .parameters import LAST_PAGE, Number
from .problems import Problem

SIZE, LARGEST = 50, 200
PARAMETERS = (
    Number(name="page", description="Number of the page.", example="2", default=1, most=LAST_PAGE),
    Number(name="page_size", description="Rows on a page.", example="100", default=SIZE, most=LARGEST),
)


class PageNumbers(BasePagination):
    """Pages of fifty rows, or of page_size up to two hundred."""

    def paginate_queryset(self, queryset, request, view=None):
        """The rows of the page that view.asked names. Raises a Problem where there are fewer pages."""
        self.begin(request, view.edition, len(queryset), view.asked)
        return queryset[self.offset : self.offset + self.size]

    def begin(self, request, edition, count, asked):
        """Take a place in `count` rows. Raises a Problem where there are fewer pages than asked for."""
        self.request, self.edition, self.count = request, edition, count
        self.number, self.size = asked["page"], asked["page_size"]
        self.offset = (self.number - 1) * self.size
        self.last = max(1, -(-count // self.size))
        if self.number > self.last:
            detail = f"page={self.number}: the last page is {self.last} ({count} rows, {self.size} on a page)."
            raise Problem(404, "not-found", detail, nearest=self.link(self.last))

    @property
    def next(self):
        return self.link(self.number + 1)

    @property
    def previous(self):
        return self.link(self.number - 1)

    def get_paginated_response(self, data):
        return Response(
            {
                "edition": self.edition,
                "count": self.count,
                "next": self.next,
                "previous": self.previous,
                "results": data,
            }
        )

    def link(self, number):
        """The URL of another page, or None where there is none."""
        url = self.request.build_absolute_uri()
        if not 1 <= number <= self.last:
            return None
        return remove_query_param(url, "page") if number == 1 else replace_query_param(url, "page", number)

    def get_paginated_response_schema(self, schema):
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "description": "A page of a list.",
            "required": ["edition", "count", "next", "previous", "results"],
            "properties": {
                "edition": {"type": ["string", "null"], "examples": ["FY2025"], "description": "Current edition."},
                "count": {"type": "integer", "examples": [159], "description": "Rows on all pages."},
                "next": {**link, "description": "The next page, if there is one."},
                "previous": {**link, "description": "The page before, if there is one."},
                "results": {**schema, "description": "The rows of this page."},
            },
        }
