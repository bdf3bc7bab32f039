"""The vendored style sheet and our own: complete, as README says, and enough for what the templates use."""

import hashlib
import re

import pytest
from django.core.management import call_command

from tests.conftest import ROOT
from tools import uswds

STATIC = ROOT / "compliance" / "static" / "compliance"
VENDORED = STATIC / "uswds"
TEMPLATES = [
    *(ROOT / "compliance" / "templates" / "web").glob("*.html"),
    *(ROOT / "compliance" / "templates").glob("*.html"),
]
LINE = re.compile(r"\| `(\S+)` \| `([0-9a-f]{64})` \|")


def test_every_vendored_file_is_the_one_that_readme_names():
    named = dict(LINE.findall((VENDORED / "README.md").read_text()))
    files = [path for path in VENDORED.rglob("*") if path.is_file() and path.name != "README.md"]
    assert named == {str(path.relative_to(VENDORED)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_class_of_the_design_system_in_a_template_is_in_the_style_sheet():
    css = (VENDORED / uswds.STYLES).read_text()
    used = {name for path in TEMPLATES for name in re.findall(r"\busa-[\w-]*\w", path.read_text())}
    unstyled = {"usa-alert--"} | {f"usa-alert--{kind}" for kind in ("warning", "error", "info")}
    assert used - unstyled
    assert {name for name in used - unstyled if not re.search(rf"\.{re.escape(name)}(?![\w-])", css)} == set()


def test_collecting_finds_every_file_that_a_style_sheet_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    assert list(tmp_path.glob("compliance/uswds/css/uswds.min.*.css.gz"))


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".usa-alert{a:b}.usa-card{c:d}", ".usa-alert{a:b}"),
        (".usa-card,.usa-alert__body,p{a:b}", ".usa-alert__body,p{a:b}"),
        (".usa-card .usa-alert{a:b}", ""),
        (".usa-alert--slim:is(.usa-tag,.usa-link){a:b}", ".usa-alert--slim:is(.usa-tag,.usa-link){a:b}"),
        ("@media print{.usa-card{a:b}}", ""),
        ("@media print{.usa-card{a:b}.usa-tag{c:d}}", "@media print{.usa-tag{c:d}}"),
        ('@charset "UTF-8";p{a:b}', '@charset "UTF-8";p{a:b}'),
        ("@font-face{src:url(roboto.woff2)}", ""),
        (
            "@font-face{src:url(sourcesanspro-bold-webfont.woff2)}",
            "@font-face{src:url(sourcesanspro-bold-webfont.woff2)}",
        ),
        ("@keyframes x{to{a:b}}", ""),
    ],
)
def test_the_style_sheet_is_cut_to_the_kept_components(css, kept):
    assert uswds.trimmed(css) == kept
