"""What the pages say is so: their commands run, their links lead somewhere, their maps match the tree."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT, clean_environment
from tests.repository.documents import blocks, pages, tracked
from tools import screenshots

PAGES = [page for page in pages() if any(block.runs for block in blocks(page))]


def name(page):
    return str(page.relative_to(ROOT))


def copy_tree(folder):
    for path in tracked():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return folder


def run_blocks(page, folder):
    """Run the page's bash blocks in order, as a reader with the environment activated would."""
    environment = clean_environment(PYTHONUNBUFFERED="1") | {
        name: value for name, value in os.environ.items() if name.startswith("PIP_")
    }
    environment["PATH"] = f"{os.path.dirname(sys.executable)}:{environment['PATH']}"
    printed = ""
    for block in blocks(page):
        if block.is_output:
            assert block.matches(printed), f"{name(page)} shows\n{block.text}\nand this was printed:\n{printed}"
        if block.runs:
            command = ["bash", "-euo", "pipefail", "-c", block.text]
            done = subprocess.run(
                command,
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=300,
            )
            printed = done.stdout
            assert done.returncode == block.exit_code, f"{name(page)}:\n{block.text}\n{printed}"


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "README.md" or page.parent != ROOT], ids=name)
def test_the_commands_of_a_page_run_in_order(page, tmp_path):
    run_blocks(page, copy_tree(tmp_path))


@pytest.mark.long
def test_the_readmes_plain_commands_run(tmp_path):
    run_blocks(ROOT / "README.md", copy_tree(tmp_path))  # makes an environment of its own


@pytest.mark.parametrize("page", pages(), ids=name)
def test_a_block_that_is_not_run_says_why(page):
    for block in blocks(page):
        if block.language == "bash" and block.note:
            assert re.fullmatch(r"not-run: \S.+|exit \d", block.note)


def test_blocks_that_are_not_run_are_listed():
    listed = (ROOT / "docs" / "README.md").read_text()
    for page in pages():
        for block in blocks(page):
            if block.note.startswith("not-run: "):
                assert f"| {name(page)} | {block.note.removeprefix('not-run: ')} |" in listed


@pytest.mark.parametrize("page", pages(), ids=name)
def test_links_between_pages_lead_somewhere(page):
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
        assert (page.parent / link).exists(), link


def test_the_readmes_map_matches_the_tree():
    listed = next(block.text for block in blocks(ROOT / "README.md") if block.text.startswith("cortap/"))
    rooms, parent = set(), ROOT
    for line in listed.splitlines():
        for path in re.match(r" *(\S+(?: \S+\.py)*)", line)[1].split():
            base = parent if line.startswith(" ") else ROOT
            assert (base / path).exists(), path
            rooms.add((base / path).relative_to(ROOT))
        if not line.startswith(" "):
            parent = ROOT / line.split()[0]
    assert {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT} - {".ci", ".github"} == {
        room.parts[0] for room in rooms
    }
    packages = {path.parent.relative_to(ROOT / "compliance").parts for path in tracked("compliance/**/*.py")}
    assert {parts[0] for parts in packages if parts} - {"templatetags"} == {
        room.parts[1]
        for room in rooms
        if room.parts[0] == "compliance" and len(room.parts) > 1 and room.suffix != ".py"
    }


def test_every_setting_stands_in_the_example_and_in_the_documentation():
    read = set()
    for path in [*tracked("cortap/*.py"), ROOT / "gunicorn.conf.py", ROOT / "manage.py"]:
        read |= set(re.findall(r"""(?:env\.\w+|environ\.get)\(\s*["']([A-Z_]+)["']""", path.read_text()))
        read |= set(re.findall(r'"([A-Z_]+)" in os\.environ', path.read_text()))
    read |= {"DJANGO_SUPERUSER_USERNAME", "DJANGO_SUPERUSER_EMAIL", "DJANGO_SUPERUSER_PASSWORD"}  # by createsuperuser
    example = set(re.findall(r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert example == read
    operations = (ROOT / "docs" / "operations.md").read_text()
    assert {setting for setting in read if f"`{setting}`" not in operations} == set()


def test_every_command_stands_in_the_documentation():
    written = "".join(page.read_text() for page in pages())
    for path in tracked("compliance/management/commands/*.py"):
        assert path.stem == "__init__" or f"manage.py {path.stem}" in written, path.stem


def test_every_make_target_that_the_pages_name_exists():
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {target for page in pages() for target in re.findall(r"`make ([a-z-]+)", page.read_text())}
    assert named <= targets
    assert {"run", "test", "test-all", "admin"} <= targets


def test_each_picture_is_shown_with_words_for_it_and_is_small():
    written = "".join(page.read_text() for page in pages())
    shown = set(re.findall(r"!\[[^\]]{20,}\]\((?:docs/)?(images/[a-z-]+\.png)\)", written))
    pictures = tracked("docs/images/*.png")
    assert shown == {f"images/{path.name}" for path in pictures}
    assert {path.stem for path in pictures} == {*screenshots.PUBLIC, *screenshots.ADMIN}
    assert max(path.stat().st_size for path in pictures) < 300_000
