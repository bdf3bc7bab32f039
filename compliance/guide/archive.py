"""The published editions: kept for ever, read back byte for byte, and one of them named as the current one."""

import hashlib
from difflib import get_close_matches

from django.apps import apps as live_apps
from django.conf import settings
from django.utils import timezone

from ..models.edition import label_for
from .document import GuideError
from .readers.document import kept_document
from .writers import canonical

CATALOGUE = 1  # the id of the one row


def label_of(edition):
    """FY2025 or FY2025.1, also for the historical models of migrations."""
    return label_for(edition.fiscal_year, edition.revision)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


class Archive:
    """The editions of a database. `apps` is for migrations, which have models of their own time."""

    def __init__(self, apps=live_apps):
        self.editions = apps.get_model("compliance", "Edition").objects
        self.catalogue = apps.get_model("compliance", "Catalogue").objects

    def all(self):
        """The editions, latest first, without their documents."""
        return self.editions.defer("document").order_by("-fiscal_year", "-revision")

    def find(self, label):
        """The edition of this label. Raises GuideError, naming the nearest, where there is none."""
        labels = {label_of(edition): edition for edition in self.all()}
        found = labels.get(label.upper())
        if found is None:
            near = get_close_matches(label.upper(), labels, n=1, cutoff=0)
            hint = f"the nearest is {near[0]}, and manage.py edition list has all" if near else "the archive is empty"
            raise GuideError(f"{label}: there is no such edition; {hint}.")
        return found

    def find_document(self, document):
        """The latest edition with this very document, or None."""
        return self.all().filter(document_sha256=sha256(document)).first()

    def current(self):
        """The edition that the tables were filled from, or None where that is not known."""
        row = self.catalogue.select_related("edition").defer("edition__document").filter(pk=CATALOGUE).first()
        return row and row.edition

    def make_current(self, edition):
        self.catalogue.update_or_create(pk=CATALOGUE, defaults={"edition": edition, "since": timezone.now()})

    def next_revision(self, fiscal_year):
        latest = self.all().filter(fiscal_year=fiscal_year).first()
        return latest.revision + 1 if latest else 0

    def publish(self, guide, fiscal_year, revision, *, title="", reason="", source="", source_sha256=""):
        """Archive the guide under a year and a revision that are free. Returns the Edition."""
        document = canonical(guide)
        return self.editions.create(
            fiscal_year=fiscal_year,
            revision=revision,
            title=title or f"Comprehensive Review guide, fiscal year {fiscal_year}",
            reason=reason,
            source=source[:255],
            source_sha256=source_sha256,
            document=document.decode(),
            document_sha256=sha256(document),
            sections=len(guide.sections),
            questions=sum(question.removed is None for question in guide.questions()),
            removed_questions=sum(question.removed is not None for question in guide.questions()),
            indicators=sum(len(question.indicators) for question in guide.questions()),
            deficiencies=sum(len(question.deficiencies) for question in guide.questions()),
            published_at=timezone.now(),
            published_with=settings.VERSION,
        )


def document_of(edition):
    """The edition's document as it was archived, in bytes. Raises GuideError where its SHA-256 no longer fits."""
    document = edition.document.encode()
    if sha256(document) != edition.document_sha256:
        raise GuideError(
            f"{label_of(edition)}: the archived document is damaged: its SHA-256 is not the recorded one; restore the "
            "table compliance_editions from a backup."
        )
    return document


def read_edition(edition):
    """The Guide of an archived edition."""
    return kept_document(document_of(edition), label_of(edition))
