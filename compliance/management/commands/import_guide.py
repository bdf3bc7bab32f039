import json

from ...guide.editions import import_guide
from ...guide.overrides import read_overrides
from ...guide.readers import read_paths
from ...guide.report import outcome_as_data, outcome_as_text
from ..guide_command import GuideCommand


class Command(GuideCommand):
    help = (
        "Publish a guide as an edition and bring it into the four tables. PATH is a folder of fixtures, a fixture "
        "file, an exported edition (.json or .jsonl) or an extraction; of several fixtures a later one completes an "
        "earlier. A text that staff edited since the last publication stays, and is shown as a conflict where the "
        "guide changes it too."
    )
    stealth_options = ("apps",)  # a migration's models, where one calls this command

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="What to read.")
        parser.add_argument("--edition", help="Its label, as in FY2026; without it, the current year's next revision.")
        parser.add_argument("--title", default="", help="What it is, in a line.")
        parser.add_argument("--reason", default="", help="Why it is published.")
        parser.add_argument("--dry-run", action="store_true", help="Print the plan and write nothing.")
        parser.add_argument("--theirs", action="store_true", help="Settle every conflict for the guide that is read.")
        parser.add_argument("--overrides", metavar="TOML", help="A file of reviewed mends to printed texts.")
        parser.add_argument(
            "--merge", action="store_true", help="Take an extraction's repeated codes as one, first text first."
        )
        parser.add_argument("--json", action="store_true", help="Print the report as JSON.")
        self.add_wait(parser)

    def work(self, *, paths, edition, dry_run, theirs, overrides, merge, wait, **options):
        self.progress("Reading …")
        reading = read_paths(paths, merge=merge)
        mends = read_overrides(overrides) if overrides else ()
        self.progress("Comparing and writing …")

        def importing():
            return import_guide(
                reading,
                label=edition,
                title=options["title"],
                reason=options["reason"],
                theirs=theirs,
                overrides=mends,
                dry_run=dry_run,
                **({"apps": options["apps"]} if options.get("apps") else {}),
            )

        outcome = importing() if dry_run else self.guarded(importing, wait)
        if options["json"]:
            data = {"decisions": list(reading.decisions), **outcome_as_data(outcome, dry_run=dry_run)}
            self.stdout.write(json.dumps(data, indent=2, ensure_ascii=False))
        elif options["verbosity"]:
            for decision in reading.decisions:
                self.stdout.write(decision)
            self.stdout.write(outcome_as_text(outcome, self.style, dry_run=dry_run))
