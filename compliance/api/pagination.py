from rest_framework.pagination import PageNumberPagination


class PageNumbers(PageNumberPagination):
    """Pages of fifty, or of page_size up to two hundred."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
