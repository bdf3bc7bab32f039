"""The API's schema, OpenAPI 3.1: drf-spectacular reads the views, and this adds what all of them have in common."""

from functools import cache

from django.http import JsonResponse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from .formats import CSV, FILES
from .parameters import Names, Parameter
from .problems import KINDS, MEDIA_TYPE

CODES = {  # what stands in a path
    "section_code": ("Code of the section, in any case.", "TVI"),
    "question_code": ("Code of the question, in any case; a colon may be written as %3A.", "TVI3"),
    "deficiency_code": ("Code of the deficiency, in any case.", "TVI3-1"),
    "label": ("Label of the edition, in any case.", "FY2025"),
    "before": ("Label of the first edition, in any case, or current for what the tables hold now.", "FY2025"),
    "after": ("Label of the second edition, in any case, or current for what the tables hold now.", "current"),
    "code": ("Code of a section, question or deficiency of the edition, in any case.", "TVI3"),
}
ERRORS = {  # status: name of the response, kind of the problem, when
    "400": ("BadRequest", "parameters", "A parameter is unknown, is given twice, or has a value that cannot be read."),
    "404": ("NotFound", "not-found", "There is no such code, label or page. Names the nearest."),
    "429": ("TooManyRequests", "throttled", "This address has asked too often."),
    "500": ("ServerError", "error", "The site could not make the answer."),
    "503": ("Unavailable", "unavailable", "The database does not answer, or took too long."),
}
WITH_FIELDS = ("Deficiency", "Edition", "Indicator", "Question", "QuestionDetail", "Section", "SectionDetail")
TOO_LONG = "The address has over 8,190 characters: the server answers so, in HTML, before the API sees it."
WITH_RETRY = ("429", "503")
HEADERS = {
    "ETag": "The catalogue's version. Sent back as If-None-Match it gets a 304 while nothing has changed.",
    "Cache-Control": "Keep it, and ask each time whether it still holds.",
}
TEXT = {"schema": {"type": "string"}}


class Schema(AutoSchema):
    """Describes a view by the parameters that it declares."""

    def get_override_parameters(self):
        path = [name for name in CODES if f"{{{name}}}" in self.path]
        return [code_in_path(name) for name in path] + [in_query(each) for each in self.view.parameters()]

    def get_tags(self):
        return [self.path.removeprefix("/api/v1/").partition("/")[0] or "root"]

    def get_operation_id(self):
        return f"{self.get_tags()[0]}_{self.view.action}"


def code_in_path(name):
    description, example = CODES[name]
    return OpenApiParameter(
        name, str, OpenApiParameter.PATH, description=description, examples=[OpenApiExample("example", value=example)]
    )


def in_query(parameter: Parameter):
    several = isinstance(parameter, Names)
    example = parameter.example.split(",") if several else parameter.read(parameter.example)
    return OpenApiParameter(
        parameter.name,
        parameter.schema,
        description=parameter.description,
        required=parameter.required,
        explode=False if several else None,
        style="form" if several else None,
        examples=[OpenApiExample("example", value=example)],
    )


def completed(result, generator, request, public):
    """spectacular's hook: errors, headers and the other formats of every operation."""
    components = result["components"]
    components["responses"] = {name: error_response(*told) for name, *told in named_errors()}
    components["schemas"]["Problem"] = problem_schema()
    for path in result["paths"].values():
        complete(path["get"])
    components["schemas"]["ArchivedRecordContent"]["description"] = "One of the three, as kind says."
    for schema in components["schemas"].values():
        for told in schema.get("properties", {}).values():
            if "integer" in told.get("type", ()):
                for limit in ("minimum", "maximum", "format"):  # the database's own, and each has others
                    told.pop(limit, None)
    for name in WITH_FIELDS:
        del components["schemas"][name]["required"]  # fields= and omit= leave out what a reader does not want
    return result


def complete(operation):
    answer = operation["responses"]["200"]
    answer["description"] = operation["summary"]
    answer["headers"] = {name: {"description": text, **TEXT} for name, text in HEADERS.items()}
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "format":
            answer["content"] |= other_formats(parameter["schema"]["enum"])
    operation["responses"]["304"] = {"description": "Nothing has changed since the version in If-None-Match."}
    operation["responses"]["414"] = {"description": TOO_LONG}
    for status, (name, *_) in ERRORS.items():
        operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}


def other_formats(formats):
    if "xlsx" in formats:
        return {media_type: {"schema": {"type": "string", "format": "binary"}} for media_type, _ in FILES.values()}
    return {CSV: TEXT}


def named_errors():
    return [(name, status, kind, when) for status, (name, kind, when) in ERRORS.items()]


def error_response(status, kind, when):
    example = {
        "type": f"/api/v1/reference/#problem-{kind}",
        "title": KINDS[kind],
        "status": int(status),
        "detail": EXAMPLES[kind],
        "instance": "/api/v1/questions/?sektion=TVI",
    }
    content = {
        MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {"example": {"value": example}}}
    }
    response = {"description": when, "content": content}
    if status in WITH_RETRY:
        response["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return response


EXAMPLES = {
    "parameters": "'sektion' is not a parameter of this resource: see errors for those that it has.",
    "not-found": "There is no question TVI99: the nearest is TVI9.",
    "throttled": "This address has used its 600/min requests: ask again in 12 seconds.",
    "error": "The site could not make this answer. The error is logged; try again later.",
    "unavailable": "The database does not answer: try again in 5 seconds.",
}


def problem_schema():
    def text(description, **more):
        return {"type": "string", "description": description, **more}

    error = {
        "type": "object",
        "required": ["parameter", "detail"],
        "properties": {
            "parameter": text("Its name."),
            "detail": text("What is wrong, and what would be right."),
            "valid": {"type": "array", "items": {"type": "string"}, "description": "What would be right."},
            "nearest": {"type": ["string", "null"], "description": "The most like of these, if one is."},
        },
    }
    return {
        "type": "object",
        "description": "An error, per RFC 9457.",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": text("Names the kind of problem: a place on the reference page.", format="uri-reference"),
            "title": text("The kind in words."),
            "status": {"type": "integer", "description": "The HTTP status."},
            "detail": text("What happened here, and what to do."),
            "instance": text("What was asked for."),
            "nearest": text("The nearest code, label or address that exists."),
            "errors": {"type": "array", "items": error, "description": "Each parameter that is wrong."},
        },
    }


@cache
def generated():
    """The schema as plain data; made once, for it follows from the code."""
    return SchemaGenerator().get_schema(request=None, public=True)


def schema(request):
    return JsonResponse(generated(), content_type="application/vnd.oai.openapi+json")
