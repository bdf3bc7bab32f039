import django_filters

from ..models import Deficiency, Indicator, Question


class QuestionFilter(django_filters.FilterSet):
    section = django_filters.CharFilter(
        "section__section_code", "iexact", help_text="Code of the section, for example TVI."
    )
    priority = django_filters.ChoiceFilter(choices=Question.Priority, help_text="high, medium or low.")

    class Meta:
        model = Question
        fields = ["section", "priority"]


class PartFilter(django_filters.FilterSet):
    """Filters of what belongs to a question."""

    section = django_filters.CharFilter(
        "question__section__section_code", "iexact", help_text="Code of the section, for example TVI."
    )
    question = django_filters.CharFilter(
        "question__question_code", "iexact", help_text="Code of the question, for example TVI3."
    )


class IndicatorFilter(PartFilter):
    class Meta:
        model = Indicator
        fields = ["section", "question"]


class DeficiencyFilter(PartFilter):
    class Meta:
        model = Deficiency
        fields = ["section", "question"]
