"""Django's error handlers: problems for the API, pages for people."""

from django.views import defaults

from compliance.api import problems
from compliance.web.views import not_found as page_not_found

API = "/api/"


def bad_request(request, exception):
    return chosen(request, problems.bad_request, defaults.bad_request)(request, exception)


def not_found(request, exception):
    return chosen(request, problems.not_found, page_not_found)(request, exception)


def server_error(request):
    return chosen(request, problems.server_error, defaults.server_error)(request)


def chosen(request, of_the_api, of_the_pages):
    return of_the_api if request.path.startswith(API) else of_the_pages
