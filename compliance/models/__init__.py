"""What is true: the guide's four kinds of record, and its archive. Everything else reads these or writes them."""

from .catalogue import Catalogue
from .deficiency import Deficiency
from .edition import Edition
from .indicator import Indicator
from .question import Question
from .section import Section
from .version import CatalogueVersion

__all__ = ["Catalogue", "CatalogueVersion", "Deficiency", "Edition", "Indicator", "Question", "Section"]
