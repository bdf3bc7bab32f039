"""Fingerprints of the migrations that were released: `python -m tests.revisions.frozen` adds those that are new.

A fingerprint is of the syntax tree without docstrings, so formatting and comments may change, and what a migration does
may not: a database somewhere has applied it as it was.
"""

import ast
import hashlib
import json
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "compliance" / "migrations"
RECORD = pathlib.Path(__file__).with_name("frozen.json")


def fingerprint(source):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            body[0].value.value = ""
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()


def fingerprints():
    return {path.stem: fingerprint(path.read_text()) for path in sorted(FOLDER.glob("[0-9]*.py"))}


def recorded():
    return json.loads(RECORD.read_text()) if RECORD.exists() else {}


if __name__ == "__main__":
    RECORD.write_text(json.dumps(fingerprints() | recorded(), indent=2, sort_keys=True) + "\n")
