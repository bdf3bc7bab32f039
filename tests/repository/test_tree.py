"""The tree itself: requirements, imports, style, and nothing of one machine."""

import ast
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.repository.documents import tracked

REQUIREMENTS = ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
MAY_IMPORT = {  # room of compliance: the other rooms that it may import
    "codes": set(),
    "known": set(),
    "models": {"codes"},
    "guide": {"codes", "known", "models"},
    "catalogue": {"known", "models", "guide"},
    "api": {"codes", "known", "models", "guide", "catalogue"},
    "admin": {"models", "catalogue"},
    "web": {"models", "guide", "catalogue", "known", "codes"},
    "templatetags": {"known", "catalogue", "web"},
    "management": {"guide", "models", "catalogue"},
    "migrations": set(),
    "apps": {"admin", "catalogue"},
}
RUNS_UNDER_THE_LOCK = {  # the commands about whole guides take the lock that migrations take
    ("management", "cortap.revisions.lock"),
    ("management", "cortap.revisions.run"),
    ("management", "cortap.revisions.errors.RevisionError"),
}


def imported(path):
    """Absolute names of the modules that a file imports."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) + 1 - node.level]) if node.level else ""
            module = ".".join(filter(None, [base, node.module]))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room(name):
    parts = name.split(".")
    return parts[1] if parts[0] == "compliance" and len(parts) > 1 else None


@pytest.mark.parametrize("path", tracked("compliance/**.py"), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    own = path.relative_to(ROOT / "compliance").parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for name in imported(path):
        assert not name.startswith(("cortap", "tests", "tools")) or (own, name) in RUNS_UNDER_THE_LOCK, name
        assert room(name) in {None, own} | MAY_IMPORT[own], f"{own} imports {name}"


@pytest.mark.parametrize("path", tracked("cortap/*.py"), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_project_knows_only_urls_and_the_state_of_the_catalogue(path):
    for name in imported(path):
        assert room(name) is None or name == "compliance.catalogue.state.catalogue_state", name


@pytest.mark.parametrize("path", tracked("compliance/migrations/*.py"), ids=lambda path: path.name)
def test_migrations_import_no_live_code(path):
    assert not [name for name in imported(path) if name.startswith(("compliance", "cortap"))]


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_with_hashes_and_hold_nothing_of_a_machine(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"(?<![\w.])/|file:|https?:|index-url|\\\\", text.replace(" \\\n", "\n"))
    pinned = re.findall(r"^[a-z0-9][^\n]*", text, re.MULTILINE)
    assert pinned
    for line in pinned:
        assert re.match(r"[a-z0-9-]+==[\w.]+", line), line
    assert len(re.findall(r"^\S[^\n]*\\\n +--hash=sha256:", text, re.MULTILINE)) == len(pinned)


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in", "requirements-bench.in"])
def test_each_dependency_carries_its_reason(name):
    for line in (ROOT / name).read_text().splitlines():
        if line and not line.startswith(("#", "-c")):
            assert re.search(r"  # \w.{10,}", line), line


def test_no_file_names_a_path_of_one_machine():
    for path in tracked():
        text = path.read_text(errors="ignore")
        assert not re.search(r"(?<![\w.])/(home|Users|root|work|farm)/", text) or path.name == "test_tree.py", path


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_has_nothing_to_say(command):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
