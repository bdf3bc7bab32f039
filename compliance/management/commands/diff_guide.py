import json

from ...guide.diff import diff
from ...guide.report import diff_as_data, diff_as_html, diff_as_text
from ...guide.versions import guide_of_version
from ..guide_command import GuideCommand


class Command(GuideCommand):
    help = (
        "Compare two guides. A and B are each a label such as FY2025, “current” for what the tables hold, a folder of "
        "fixtures, or a file."
    )

    def add_arguments(self, parser):
        parser.add_argument("a", metavar="A", help="The earlier one.")
        parser.add_argument("b", metavar="B", help="The later one.")
        parser.add_argument(
            "--format",
            choices=["text", "json", "html"],
            default="text",
            help="text for a terminal, json for programs, html for one page to read or print.",
        )

    def work(self, *, a, b, **options):
        self.progress("Reading and comparing …")
        changes, names = diff(guide_of_version(a), guide_of_version(b)), (a, b)
        if options["format"] == "text":
            self.stdout.write(diff_as_text(changes, names, self.style))
        elif options["format"] == "json":
            self.stdout.write(json.dumps(diff_as_data(changes, names), indent=2, ensure_ascii=False))
        else:
            self.stdout.write(diff_as_html(changes, names))
