from .about import about
from .deficiency import deficiency
from .editions import changes, editions
from .errors import not_found
from .home import home
from .question import question
from .search import search
from .section import section
from .worksheet import worksheet

__all__ = [
    "about",
    "changes",
    "deficiency",
    "editions",
    "home",
    "not_found",
    "question",
    "search",
    "section",
    "worksheet",
]
