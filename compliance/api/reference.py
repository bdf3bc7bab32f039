"""The schema as pages for people: plain HTML without a script, and Swagger's, where requests can be tried out."""

from django.shortcuts import render
from drf_spectacular.views import SpectacularSwaggerSplitView

from .problems import KINDS
from .schema import generated

swagger = SpectacularSwaggerSplitView.as_view(url_name="api-schema", template_name="api/swagger.html")


def reference(request):
    """Every operation with its parameters, every object with its fields, every kind of problem."""
    schema = generated()
    operations = [operation(path, methods["get"]) for path, methods in schema["paths"].items()]
    objects = [(name, fields(each)) for name, each in schema["components"]["schemas"].items()]
    facts = {"schema": schema, "operations": operations, "objects": objects, "problems": KINDS.items()}
    return render(request, "api/reference.html", facts)


def operation(path, told):
    content = told["responses"]["200"]["content"]
    return {
        "path": path,
        "summary": told["summary"],
        "parameters": [parameter(each) for each in told.get("parameters", ())],
        "object": result_of(next(iter(content.values()))["schema"]),
        "media_types": list(content),
    }


def parameter(told):
    schema = told["schema"]
    examples = [each["value"] for each in told.get("examples", {}).values()]
    return {**told, "takes": takes(schema), "example": as_text(examples[0]) if examples else ""}


def takes(schema):
    """What a value may be, in words."""
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema["type"] == "array":
        return f"one or more of {takes(schema['items'])}"
    if schema["type"] == "integer":
        return f"{schema['minimum']} to {schema['maximum']}"
    return {"boolean": "true or false", "string": "date or time" if "anyOf" in schema else "text"}[schema["type"]]


def as_text(value):
    if isinstance(value, list):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def result_of(schema):
    """The name of the object that an answer is, or that its results are."""
    if "properties" in schema:
        schema = schema["properties"]["results"]["items"]
    return schema.get("$ref", "").rpartition("/")[2]


def fields(schema):
    return [
        {"name": name, "kind": kind(each), "description": each.get("description", "")}
        for name, each in schema.get("properties", {}).items()
    ]


def kind(schema):
    """The type of a field in words, and the object that it is or holds."""
    inner = schema.get("items", schema)
    several = "list of " if "items" in schema else ""
    references = [schema, inner, *(schema.get("allOf") or schema.get("oneOf") or ()), *inner.get("oneOf", ())]
    names = [each["$ref"].rpartition("/")[2] for each in references if "$ref" in each]
    types = inner.get("type", "any value")
    words = " or ".join(dict.fromkeys(names)) or (" or ".join(types) if isinstance(types, list) else types)
    return several + words
