from rest_framework.negotiation import BaseContentNegotiation


class AlwaysFirst(BaseContentNegotiation):
    """What a client accepts is not asked: format= says what it wants, and without it every answer is JSON."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type
