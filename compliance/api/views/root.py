from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from ..nearest import nearest
from ..problems import Problem
from ..serializers.restated import NOTICE
from ..serializers.root import RootSerializer
from .reading import ReadingViewSet

RESOURCES = (
    "sections",
    "questions",
    "indicators",
    "deficiencies",
    "stats",
    "search",
    "catalogue",
    "editions",
    "schema",
    "reference",
)


class RootViewSet(ReadingViewSet):
    """Where the API starts."""

    serializer_class = RootSerializer

    @extend_schema(summary="The resources")
    def retrieve(self, request):
        links = {name: request.build_absolute_uri(address_of(name)) for name in RESOURCES}
        return Response({"edition": self.edition, "resources": links, "notice": NOTICE})


def address_of(name):
    return f"{reverse('api-root')}{name}/"


def unknown(request, path=""):
    """Every other address under /api/: on to the same with a slash where that is one, else a problem."""
    if is_address(f"{request.path_info}/"):
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(f"{request.path}/{query and '?'}{query}")
    near = nearest(request.path, [reverse("api-root"), *map(address_of, RESOURCES)], alike=0)
    raise Problem(404, "not-found", f"There is nothing at {request.path}: the nearest is {near}.", nearest=near)


def is_address(path):
    try:
        return resolve(path).url_name != "api-unknown"
    except Resolver404:
        return False
