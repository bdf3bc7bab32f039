"""A Diff as text for a terminal: marks say what colours say, so that it reads without them."""

import textwrap

from .outline import outline, renaming, shortened

AROUND = 60  # characters shown on either side of a change
WIDTH = 100
MARKS = {"added": "+", "removed": "-", "split": "<", "merged": ">", "renumbered": "=", "moved": "^", "reworded": "~"}
ROLES = {"added": "SUCCESS", "removed": "ERROR"}  # of Django's styles; the other kinds have WARNING


def diff_as_text(diff, names, style):
    """The report as one string. `names` are the editions' names, `style` is Django's color_style() or no_style()."""
    heading = f"{names[0]} → {names[1]}: {said_of(diff.summary)}"
    blocks = [style.MIGRATE_HEADING(printable(heading)), *(section_text(section, style) for section in outline(diff))]
    if diff.unchanged:
        blocks.append(wrapped(f"Unchanged questions ({len(diff.unchanged)}): {', '.join(diff.unchanged)}", "", "  "))
    return "\n\n".join(blocks) + "\n"


def said_of(summary):
    """Such as 2 added, 3 reworded (1 of them substantive)."""
    counts = {kind: f"{count} {kind}" for kind, count in summary.items() if count and kind != "substantive"}
    if "reworded" in counts:
        counts["reworded"] += f" ({summary['substantive']} of them substantive)"
    return ", ".join(counts.values()) or "no change"


def section_text(section, style):
    counts = f" ({', '.join(section.counts)})" if section.counts else ""
    heading = style.MIGRATE_LABEL(printable(f"{section.code} {section.title}{counts}"))
    return "\n".join([heading, *(line_text(line, style) for line in section.lines)])


def line_text(line, style):
    change = line.change
    role = getattr(style, ROLES.get(change.kind, "WARNING"))
    text = f"  {role(printable(f'{MARKS[change.kind]} {SENTENCES[change.kind](change)}'))}"
    if change.kind == "reworded":
        text += f"\n    {marked(change, style)}"
    elif line.headline:
        text += f"\n    {indented(line.headline)}"
    if line.folded:
        text += "\n" + wrapped(f"with {line.parts}: {', '.join(line.part_names)}", "    ", "    ")
    return text


def moved(change):
    return f"{change.name} moved: {spelled(change.field)} {change.before} → {change.after}"


def reworded(change):
    weight = "substantive" if change.substantive else "editorial"
    return f"{change.name} reworded, {weight}: {spelled(change.field)}"


SENTENCES = {
    "added": lambda change: f"{change.name} added",
    "removed": lambda change: f"{change.name} removed",
    "split": lambda change: f"{change.name_before} split: parts of it are in {', '.join(change.others)}",
    "merged": lambda change: f"{change.name_after} merged: it has parts of {', '.join(change.others)}",
    "renumbered": lambda change: f"{renaming(change)} renumbered",
    "moved": moved,
    "reworded": reworded,
}


def spelled(field):
    return field.replace("_", " ")


def marked(change, style):
    """Both texts word by word, with [-removed-] and {+added+}."""
    shown = {
        "equal": str,
        "removed": lambda text: style.ERROR(f"[-{text}-]"),
        "added": lambda text: style.SUCCESS(f"{{+{text}+}}"),
    }
    return "".join(shown[kind](indented(text)) for kind, text in shortened(change.segments, AROUND))


def indented(text):
    return printable(text).replace("\n", "\n    ")


def printable(text):
    """The text without what would steer the terminal."""
    return "".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in text)


def wrapped(names, first, others):
    """Lines of names, none cut in two: TVI3 (a) stays together."""
    joined = printable(names).replace(" (", "\N{NO-BREAK SPACE}(")
    lines = textwrap.fill(joined, WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)
    return lines.replace("\N{NO-BREAK SPACE}", " ")
