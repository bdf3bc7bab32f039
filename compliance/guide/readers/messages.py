"""How messages show what a file holds: short, on one line, and printable whatever it is."""

from reprlib import Repr

short = Repr()
short.maxstring = short.maxother = short.maxlong = 60


def quoted(value):
    """Any value, quoted and cut to a few words."""
    return short.repr(value)


def shown(code):
    """A code: plain where it can be printed, quoted where it cannot."""
    if code is None:
        return "(no code)"
    return code if isinstance(code, str) and code.isprintable() and 0 < len(code) <= 60 else quoted(code)


def one_line(message):
    """A message that others worded, on one line and printable."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in message)
