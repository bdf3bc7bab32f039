from django.http import QueryDict
from django.shortcuts import render

from ...catalogue.index import search_index
from ...catalogue.search import SearchError
from ..places import place_of

PAGE_SIZE = 20
FILTERS = ("section", "kind")


def search(request):
    """What the guide says on the words of q, in pages, with links that narrow it. Queries: an index per version."""
    query = request.GET.get("q", "").strip()
    chosen = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    context = {"query": query, "chosen": chosen}
    if not query:
        return render(request, "web/search.html", context)
    page = page_number(request.GET.get("page", ""))
    try:
        results = search_index(request.catalogue).search(
            query, **chosen, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE
        )
    except SearchError as error:
        return render(request, "web/search.html", context | {"error": error}, status=400)
    return render(request, "web/search.html", context | shown(results, page, query, chosen))


def page_number(text):
    return max(int(text), 1) if text.isdecimal() and len(text) < 6 else 1


def shown(results, page, query, chosen):
    """What the template needs of the results: hits with their places, and links by facet and page."""
    last = -(-results.total // PAGE_SIZE)
    return {
        "results": results,
        "exact": is_elsewhere(results) and (results.exact, place_of(results.exact)),
        "hits": [(hit, place_of(hit)) for hit in results.hits],
        "facets": [
            facet("Section", "section", results.facets.sections, query, chosen),
            facet("Kind", "kind", results.facets.kinds, query, chosen),
        ],
        "wider": link(query, {}),
        "page": page,
        "pages": last,
        "before": page > 1 and link(query, chosen, page - 1),
        "after": page < last and link(query, chosen, page + 1),
        "suggestion": results.did_you_mean and link(results.did_you_mean, chosen),
    }


def is_elsewhere(results):
    """Whether the record whose code was asked for does not stand first on this page anyway."""
    return results.exact is not None and results.exact.name != (results.hits[0].name if results.hits else None)


def facet(title, name, counts, query, chosen):
    """A filter's values, each with its count and a link that sets it, or takes it away where it is set."""
    rest = {other: value for other, value in chosen.items() if other != name}
    values = [
        (
            value,
            count,
            value == chosen.get(name),
            link(query, rest if value == chosen.get(name) else rest | {name: value}),
        )
        for value, count in counts.items()
    ]
    return title, values


def link(query, chosen, page=1):
    parameters = QueryDict(mutable=True)
    parameters.update({"q": query} | chosen | ({"page": page} if page > 1 else {}))
    return f"?{parameters.urlencode()}"
