"""The migration files as revisions in the order of their application, and the ways to name one."""

import hashlib
import inspect
import re
from dataclasses import dataclass
from functools import cached_property

from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from .errors import Usage

SHORTEST_ID = 4


@dataclass(frozen=True)
class Revision:
    """A migration file: its key, its id, and the id and date that it carries."""

    app: str
    name: str
    id: str
    revises: str | None
    created: str | None
    migration: Migration

    @property
    def key(self):
        return self.app, self.name

    @property
    def label(self):
        return f"{self.app}.{self.name}"

    @property
    def own(self):
        """Whether it is one of the project's, and not of Django or another package."""
        return self.created is not None

    @property
    def path(self):
        return inspect.getsourcefile(type(self.migration))

    @property
    def number(self):
        return self.name.partition("_")[0]


def revision_of(migration):
    """The Revision of a migration; one without metadata gets ids that are derived from names, and no date."""
    app = migration.app_label
    parent = next((name for parent_app, name in migration.dependencies if parent_app == app), None)
    return Revision(
        app=app,
        name=migration.name,
        id=getattr(migration, "revision", derived_id(app, migration.name)),
        revises=getattr(migration, "revises", parent and derived_id(app, parent)),
        created=getattr(migration, "created", None),
        migration=migration,
    )


def derived_id(app, name):
    return hashlib.sha256(f"{app}.{name}".encode()).hexdigest()[:12]


class Chain:
    """All revisions in the order in which an empty database would get them."""

    def __init__(self, connection):
        self.loader = MigrationLoader(connection)

    @cached_property
    def revisions(self):
        graph, plan = self.loader.graph, {}
        for leaf in sorted(graph.leaf_nodes()):
            plan |= dict.fromkeys(graph.forwards_plan(leaf))
        return [revision_of(graph.nodes[key]) for key in plan]

    @cached_property
    def own_apps(self):
        return {revision.app for revision in self.revisions if revision.own}

    @property
    def apps(self):
        return {revision.app for revision in self.revisions}

    def within(self, app=None):
        """The revisions of an app, or of all of the project's own apps. Raises Usage for an app without any."""
        if app is not None and app not in self.apps:
            raise Usage(f"There is no app {app} with migrations: use one of {', '.join(sorted(self.apps))}.")
        return [
            revision for revision in self.revisions if (revision.app == app if app else revision.app in self.own_apps)
        ]

    def heads(self):
        """The leaves of every app: one for each, where nothing is wrong."""
        leaves = set(self.loader.graph.leaf_nodes())
        return [revision for revision in self.revisions if revision.key in leaves]

    def forked(self):
        """{app: names of its leaves} for apps with more than one."""
        return {app: sorted(names) for app, names in self.loader.detect_conflicts().items()}

    def resolve(self, reference, app=None):
        """The revision of a reference, the only head for head, None for base. Raises Usage as find does."""
        if reference == "base":
            return None
        if reference != "head":
            return self.find(reference, app)
        heads = [each for each in self.heads() if (each.app == app if app else each.own)]
        if len(heads) != 1:
            raise Usage(f"There are {len(heads)} heads: name one with --app, or write its revision.")
        return heads[0]

    def find(self, text, app=None):
        """The one revision that the text names: an id of any app; a number, a name, or the beginning of one.

        An app may stand before it with a dot. Raises Usage where none or several fit.
        """
        stem, dot, rest = text.partition(".")
        if dot and stem in self.apps:
            app, text = stem, rest
        candidates = self.within(app)
        anywhere = candidates if app else self.revisions
        for fits, among in (
            (same_name, candidates),
            (same_number, candidates),
            (id_begins, anywhere),
            (name_begins, candidates),
        ):
            found = [revision for revision in among if fits(revision, text)]
            if len(found) == 1:
                return found[0]
            if found:
                names = ", ".join(f"{revision.label} [{revision.id}]" for revision in found)
                raise Usage(f"{text!r} fits {len(found)} revisions ({names}): write more of one.")
        raise Usage(f"There is no revision {text!r}: see manage.py db history{f' --app {app}' if app else ''}.")


def same_name(revision, text):
    return revision.name == text


def same_number(revision, text):
    return (
        text.isascii() and text.isdecimal() and len(text) <= len(revision.number) and int(text) == number_of(revision)
    )


def number_of(revision):
    return int(revision.number) if revision.number.isdecimal() else None


def id_begins(revision, text):
    return len(text) >= SHORTEST_ID and re.fullmatch("[0-9a-fA-F]+", text) and revision.id.startswith(text.lower())


def name_begins(revision, text):
    return bool(text) and (revision.name.startswith(text) or revision.name.partition("_")[2].startswith(text))
