"""Archive the FY2025 guide as fixtures/fy2025 has it, and name it as what the tables were filled from.

The files and not the tables are archived, and checked, so that FY2025 is the same bytes on every site: what staff
edited, and what an adopted database held, stays in the tables as an edit that nobody has published yet. All that this
step needs stands here, with historical models and no import of live code.
"""

import datetime
import hashlib
import json
from pathlib import Path

from django.core.management.base import CommandError
from django.db import migrations

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "fy2025"
YEAR, REVISION, CATALOGUE = 2025, 0, 1
DOCUMENT_SHA256 = "c931e02ebfe88a2937f3cd6f89baa66a6d0f72856accd09e9534adb7c3d50551"
REFUSAL = (
    f"fixtures/{FOLDER.name}: this is not the guide that was published as FY2025: restore the folder, and keep "
    "corrections in a folder of their own (docs/editions.md)."
)
PARTS = {"section": "sections", "question": "questions", "indicator": "indicators", "deficiency": "deficiencies"}
LISTS = {"section": ["questions"], "question": ["indicators", "deficiencies"]}
PARENTS = {"question": "section", "indicator": "question", "deficiency": "question"}
NOT_OF_THE_GUIDE = {"created_at", "updated_at", *PARENTS.values()}


def archive(apps, schema_editor):
    alias = schema_editor.connection.alias
    editions = apps.get_model("compliance", "Edition").objects.using(alias)
    if editions.exists():
        return  # the step was undone while other editions were there, and left them
    files = {path.name: path.read_bytes() for path in sorted(FOLDER.glob("*.json"))}
    try:
        rows = [row for content in files.values() for row in json.loads(content)]
        text = document(rows)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CommandError(REFUSAL) from error
    if sha256(text) != DOCUMENT_SHA256:
        raise CommandError(REFUSAL)
    counts = {name: sum(row["model"] == f"compliance.{kind}" for row in rows) for kind, name in PARTS.items()}
    now = datetime.datetime.now(datetime.UTC)
    edition = editions.create(
        fiscal_year=YEAR,
        revision=REVISION,
        title="FY2025 guide as the predecessor documents it",
        source=f"fixtures/{FOLDER.name}",
        source_sha256=sha256("".join(f"{sha256(content)}  {name}\n" for name, content in files.items())),
        document=text,
        document_sha256=DOCUMENT_SHA256,
        removed_questions=0,
        published_at=now,
        published_with="2026.11",
        **counts,
    )
    apps.get_model("compliance", "Catalogue").objects.using(alias).create(pk=CATALOGUE, edition=edition, since=now)


def document(rows):
    """The rows as canonical JSON (RFC 8785), parts within their parents: a file has parents before their parts."""
    whole = {"format": "cortap-guide", "format_version": 1, "sections": []}
    latest = {None: whole}
    for row in rows:
        kind = row["model"].removeprefix("compliance.")
        record = {name: value for name, value in row["fields"].items() if name not in NOT_OF_THE_GUIDE}
        parts = {name: [] for name in LISTS.get(kind, [])}
        latest[kind] = {**{name: value for name, value in record.items() if value is not None}, **parts}
        latest[PARENTS.get(kind)][PARTS[kind]].append(latest[kind])
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(content):
    return hashlib.sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()


def take_back(apps, schema_editor):
    """Delete FY2025, and only where it is the one edition: any other makes undoing the table's step refuse."""
    alias = schema_editor.connection.alias
    editions = apps.get_model("compliance", "Edition").objects.using(alias)
    if not editions.exclude(fiscal_year=YEAR, revision=REVISION).exists():
        apps.get_model("compliance", "Catalogue").objects.using(alias).all().delete()
        editions.all().delete()


class Migration(migrations.Migration):
    revision = "5d0c9e41a7b2"
    revises = "2e6f1481cf8a"
    created = "2026-11-22T20:20:00Z"
    takes_back = ("compliance_catalogue", "compliance_editions")

    dependencies = [("compliance", "0008_add_editions")]

    operations = [migrations.RunPython(archive, take_back)]
