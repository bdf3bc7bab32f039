"""The API does what its schema says: requests made up from the schema, right ones and wrong ones, on a live server."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import POSTGRESQL, ROOT, clean_environment
from tools.sites import served

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
ENOUGH = 1_500  # cases
PROGRAM = shutil.which("schemathesis", path=str(Path(sys.executable).parent))


def cases(manage, database_url, folder, *options):
    """How many cases were tried. Fails with the report where one failed."""
    assert manage("migrate", "--noinput").returncode == 0
    with served(database_url, folder / "log") as address:
        command = [PROGRAM, "--config-file", str(CONFIGURATION), "run", str(ROOT / "docs" / "openapi.yaml")]
        checks = ["--url", f"http://{address}", "--checks", "all", "--seed", "1", *options]
        done = subprocess.run(
            [*command, *checks], cwd=folder, env=clean_environment(COLUMNS="120"), capture_output=True, text=True
        )
    assert done.returncode == 0, done.stdout[-8000:]
    return int(re.search(r"([\d,]+) generated", done.stdout)[1].replace(",", ""))


def test_a_few_requests_to_each_resource(manage, database_url, tmp_path):
    assert cases(manage, database_url, tmp_path, "--phases", "examples,fuzzing", "--max-examples", "4") > 60


@pytest.mark.long
@pytest.mark.skipif(not POSTGRESQL, reason="the long run is on PostgreSQL")
def test_many_requests_to_each_resource(manage, database_url, tmp_path):
    assert cases(manage, database_url, tmp_path, "--max-examples", "25") >= ENOUGH
