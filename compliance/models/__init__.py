"""What is true: the guide's four kinds of record. Everything else reads these or writes them."""

from .deficiency import Deficiency
from .indicator import Indicator
from .question import Question
from .section import Section

__all__ = ["Deficiency", "Indicator", "Question", "Section"]
