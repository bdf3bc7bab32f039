"""Django's error handlers: problems for the API, pages for people."""

from django.utils.module_loading import import_string
from django.views import defaults

API = "/api/"


def bad_request(request, exception):
    handler = of_the_api("bad_request") if is_api(request) else defaults.bad_request
    return handler(request, exception)


def not_found(request, exception):
    handler = of_the_api("not_found") if is_api(request) else import_string("compliance.web.views.not_found")
    return handler(request, exception)


def server_error(request):
    handler = of_the_api("server_error") if is_api(request) else defaults.server_error
    return handler(request)


def is_api(request):
    return request.path.startswith(API)


def of_the_api(name):
    return import_string(f"compliance.api.problems.{name}")
