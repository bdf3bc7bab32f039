"""The filters of the lists: parameters that are conditions of the query."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from ..models import Deficiency, Question, Section
from .parameters import Choice, Flag, Parameter, Time
from .querysets import has_text, is_code


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A parameter and the condition that its value makes. model is what it names by its code, if it does."""

    parameter: Parameter
    condition: Callable
    model: type | None = None


def by_code(model, path):
    """Filter by a section's or a question's code at this path, in any case."""
    name, example = (model._meta.model_name, {Section: "TVI", Question: "TVI3"}[model])
    description = f"Code of the {name}, in any case; where codes differ in case only, the exact one."
    parameter = Parameter(name=name, description=description, example=example)
    return Filter(parameter=parameter, condition=lambda code: is_code(model, path, code), model=model)


def by_priority(path):
    parameter = Choice(
        name="priority",
        description="How soon to look at the question.",
        example="high",
        choices=tuple(Question.Priority.values),
    )
    return Filter(parameter=parameter, condition=lambda value: Q(**{path: value}))


def by_applicability(path):
    parameter = Parameter(
        name="applicability",
        description="A text within the question's applicability, in any case.",
        example="Section 5307",
    )
    return Filter(parameter=parameter, condition=lambda text: has_text([path], text))


def by_removed(path):
    parameter = Flag(
        name="removed",
        description="true: of questions that the manual took out; false: of those that it asks.",
        example="false",
    )
    return Filter(parameter=parameter, condition=lambda removed: Q(**{f"{path}__isnull": not removed}))


def by_text(*names):
    parameter = Parameter(
        name="text",
        description="A text within any of the record's texts, in any case. search/ finds words and ranks.",
        example="language assistance",
    )
    return Filter(parameter=parameter, condition=lambda text: has_text(names, text))


UPDATED_SINCE = Filter(
    parameter=Time(
        name="updated_since",
        description="Changed at or after this date, or date and time (ISO 8601); UTC where it does not say otherwise.",
        example="2025-12-01T00:00:00Z",
    ),
    condition=lambda time: Q(updated_at__gte=time),
)
HAS_SOME = Exists(Deficiency.objects.filter(question=OuterRef("pk")))
HAS_DEFICIENCIES = Filter(
    parameter=Flag(
        name="has_deficiencies",
        description="Whether the question has potential deficiencies here.",
        example="true",
    ),
    condition=lambda wanted: Q(HAS_SOME) if wanted else ~Q(HAS_SOME),
)

SECTION_FILTERS = (by_code(Section, "section_code"), UPDATED_SINCE, by_text("section_code", "section_name", "purpose"))
QUESTION_FILTERS = (
    by_code(Section, "section__section_code"),
    by_code(Question, "question_code"),
    by_priority("priority"),
    by_applicability("applicability"),
    HAS_DEFICIENCIES,
    by_removed("removed"),
    UPDATED_SINCE,
    by_text(
        "question_code",
        "question_text",
        "basic_requirement",
        "applicability",
        "detailed_explanation",
        "instructions_for_reviewer",
    ),
)
OF_PARTS = (
    by_code(Section, "question__section__section_code"),
    by_code(Question, "question__question_code"),
    by_priority("question__priority"),
    by_applicability("question__applicability"),
    by_removed("question__removed"),
    UPDATED_SINCE,
)
INDICATOR_FILTERS = (*OF_PARTS, by_text("indicator_text"))
DEFICIENCY_FILTERS = (*OF_PARTS, by_text("deficiency_code", "deficiency_title", "determination", "corrective_action"))
