"""What all views of the catalogue have in common."""

from rest_framework.renderers import JSONRenderer
from rest_framework.viewsets import GenericViewSet

from ..parameters import read


class ReadingViewSet(GenericViewSet):
    """Views that read: self.asked has the values of the action's parameters, self.edition the current label.

    Each action declares its query parameters in `parameters`, and what stands in its path in `codes`.
    """

    http_method_names = ["get", "head"]
    renderer_classes = [JSONRenderer]
    pagination_class = None
    filter_backends = ()
    lookup_value_regex = "[^/]+"
    codes = {}  # action: parameters of its path

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.asked = read(request.GET, self.parameters())

    def parameters(self):
        """The query parameters of this action."""
        return ()

    @property
    def edition(self):
        return self.request.catalogue.edition

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "edition": self.edition}
