"""What the commands about whole guides share: one sentence for what went wrong, and one run at a time."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from cortap.revisions import lock, run
from cortap.revisions.errors import RevisionError

from ..guide.document import GuideError


class GuideCommand(BaseCommand):
    """A command whose work() may raise GuideError or RevisionError."""

    def handle(self, **options):
        try:
            return self.work(**options)
        except GuideError as error:
            raise CommandError(error) from error
        except RevisionError as error:
            raise CommandError(error, returncode=error.code) from error

    def add_wait(self, parser):
        parser.add_argument(
            "--wait", type=int, default=lock.WAIT, metavar="SECONDS", help="How long to wait for another run to end."
        )

    def guarded(self, work, wait):
        """work() under the migration lock and in one transaction: all of it or nothing."""
        return run.guarded(connection, work, wait=wait, say=self.progress)

    def progress(self, step):
        """Say on a terminal what is being done; nothing in a pipe or a log."""
        if sys.stderr.isatty():
            self.stderr.write(step, style_func=str)
