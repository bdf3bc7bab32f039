"""Whatever paths are given: folders and files, each recognised by what it holds."""

from pathlib import Path
from typing import NamedTuple

from ..document import GuideError
from .document import document_guide
from .extraction import extraction_guide
from .files import File, parsed, read_file
from .fixtures import fixture_rows
from .lines import line_rows
from .reading import Reading
from .records import fit
from .retired import NAME as RETIRED
from .retired import apply_retired
from .rows import Rows

EXPECTED = (
    'a guide is a list of fixture rows, a document with "format": "cortap-guide", JSON Lines in a file *.jsonl, '
    'or an extraction with "metadata" and "sections" of "sub_areas"'
)


class Found(NamedTuple):
    """A file, the folder whose rows it adds to, and its JSON where it has one."""

    file: File
    folder: Path
    content: object = None

    def is_whole(self):
        """Whether it is a guide by itself: a document or an extraction."""
        return isinstance(self.content, dict)


def read_paths(paths, merge=False):
    """The Reading of these folders and files, a later one completing and replacing an earlier one's rows.

    A folder is its *.json files and its retired.toml. merge lets an extraction give a question twice. Raises
    GuideError with file, place and code where something is not as it must be.
    """
    found = [each for path in paths for each in found_at(Path(path))]
    if not found:
        raise GuideError("No path is given: name a file or a folder that holds a guide.")
    whole = next((each for each in found if each.is_whole()), None)
    if whole and len(found) > 1:
        raise GuideError(f"{whole.file.place}: this is a whole guide by itself; name it alone.")
    sources = tuple(each.file.source for each in found)
    if whole:
        return read_whole(whole, sources, merge)
    return Reading(read_rows(found), sources=sources)


def found_at(path):
    """What stands at this path, in the order in which it is read."""
    if not path.is_dir():
        return [found_in(path, path.name)]
    names = sorted(each.name for each in path.glob("*.json"))
    if not names:
        raise GuideError(f"{path}: no file in this folder ends in .json; name a folder that has a guide's files.")
    if (path / RETIRED).exists():
        names.append(RETIRED)
    return [found_in(path / name, f"{path.resolve().name}/{name}") for name in names]


def found_in(path, name):
    file = read_file(path, name)
    if path.name == RETIRED or path.suffix == ".jsonl":
        return Found(file, path.parent)
    content = parsed(file.text, file.place)
    if not isinstance(content, list) and not is_document(content) and not is_extraction(content):
        raise GuideError(f"{path}: what this holds is not known: {EXPECTED}.")
    return Found(file, path.parent, content)


def is_document(content):
    return isinstance(content, dict) and "format" in content


def is_extraction(content):
    return isinstance(content, dict) and {"metadata", "sections"} <= set(content)


def read_whole(found, sources, merge):
    """The Reading of a document or an extraction."""
    if is_document(found.content):
        return Reading(document_guide(found.content, found.file.place), sources=sources)
    guide, decisions = extraction_guide(found.content, found.file.place, merge)
    return Reading(guide, decisions, sources)


def read_rows(found):
    """The Guide of fixtures, JSON Lines and what is retired."""
    rows = Rows()
    for file, folder, content in found:
        if content is not None:
            rows.add(fixture_rows(content, file.place), folder)
        elif Path(file.place).name == RETIRED:
            apply_retired(rows, file)
        else:
            rows.add(line_rows(file.text, file.place), folder)
    return fit(rows.guide(), ", ".join(file.place for file, _, _ in found))
