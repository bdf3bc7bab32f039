"""What the database says was applied, compared with the migration files."""

from dataclasses import dataclass
from functools import cached_property

from django.db.migrations.recorder import MigrationRecorder

from .chain import Chain

HEAD, BEHIND, AHEAD = 0, 3, 4  # exit codes of `db current`


@dataclass(frozen=True)
class AppState:
    """Where an app stands: its last applied revision, what lies ahead, and what does not fit."""

    app: str
    last: object  # the Revision that was applied last in the chain's order, or None
    pending: list
    unknown: list  # names in the ledger without a file
    gaps: list  # revisions that are not applied, although one that needs them is
    leaves: list  # names of the leaves, where there is more than one

    @property
    def code(self):
        if self.unknown or self.gaps or self.leaves:
            return AHEAD
        return BEHIND if self.pending else HEAD

    @property
    def strangers(self):
        """Sentences about rows of the ledger without a file."""
        return [
            f"{self.app}.{name} is in the database and has no file here: deploy code that has it, "
            f"or, where the file is gone for good, forget it with manage.py migrate {self.app} --prune"
            for name in self.unknown
        ]

    @property
    def remarks(self):
        """Sentences about what does not fit, each with what to do."""
        remarks = self.strangers
        remarks += [
            f"{gap.label} is not applied, although a later one is: apply it with manage.py migrate {gap.app}, or stamp"
            for gap in self.gaps
        ]
        if self.leaves:
            remarks.append(
                f"{self.app} has {len(self.leaves)} heads ({', '.join(self.leaves)}): give one the other as parent"
            )
        return remarks


class Ledger:
    """The applied migrations of a database, beside the Chain of this code."""

    def __init__(self, connection):
        self.chain = Chain(connection)
        self.applied = MigrationRecorder(connection).applied_migrations()

    def is_applied(self, revision):
        return revision.key in self.applied

    def applied_at(self, revision):
        """When it was applied, or None."""
        row = self.applied.get(revision.key)
        return row.applied if row else None

    @cached_property
    def states(self):
        """An AppState for every app, the project's own first."""
        names = sorted(
            self.chain.apps | {app for app, _ in self.unknown}, key=lambda app: (app not in self.chain.own_apps, app)
        )
        forked = self.chain.forked()
        return [self.state_of(app, forked.get(app, [])) for app in names]

    @cached_property
    def unknown(self):
        """Keys in the ledger without a file, neither as a migration nor as one that a squash replaced."""
        replaced = {key for migration in self.chain.loader.disk_migrations.values() for key in migration.replaces}
        return sorted(set(self.applied) - set(self.chain.loader.disk_migrations) - replaced)

    def state_of(self, app, leaves):
        revisions = [revision for revision in self.chain.revisions if revision.app == app]
        applied = [revision for revision in revisions if self.is_applied(revision)]
        needed = {parent for revision in applied for parent in revision.migration.dependencies}
        return AppState(
            app=app,
            last=applied[-1] if applied else None,
            pending=[revision for revision in revisions if not self.is_applied(revision)],
            unknown=[name for unknown_app, name in self.unknown if unknown_app == app],
            gaps=[each for each in revisions if each.key in needed and not self.is_applied(each)],
            leaves=leaves,
        )

    @property
    def code(self):
        """The worst exit code of all apps."""
        return max((state.code for state in self.states), default=HEAD)

    @property
    def remarks(self):
        return [remark for state in self.states for remark in state.remarks]
