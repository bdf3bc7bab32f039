"""What the verbs print: lines for people, dictionaries for --json."""

import inspect

from .errors import Usage


def marks(state):
    """The words behind a revision: where it stands in its app."""
    if state.unknown or state.gaps or state.leaves:
        return "(does not fit)"
    return f"({len(state.pending)} behind)" if state.pending else "(head)"


def current(states):
    """A line for each app, and one for everything that does not fit."""
    lines = [
        f"{state.last.label} [{state.last.id}] {marks(state)}" if state.last else f"{state.app} (base) {marks(state)}"
        for state in states
    ]
    return lines + [f"! {remark}" for state in states for remark in state.remarks]


def state_as_dict(state):
    return {
        "app": state.app,
        "migration": state.last.name if state.last else None,
        "revision": state.last.id if state.last else None,
        "head": not state.pending,
        "pending": [each.name for each in state.pending],
        "unknown": state.unknown,
        "gaps": [each.name for each in state.gaps],
        "leaves": state.leaves,
    }


def sliced(chain, text, app):
    """The revisions of a range A:B, newest first: after A, up to B. Raises Usage where it is no range."""
    revisions = chain.within(app)
    if text:
        start, colon, end = text.partition(":")
        if not colon:
            raise Usage(f"{text!r} is no range: write A:B, A: or :B.")
        first = 0 if start in ("", "base") else revisions.index(found_in(revisions, chain, start, app)) + 1
        last = len(revisions) if end in ("", "head") else revisions.index(found_in(revisions, chain, end, app)) + 1
        revisions = revisions[first:last]
    return list(reversed(revisions))


def found_in(revisions, chain, reference, app):
    found = chain.find(reference, app)
    if found not in revisions:
        raise Usage(f"{found.label} is of another app: add --app {found.app}.")
    return found


def line(ledger, revision):
    mark = "X" if ledger.is_applied(revision) else " "
    date = (revision.created or "").partition("T")[0] or "          "
    head = " (head)" if revision in ledger.chain.heads() else ""
    return f"[{mark}] {date} {revision.id} {revision.label}{head}"


def history(ledger, revisions, verbose):
    lines = []
    for revision in revisions:
        lines.append(line(ledger, revision))
        if verbose:
            when = ledger.applied_at(revision)
            lines += [
                f"    revises: {revision.revises or 'base'}",
                f"    applied: {when.strftime('%Y-%m-%d %H:%M:%S %Z') if when else 'no'}",
                f"    path: {revision.path}",
            ]
    return lines or ["There is no revision."]


def revision_as_dict(ledger, revision):
    when = ledger.applied_at(revision)
    return {
        "app": revision.app,
        "name": revision.name,
        "revision": revision.id,
        "revises": revision.revises,
        "created": revision.created,
        "applied": when.isoformat() if when else None,
        "path": revision.path,
    }


def show(ledger, revision):
    """Its line, its docstring, its operations and how to undo them, and its SQL."""
    migration = revision.migration
    documented = type(migration).__doc__ or inspect.getmodule(type(migration)).__doc__ or ""
    lines = history(ledger, [revision], verbose=True)
    if documented.strip():
        lines += ["", inspect.cleandoc(documented)]
    lines += ["", "Operations:"]
    for operation in migration.operations:
        lines.append(f"  {operation.describe()}{'' if operation.reversible else ' (cannot be undone)'}")
    lines += ["", "SQL:"]
    return lines + [f"  {statement}" for statement in ledger.chain.loader.collect_sql([(migration, False)])]
