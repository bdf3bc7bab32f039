import argparse

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from ... import lock, loss, run, transaction
from ...errors import Refused, RevisionError


def seconds(text):
    """A whole number of seconds from 0, for argparse."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 0")
    return int(text)


class Command(migrate.Command):
    """Django's migrate, one at a time and all or nothing."""

    help = f"{migrate.Command.help} One run at a time, in one transaction: a failure leaves nothing."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--wait", type=seconds, default=lock.WAIT, help="Seconds to wait for another run to end.")
        parser.add_argument(
            "--step-by-step",
            action="store_true",
            help="A transaction for each migration, as Django does; needed where one has atomic = False.",
        )
        parser.add_argument(
            "--discard-rows",
            action="store_true",
            help="Go back even where rows are lost that migrating again would not bring back.",
        )

    def handle(self, *args, **options):
        if options["check_unapplied"] or options["plan"]:
            return super().handle(*args, **options)
        self.options, self.database = options, connections[options["database"]]
        self.at = None
        self.database.may_lose_rows = options["discard_rows"]
        try:
            return run.guarded(
                self.database,
                lambda: super(Command, self).handle(*args, **options),
                wait=options["wait"],
                in_one=not options["step_by_step"],
                say=self.stdout.write,
            )
        except RevisionError as error:
            raise CommandError(error, returncode=error.code) from error
        except Exception as error:
            if self.at:
                error.at = self.at  # for whoever words the failure
            raise
        finally:
            self.database.may_lose_rows = False

    def migration_progress_callback(self, action, migration=None, fake=False):
        if action in ("apply_start", "unapply_start"):
            self.at = f"{migration.app_label}.{migration.name}"
            self.refuse_separate(migration)
        if action == "unapply_start" and not fake:
            self.refuse_loss(migration)
        super().migration_progress_callback(action, migration, fake)
        if action in ("apply_success", "unapply_success"):
            transaction.settle(self.database)

    def refuse_separate(self, migration):
        if not migration.atomic and not self.options["step_by_step"]:
            raise Refused(
                f"{self.at} has atomic = False and cannot run in one transaction with the others; nothing was changed: "
                "repeat with migrate --step-by-step."
            )

    def refuse_loss(self, migration):
        if self.options["discard_rows"]:
            return
        if lost := loss.rows_left(self.database, MigrationLoader(self.database), migration):
            raise Refused(
                f"Undoing {self.at} would lose {'; '.join(lost)}, which migrating again would not bring back; nothing "
                "was changed: save them with dumpdata, and repeat with --discard-rows."
            )
