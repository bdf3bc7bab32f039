"""What the objects of an extraction hold, and what of it has a place in the guide."""

from typing import NamedTuple


class Shape(NamedTuple):
    """An object's keys: those that it must have, others that the guide takes, those that have no place in the guide."""

    name: str
    needed: tuple[str, ...]
    taken: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def keys(self):
        return (*self.needed, *self.taken, *self.left_out)


RELIEF = "flexibilities_and_administrative_relief"  # the manual prints it at the end of the explanation
QUESTION_TEXTS = ("basic_requirement", "applicability", "detailed_explanation", "instructions_for_reviewer")
ACTION = "suggested_corrective_action"
NUMBERED_ACTIONS = tuple(f"{ACTION}_{number}" for number in range(1, 6))
ACTIONS = f"{ACTION}s"

EXTRACTION = Shape("the extraction", ("metadata", "sections"))
CHAPTER = Shape(
    "chapters",
    ("section", "sub_areas"),
    left_out=(
        "issues_areas_of_concern",
        "notes",
        "purpose_of_review_area",
        "questions_to_be_examined",
        "references",
        "useful_weblinks",
    ),
)
SECTION = Shape(
    "sections",
    ("id", "title"),
    ("page_range", "purpose"),
    ("information_request", "questions_to_be_examined", "recipient_followup", "special_notes"),
)
QUESTION = Shape(
    "questions",
    ("id", "question"),
    (*QUESTION_TEXTS, RELIEF, "indicators_of_compliance", "deficiencies"),
    ("governing_directives", "note"),
)
INDICATOR = Shape(
    "indicators",
    ("indicator_id", "text"),
    ("sub_indicators",),
    ("includes_table", "note", "table_elements", "table_reference"),
)
POINT = Shape("points of indicators", ("indicator_id", "text"))
DEFICIENCY = Shape(
    "deficiencies",
    ("code", "title", "determination"),
    (ACTION, ACTIONS, *NUMBERED_ACTIONS),
    ("note", "note_to_reviewer"),
)
