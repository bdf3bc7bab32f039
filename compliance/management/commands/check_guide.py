from django.core.management.base import BaseCommand, CommandError

from ...guide.document import GuideError
from ...guide.readers import read_fixtures, read_tables
from ...guide.rules import check


class Command(BaseCommand):
    help = "Check the guide against its rules: the given fixture files together, or the database."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", help="Fixture files to check instead of the database.")

    def handle(self, *, files, **options):
        try:
            guide = read_fixtures(files) if files else read_tables()
        except GuideError as error:
            raise CommandError(error) from error
        if not guide.sections:
            raise CommandError("The catalogue is empty: load it with manage.py loaddata fixtures/fy2025/*.json first.")
        findings = check(guide)
        errors = [finding for finding in findings if not finding.reason]
        known = [finding for finding in findings if finding.reason]
        for finding in errors:
            self.stdout.write(self.style.ERROR(str(finding)))
        for finding in known:
            self.stdout.write(f"{finding} known: {finding.reason}")
        names = [name for name, _ in guide.records()]
        summary = f"{len(names)} records checked: {len(errors)} errors, {len(known)} known findings."
        if errors:
            raise CommandError(
                f"{summary} Mend the texts, or list a finding that stays in compliance/guide/rules/known.py."
            )
        self.stdout.write(summary)
