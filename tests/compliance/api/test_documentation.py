"""What docs/api.md shows is so: its commands and its program run against a site, and its table has every resource."""

import json
import re
import subprocess
import sys

import pytest

from compliance.api.schema import generated
from tests.conftest import ROOT
from tests.repository.documents import blocks
from tools.sites import served

PAGE = ROOT / "docs" / "api.md"


@pytest.fixture
def site(manage, database_url, tmp_path):
    assert manage("migrate", "--noinput").returncode == 0
    with served(database_url, tmp_path / "log") as address:
        yield address


def run(command, text, site):
    done = subprocess.run(
        [*command, text.replace("127.0.0.1:8000", site)], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


def test_the_examples_run(site):
    shell, program = ([block.text for block in blocks(PAGE) if block.language == each] for each in ("bash", "python"))
    question, table, found = (run(["bash", "-ec"], line, site) for line in shell[0].strip().splitlines())
    assert json.loads(question)["question_code"] == "TVI3"
    assert table.splitlines()[0].endswith("deficiency_code,deficiency_title")
    assert len(table.splitlines()) == 20
    assert json.loads(found)["results"][0]["section_code"] == "ADA-GEN"
    assert len(run([sys.executable, "-c"], program[0], site).splitlines()) == 10


def test_the_table_has_every_resource():
    told = set(re.findall(r"`((?:[a-z]+/|\{\w+\}/)+)(?:\?q=)?`", PAGE.read_text().split("## Conventions")[0]))
    paths = {path.removeprefix("/api/v1/") for path in generated()["paths"]} - {""}
    assert told == {re.sub(r"\{(section|question|deficiency)_code\}", "{code}", path) for path in paths}
