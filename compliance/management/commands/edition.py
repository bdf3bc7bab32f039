import argparse
import json
import sys
from pathlib import Path

from django.core.management.base import CommandError

from ...guide import editions
from ...guide.archive import Archive, document_of, read_edition
from ...guide.report import edition_as_data, edition_as_text, editions_as_text, outcome_as_data, outcome_as_text
from ...guide.writers import json_lines, write_fixtures
from ..guide_command import GuideCommand


class Command(GuideCommand):
    help = "The published editions of the guide: list them, show or export one, publish the next, go to another."

    def add_arguments(self, parser):
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        self.add_verb(verbs, "list", "All editions, latest first, and which is current.", self.list)
        show = self.add_verb(verbs, "show", "One edition: its counts, source, reason and checksums.", self.show)
        show.add_argument("label", metavar="LABEL")
        publish = self.add_verb(verbs, "publish", "Freeze what the tables hold as the next revision.", self.publish)
        publish.add_argument("--title", default="", help="What it is, in a line.")
        publish.add_argument("--reason", default="", help="Why it is published.")
        current = self.add_verb(verbs, "current", "Say which edition is current, or go to another.", self.current)
        current.add_argument("label", metavar="LABEL", nargs="?")
        current.add_argument("--theirs", action="store_true", help="Let go of unpublished edits that are in the way.")
        for verb in (publish, current):
            verb.add_argument("--dry-run", action="store_true", help="Print the plan and write nothing.")
            self.add_wait(verb)
        export = self.add_verb(verbs, "export", "Write an edition as it was published.", self.export)
        export.add_argument("label", metavar="LABEL")
        export.add_argument("--format", choices=["json", "jsonl", "fixtures"], default="json")
        export.add_argument(
            "--output", metavar="PATH", help="File, or folder of fixtures; without it, standard output."
        )

    def add_verb(self, verbs, name, help_text, run):
        parser = verbs.add_parser(name, help=help_text, description=help_text)
        verbosity = {"type": int, "choices": range(4), "default": argparse.SUPPRESS}  # the command's own, repeated
        parser.add_argument("-v", "--verbosity", metavar="0-3", help="0 prints nothing.", **verbosity)
        if name != "export":
            parser.add_argument("--json", action="store_true", help="Print it as JSON.")
        parser.set_defaults(run=run)
        return parser

    def work(self, *, run, **options):
        run(**options)

    def print(self, text, data, options):
        if options["json"]:
            self.stdout.write(json.dumps(data, indent=2, ensure_ascii=False))
        elif options["verbosity"]:
            self.stdout.write(text)

    def list(self, **options):
        archive = Archive()
        current, found = archive.current(), list(archive.all())
        data = [edition_as_data(edition, current) for edition in found]
        self.print(editions_as_text(found, current), data, options)

    def show(self, *, label, **options):
        archive = Archive()
        edition, current = archive.find(label), archive.current()
        self.print(edition_as_text(edition, current), edition_as_data(edition, current), options)

    def publish(self, *, title, reason, **options):
        self.run_and_report(editions.publish, options, title=title, reason=reason)

    def current(self, *, label, theirs, **options):
        if label:
            self.run_and_report(editions.make_current, options, label=label, theirs=theirs)
            return
        current = Archive().current()
        if current is None:
            raise CommandError("No edition is current: import one with manage.py import_guide PATH --edition FY2026.")
        self.print(current.label, edition_as_data(current, current), options)

    def run_and_report(self, work, options, **arguments):
        dry_run = options["dry_run"]
        self.progress("Comparing and writing …")

        def working():
            return work(dry_run=dry_run, **arguments)

        outcome = working() if dry_run else self.guarded(working, options["wait"])
        text = outcome_as_text(outcome, self.style, dry_run=dry_run)
        self.print(text, outcome_as_data(outcome, dry_run=dry_run), options)

    def export(self, *, label, output, **options):
        edition = Archive().find(label)
        if options["format"] == "fixtures":
            if not output:
                raise CommandError("Fixtures are a folder of files: name it, as in --output FOLDER.")
            paths = write_fixtures(read_edition(edition), output)
            self.stdout.write(f"{len(paths)} files written to {output}.")
            return
        document = document_of(edition)
        content = document if options["format"] == "json" else json_lines(read_edition(edition))
        if output:
            write_file(Path(output), content)
            self.stdout.write(f"{len(content):,} bytes written to {output}.")
        else:
            sys.stdout.buffer.write(content)


def write_file(path, content):
    """All of the content, or no file."""
    try:
        unfinished = path.with_name(f".{path.name}.unfinished")
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}; take a path that can be written to.") from error
