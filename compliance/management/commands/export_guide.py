from django.core.management.base import BaseCommand, CommandError

from ...guide.document import GuideError
from ...guide.readers import read_tables
from ...guide.writers import write_fixtures


class Command(BaseCommand):
    help = "Write the guide as the database holds it to a folder, a canonical fixture file per section."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="Where to write; made where it is missing.")

    def handle(self, *, folder, **options):
        guide = read_tables()
        if not guide.sections:
            raise CommandError("The catalogue is empty: load it with manage.py loaddata fixtures/fy2025/*.json first.")
        try:
            paths = write_fixtures(guide, folder)
        except GuideError as error:
            raise CommandError(error) from error
        self.stdout.write(f"{len(paths)} files written to {folder}.")
