from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from ...catalogue.index import search_index
from ...catalogue.search import SearchError
from ..pagination import PARAMETERS, PageNumbers
from ..parameters import Choice, Parameter, Query
from ..serializers.search import SearchSerializer
from .lookup import no_such_code
from .reading import ReadingViewSet

SEARCH = (
    Query(
        name="q",
        description='Words, a "phrase", prefix*, a code such as TVI3, or a citation such as 49 CFR 26.',
        example="lobbying certification",
        required=True,
    ),
    Parameter(name="section", description="Code of a section to search in, in any case.", example="TVI"),
    Choice(
        name="kind",
        description="Kind of record to search for.",
        example="question",
        choices=("section", "question", "indicator", "deficiency"),
    ),
    *PARAMETERS,
)


class SearchViewSet(ReadingViewSet):
    """Search over every text of the guide: the exact code first, then what fits best."""

    serializer_class = SearchSerializer

    def parameters(self):
        return SEARCH

    @extend_schema(summary="Search over all texts")
    def retrieve(self, request):
        index = search_index(request.catalogue)
        section = self.known_section(index)
        page = PageNumbers()
        found = index.search(
            self.asked["q"],
            section=section,
            kind=self.asked["kind"],
            limit=self.asked["page_size"],
            offset=(self.asked["page"] - 1) * self.asked["page_size"],
        )
        page.begin(request, self.edition, found.total, self.asked)
        return Response(self.get_serializer({"page": page, "found": found}).data)

    def known_section(self, index):
        try:
            return index.known_section(self.asked["section"])
        except SearchError:
            raise no_such_code("section", self.asked["section"], index.sections) from None
