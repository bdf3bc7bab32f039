"""What can go wrong, each with the exit code that scripts see."""


class RevisionError(Exception):
    """Something a person must settle: the message says what, where and what next."""

    code = 1


class Usage(RevisionError):
    """The words of the call fit nothing, or more than one thing."""

    code = 2


class Unknown(RevisionError):
    """The database has what this code does not know."""

    code = 4


class Refused(RevisionError):
    """It could be done, and should not without another word."""

    code = 5


class Busy(RevisionError):
    """Another run holds the lock, or another session a table, for longer than we wait."""

    code = 6
