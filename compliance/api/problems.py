"""Errors as RFC 9457 has them: a Problem is raised, and each view under /api/ answers with it.

Imports nothing of DRF's generics: settings name modules that these read while they are being imported themselves.
"""

import json
from functools import wraps
from http import HTTPStatus

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.utils.log import log_response
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import APIException

MEDIA_TYPE = "application/problem+json"
READING = ("GET", "HEAD")
RETRY_AFTER = 5  # seconds
QUERY_CANCELED = "57014"  # the SQLSTATE of a statement that took too long
KINDS = {  # slug: what such a problem is, as the documentation and the type's URI name it
    "parameters": "Parameters that the resource does not know or cannot read",
    "bad-request": "A request that cannot be read",
    "not-found": "There is no such resource",
    "method": "The API can only be read",
    "throttled": "Too many requests from one address",
    "error": "An error of the site",
    "unavailable": "The database does not answer",
    "too-slow": "The answer took too long",
}


class Problem(Exception):
    """An answer other than the one asked for. `members` are extension members such as nearest and errors."""

    def __init__(self, status, kind, detail, headers=None, **members):
        super().__init__(detail)
        self.status, self.kind, self.detail = status, kind, detail
        self.headers = headers or {}
        self.members = {name: value for name, value in members.items() if value is not None}

    def as_data(self, instance):
        return {
            "type": f"/api/v1/reference/#problem-{self.kind}",
            "title": KINDS[self.kind],
            "status": int(self.status),
            "detail": self.detail,
            "instance": instance,
            **self.members,
        }


def problems(view):
    """The view, open to reading only, with a problem as the answer to whatever it raises."""

    @csrf_exempt  # who may not write gets a 405 and no page about cookies
    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            if request.method not in READING:
                raise method_refused(request)
            return view(request, *args, **kwargs)
        except Exception as error:  # whatever happens, no traceback leaves the house
            return problem_response(request, error)

    return answered


def problem_response(request, error):
    """The response to an exception; what is the site's fault is logged with its traceback."""
    problem = problem_of(error)
    body = json.dumps(problem.as_data(request.get_full_path()), ensure_ascii=False).encode()
    headers = {"Cache-Control": "no-store", **problem.headers}
    response = HttpResponse(body, status=problem.status, content_type=MEDIA_TYPE, headers=headers)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        got_request_exception.send(sender=problem_response, request=request)
        log_response(
            "%s: %s", response.reason_phrase, request.path, response=response, request=request, exception=error
        )
    return response


def problem_of(error):
    """The Problem that an exception amounts to."""
    match error:
        case Problem():
            return error
        case Http404():
            return Problem(404, "not-found", str(error) or "There is nothing at this address.")
        case OperationalError() | InterfaceError():
            return database_problem(error)
        case BadRequest() | SuspiciousOperation():
            return Problem(400, "bad-request", f"The request cannot be read: {type(error).__name__}.")
        case APIException() if error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            return Problem(error.status_code, "bad-request", str(error.detail))
    return Problem(500, "error", "The site could not make this answer. The error is logged; try again later.")


def database_problem(error):
    """503, whether the database is away or a statement was stopped for taking too long."""
    cause = error.__cause__
    headers = {"Retry-After": str(RETRY_AFTER)}
    if getattr(cause, "sqlstate", None) == QUERY_CANCELED or str(cause) == "interrupted":
        return Problem(503, "too-slow", "The database stopped this query for taking too long: ask for less.", headers)
    return Problem(503, "unavailable", f"The database does not answer: try again in {RETRY_AFTER} seconds.", headers)


def method_refused(request):
    allowed = ", ".join(READING)
    detail = f"{request.method} is not allowed: the API can be read, with {allowed}; staff write in the admin."
    return Problem(405, "method", detail, {"Allow": allowed})


def passed_on(error, context):
    """DRF's exception handler that handles nothing, so that `problems` does."""
    return


def bad_request(request, exception):
    """Django's handler400 for paths under /api/."""
    return problem_response(request, exception)


def not_found(request, exception):
    """Django's handler404 for paths under /api/."""
    return problem_response(request, Http404())


def server_error(request):
    """Django's handler500 for paths under /api/; Django has logged the error."""
    body = json.dumps(problem_of(Exception()).as_data(request.get_full_path()))
    return HttpResponse(body, status=500, content_type=MEDIA_TYPE)
