"""Conditions and columns that several resources ask of the database, each as a part of one query."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ..models import Deficiency, Indicator, Question, Section

CODES = ("id", "section", "question_code")
NOTHING = Q(pk__in=())  # Django then does not even ask


def is_code(model, path, code):
    """The rows whose code at this path is the given one in any case; only the exact one, where rows of model have it.

    The path ends in the name of the model's code: question__section__section_code.
    """
    if "\0" in code:
        return NOTHING  # which PostgreSQL refuses in a text
    name = path.rpartition("__")[2]
    exact = model.objects.filter(**{name: code})
    return Q(**{path: code}) | (Q(**{f"{path}__iexact": code}) & ~Exists(exact))


def has_text(names, text):
    """The rows with the text in one of these columns, in any case."""
    if "\0" in text:
        return NOTHING
    condition = Q()
    for name in names:
        condition |= Q(**{f"{name}__icontains": text})
    return condition


def number_of(parts, path):
    """How many of these parts belong to the row that the path leads to."""
    counted = parts.order_by().filter(**{path: OuterRef("pk")}).values(path).annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def counted_sections():
    """Sections with the numbers of their questions, removed questions, indicators and deficiencies."""
    return Section.objects.annotate(
        question_count=number_of(Question.objects.live(), "section"),
        removed_question_count=number_of(Question.objects.filter(removed__isnull=False), "section"),
        indicator_count=number_of(Indicator.objects.all(), "question__section"),
        deficiency_count=number_of(Deficiency.objects.all(), "question__section"),
    )


def with_codes(parts):
    """Indicators or deficiencies with the codes of their question and section, and none of the long texts of these."""
    long = [f"question__{field.name}" for field in Question._meta.concrete_fields if field.name not in CODES]
    return parts.select_related("question__section").defer(*long, "question__section__purpose")
