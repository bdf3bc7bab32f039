"""What every view under /api/ is wrapped in."""

from ..catalogue.kept import kept
from .limits import limited
from .problems import problems


def answer(view):
    """The view with its answers kept, limited by address, and with problems for errors."""
    return problems(limited(kept(view)))


def public(view):
    """The same for what does not depend on the catalogue, such as the schema."""
    return problems(limited(view))
