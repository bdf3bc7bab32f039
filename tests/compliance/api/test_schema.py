"""The schema: complete, committed, and the same as a page for people."""

import html
import re

import pytest
import yaml
from django.core.management import call_command

from compliance.api.schema import generated
from tests.conftest import ROOT

COMMITTED = ROOT / "docs" / "openapi.yaml"
RESOURCES = {*("sections", "questions", "indicators", "deficiencies", "stats", "search", "catalogue", "editions", "")}


def test_the_schema_validates_without_a_warning_and_is_the_committed_one(tmp_path):
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(made), validate=True, fail_on_warn=True)
    assert made.read_text() == COMMITTED.read_text(), "make it again: manage.py spectacular --file docs/openapi.yaml"


def test_the_site_serves_it(client):
    served = client.get("/api/v1/schema/").json()
    assert served["openapi"].startswith("3.1")
    assert {path.split("/")[3] for path in served["paths"]} == RESOURCES
    assert served["paths"].keys() == yaml.safe_load(COMMITTED.read_text())["paths"].keys()


def operations():
    return [pytest.param(path, methods["get"], id=path) for path, methods in generated()["paths"].items()]


@pytest.mark.parametrize(("path", "operation"), operations())
def test_everything_of_an_operation_is_described(path, operation):
    assert operation["summary"]
    for parameter in operation.get("parameters", ()):
        assert parameter["description"], parameter["name"]
        assert parameter["examples"], parameter["name"]
    assert {"200", "304", "400", "404", "414", "429", "500", "503"} == operation["responses"].keys()


def test_every_error_has_a_description_and_an_example():
    for name, response in generated()["components"]["responses"].items():
        (content,) = response["content"].values()
        assert response["description"], name
        assert content["examples"], name


def test_every_object_and_field_is_described():
    for name, schema in generated()["components"]["schemas"].items():
        assert schema["description"], name
        for field, told in schema.get("properties", {}).items():
            assert told.get("description"), f"{name}.{field}"


@pytest.mark.django_db
def test_the_reference_names_every_resource_parameter_field_and_problem(client):
    page = client.get("/api/v1/reference/")
    text = html.unescape(page.content.decode())
    assert page.status_code == 200
    assert not re.search(r"<script(?![^>]*cortap\.js)", text)
    for path, methods in generated()["paths"].items():
        assert f"<code>{path}</code>" in text
        for parameter in methods["get"].get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in text
    for name, schema in generated()["components"]["schemas"].items():
        assert f'id="object-{name}"' in text
        assert all(f"<code>{field}</code>" in text for field in schema.get("properties", ()))
    assert 'id="problem-not-found"' in text


@pytest.mark.parametrize("address", ["docs", "reference", "schema"])
def test_the_pages_need_nothing_that_their_policy_refuses(client, address):
    answer = client.get(f"/api/v1/{address}/")
    assert "style-src 'self'" in answer["Content-Security-Policy"]
    assert not re.search(rb"<style|\sstyle=|\son\w+=|<script>", answer.content)
