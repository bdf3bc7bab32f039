"""What the endpoints answer, as pydantic models."""

from datetime import datetime
from typing import Annotated

from pydantic import AliasPath, BaseModel, ConfigDict, Field

SectionCode = Annotated[str, Field(validation_alias=AliasPath("section", "section_code"))]
QuestionCode = Annotated[str, Field(validation_alias=AliasPath("question", "question_code"))]


class Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Indicator(Answer):
    letter: str
    indicator_text: str
    indicator_order: int | None
    updated_at: datetime | None


class Deficiency(Answer):
    deficiency_code: str
    question_code: QuestionCode
    deficiency_title: str
    determination: str
    corrective_action: str | None
    deficiency_order: int | None
    updated_at: datetime | None


class Question(Answer):
    question_code: str
    section_code: SectionCode
    question_text: str
    basic_requirement: str | None
    applicability: str | None
    detailed_explanation: str | None
    instructions_for_reviewer: str | None
    question_order: int | None
    priority: str | None
    removed: str | None
    updated_at: datetime | None
    indicators: list[Indicator]
    deficiencies: list[Deficiency]


class Section(Answer):
    section_code: str
    section_name: str
    section_order: int | None
    page_range: str | None
    purpose: str | None
    updated_at: datetime | None


class CountedSection(Section):
    question_count: int
    indicator_count: int
    deficiency_count: int


class SectionGuide(Section):
    questions: list[Question]


class Hit(Answer):
    """A record that a search found, of whichever kind: the keys of its kind, and its section's name."""

    section_code: str | None = None
    question_code: str | None = None
    letter: str | None = None
    deficiency_code: str | None = None
    section_name: str


class Page(Answer):
    count: int


class Sections(Page):
    results: list[CountedSection]


class Deficiencies(Page):
    results: list[Deficiency]


class Hits(Page):
    results: list[Hit]


class Catalogue(Answer):
    sections: list[SectionGuide]
