"""A guide by the word that names it: a label, “current”, a folder or a file."""

import re
from pathlib import Path

from .. import codes
from .archive import Archive, read_edition
from .document import GuideError
from .readers import read_paths, read_tables

CURRENT = "current"


def guide_of_version(word):
    """The Guide of an edition's label, of `current` (what the tables hold now), or of files; GuideError for none."""
    if word == CURRENT:
        return read_tables()
    if re.fullmatch(codes.EDITION, word, re.IGNORECASE):
        return read_edition(Archive().find(word))
    if not Path(word).exists():
        raise GuideError(
            f"{word}: there is no such edition, folder or file; manage.py edition list names the editions."
        )
    return read_paths([word]).guide
