"""Vendor what the public pages use of the US Web Design System, and nothing else of it.

Usage: python -m tools.uswds PACKAGE, where PACKAGE is the folder that `npm pack @uswds/uswds@3.14.0` and tar make.

The package's prebuilt style sheet is cut down, never edited: rules of other components and faces of other fonts go, and
the files that the rest names are copied. COMPONENTS is the place to add one.
"""

import hashlib
import pathlib
import re
import shutil
import sys

TARGET = pathlib.Path(__file__).resolve().parent.parent / "compliance" / "static" / "compliance" / "uswds"
STYLES = "css/uswds.min.css"
COMPONENTS = {
    *(
        "usa-alert",
        "usa-breadcrumb",
        "usa-button",
        "usa-checkbox",
        "usa-current",
        "usa-fieldset",
        "usa-focus",
        "usa-hint",
    ),
    *("usa-input", "usa-label", "usa-legend", "usa-link", "usa-list", "usa-pagination", "usa-prose"),
    *("usa-search", "usa-skipnav", "usa-sr-only", "usa-table", "usa-tag"),
}
FONTS = ("sourcesanspro-regular-", "sourcesanspro-bold-", "sourcesanspro-italic-", "Merriweather-Bold.")
GROUPS = ("@media", "@supports")


def blocks(css):
    """(prelude, body) of each rule at the top level; the body of a statement such as @charset is None."""
    start = 0
    for match in re.finditer(r"[{;]", css):
        if match.start() < start:
            continue
        prelude = css[start : match.start()]
        if match.group() == ";":
            yield prelude, None
            start = match.end()
        else:
            start = closing_brace(css, match.end()) + 1
            yield prelude, css[match.end() : start - 1]


def closing_brace(css, position):
    depth = 1
    while depth:
        depth += {"{": 1, "}": -1}.get(css[position], 0)
        position += 1
    return position - 1


def is_kept(selector):
    """Whether all classes of a selector are of kept components; elements without a class are."""
    return all(name.split("__")[0].split("--")[0] in COMPONENTS for name in re.findall(r"\.([A-Za-z][\w-]*)", selector))


def trimmed(css):
    """The rules of a style sheet that concern kept components and fonts."""
    kept = []
    for prelude, body in blocks(css):
        if body is None:
            kept.append(f"{prelude};")
        elif prelude.startswith(GROUPS):
            inner = trimmed(body)
            kept.append(f"{prelude}{{{inner}}}" if inner else "")
        elif prelude.startswith("@font-face"):
            kept.append(f"{prelude}{{{body}}}" if any(font in body for font in FONTS) else "")
        elif not prelude.startswith("@"):
            selectors = [one for one in re.split(r",(?![^(]*\))", prelude) if is_kept(one)]
            kept.append(f"{','.join(selectors)}{{{body}}}" if selectors else "")
    return "".join(kept)


def vendor(package, target):
    """Write the cut style sheet, what it names, and the licence; returns the paths written."""
    css = trimmed((package / "dist" / STYLES).read_text())
    named = {target / "css" / name for name in re.findall(r"url\([\"']?([^\"')]+)", css)}
    files = {STYLES, *(str(path.resolve().relative_to(target)) for path in named)}
    for name in sorted(files):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package / "dist" / name, target / name)
    (target / STYLES).write_text(css)
    shutil.copyfile(package / "LICENSE.md", target / "LICENSE")
    return sorted({*files, "LICENSE"})


def main(package):
    for name in vendor(package, TARGET):
        print(f"{hashlib.sha256((TARGET / name).read_bytes()).hexdigest()}  {name}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
