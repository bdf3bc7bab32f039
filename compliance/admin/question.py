from django.contrib import admin

from ..catalogue.state import HOW_TO_COMPLETE, lost_rows_of
from ..models import Deficiency, Indicator, Question
from .filters import RemovedFilter, WithoutPartsFilter
from .links import to_list, to_record
from .priority import set_priority
from .record import PartsInline, RecordAdmin
from .text import shortened


class IndicatorInline(PartsInline):
    model = Indicator
    fields = readonly_fields = ["indicator_text"]


class DeficiencyInline(PartsInline):
    model = Deficiency
    fields = readonly_fields = ["deficiency_title", "determination", "corrective_action"]


@admin.register(Question)
class QuestionAdmin(RecordAdmin):
    list_display = ["code", "question", "section_code", "priority", "indicators", "deficiencies"]
    list_filter = ["section", "priority", RemovedFilter, WithoutPartsFilter]
    list_select_related = ["section"]
    search_fields = ["question_code", "question_text", "basic_requirement", "detailed_explanation"]
    code_fields = ["question_code"]
    parent = "section"
    text_fields = [
        "question_code",
        "question_order",
        "question_text",
        "basic_requirement",
        "applicability",
        "detailed_explanation",
        "instructions_for_reviewer",
        "priority",
        "removed",
    ]
    inlines = [IndicatorInline, DeficiencyInline]
    actions = [set_priority, *RecordAdmin.actions]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    def shown_fields(self, obj):
        return ["known_missing"] if obj else []

    @admin.display(ordering="question_code")
    def code(self, question):
        return question.question_code

    def question(self, question):
        return shortened(question.question_text)

    @admin.display(description="section")
    def section_code(self, question):
        return to_record(question.section, question.section.section_code)

    @admin.display(ordering="indicator_count")
    def indicators(self, question):
        return to_list(Indicator, question.indicator_count, question__id__exact=question.pk)

    @admin.display(ordering="deficiency_count")
    def deficiencies(self, question):
        return to_list(Deficiency, question.deficiency_count, question__id__exact=question.pk)

    def known_missing(self, question):
        lost = lost_rows_of(question)
        names = [f"indicator {letter}" for letter in lost.indicators] + lost.deficiencies
        return f"{', '.join(names)}: {HOW_TO_COMPLETE}" if names else "Nothing."
