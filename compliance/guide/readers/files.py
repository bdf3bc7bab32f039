"""Files as texts and as JSON: whatever is wrong with one is said in one sentence that begins with its path."""

import codecs
import hashlib
import json
import tomllib
from pathlib import Path
from typing import NamedTuple

from ..document import GuideError
from .messages import quoted
from .reading import Source

OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class File(NamedTuple):
    """A file's path, as messages name it, its text, and its Source."""

    place: str
    text: str
    source: Source


def read_file(path, name=None, wanted="a guide's file"):
    """The File at this path. Raises GuideError where it cannot be read or is not plain UTF-8."""
    path = Path(path)
    try:
        content = regular(path).read_bytes()
    except OSError as error:
        raise GuideError(f"{path}: {error.strerror}; name {wanted}.") from error
    return File(str(path), decoded(content, path), Source(name or path.name, hashlib.sha256(content).hexdigest()))


def regular(path):
    """The path, where it is no device and no pipe: those never end, or give their content once."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise GuideError(f"{path}: this is not a regular file; save it as one first.")
    return path


def decoded(content, place):
    """The text of these bytes. Raises GuideError for another encoding than UTF-8 without a mark."""
    if content.startswith(codecs.BOM_UTF8):
        raise GuideError(f"{place}: the file begins with a byte-order mark; save it as UTF-8 without one.")
    if content.startswith(OTHER_MARKS):
        raise GuideError(f"{place}: the file is UTF-16; save it as UTF-8.")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise GuideError(f"{place}: byte {error.start + 1} is not UTF-8; save the file as UTF-8.") from error


def parsed(text, place):
    """The text's JSON. Raises GuideError for what is not JSON, and for a key that stands twice in one object."""
    try:
        return json.loads(text, object_pairs_hook=unique, parse_int=whole, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        raise GuideError(f"{place}: this is not readable JSON: {error}; is it whole?") from error
    except RecursionError as error:
        raise GuideError(f"{place}: this is nested deeper than any guide; is it one?") from error
    except ValueError as error:
        raise GuideError(f"{place}: {error}.") from error


def unique(pairs):
    """The object of these keys and values."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {quoted(twice)} stands twice in one object{code_in(found)}; keep one")
    return found


def code_in(values):
    """Words that say which record's object this is, where it has a code."""
    codes = [value for key, value in values.items() if key in ("letter", "id") or key.endswith("code")]
    return f", that of {quoted(codes[0])}" if codes else ""


def whole(digits):
    """The number, where it is of a length that Python reads."""
    if len(digits) > 20:
        raise ValueError(f"{digits[:20]}… is too long for a number of the guide; write it as it is")
    return int(digits)


def refuse_constant(name):
    raise ValueError(f"{name} is not a number of JSON; write the number or leave it out")


def parsed_toml(text, place):
    """The text's TOML. Raises GuideError for what is not TOML."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise GuideError(f"{place}: this is not readable TOML: {error}.") from error


def tables(content, name, place):
    """(place, table) of each [[name]] of a TOML file."""
    found = content.get(name, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise GuideError(f"{place}: {name} is {quoted(found)}; write it as [[{name}]].")
    return [(f"{place}: {name} {number}", table) for number, table in enumerate(found, 1)]
