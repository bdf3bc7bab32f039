"""The project's Markdown pages and their fenced blocks."""

import re
import subprocess
import textwrap
from dataclasses import dataclass

from tests.conftest import ROOT

FENCE = re.compile(r"^( *)```(\S*) ?([^\n]*)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what stands behind it on the fence, and its lines."""

    language: str
    note: str
    text: str

    @property
    def runs(self):
        return self.language == "bash" and not self.note.startswith("not-run:")

    @property
    def exit_code(self):
        return int(self.note.removeprefix("exit ")) if self.note.startswith("exit ") else 0

    @property
    def is_output(self):
        return (self.language, self.note) == ("text", "output")

    def matches(self, printed):
        """Whether this output is what was printed; … stands for anything, and end blanks for nothing."""
        pattern = ".*".join(re.escape(part) for part in tidy(self.text).split("…"))
        return re.fullmatch(pattern, tidy(printed), re.DOTALL) is not None


def tidy(text):
    return "\n".join(line.rstrip() for line in textwrap.dedent(text).strip().splitlines())


def tracked(pattern="*"):
    """Files of the repository that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def pages():
    return tracked("*.md")


def blocks(page):
    return [Block(language, note, text) for _, language, note, text in FENCE.findall(page.read_text())]
