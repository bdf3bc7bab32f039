from django.contrib import admin

from ..catalogue.state import HOW_TO_COMPLETE, lost_rows_of
from ..models import Deficiency, Indicator, Question
from .text import shortened


class IndicatorInline(admin.StackedInline):
    model = Indicator
    extra = 0


class DeficiencyInline(admin.StackedInline):
    model = Deficiency
    extra = 0


@admin.register(Question)
class QuestionAdmin(admin.ModelAdmin):
    list_display = ["question_code", "question", "section_code", "priority", "indicators", "deficiencies"]
    list_filter = ["section", "priority"]
    list_select_related = ["section"]
    search_fields = ["question_code", "question_text", "basic_requirement", "detailed_explanation"]
    readonly_fields = ["known_missing", "created_at", "updated_at"]
    inlines = [IndicatorInline, DeficiencyInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    def question(self, question):
        return shortened(question.question_text)

    @admin.display(description="section", ordering="section__section_order")
    def section_code(self, question):
        return question.section.section_code

    def indicators(self, question):
        return question.indicator_count

    def deficiencies(self, question):
        return question.deficiency_count

    def known_missing(self, question):
        lost = lost_rows_of(question)
        names = [f"indicator {letter}" for letter in lost.indicators] + lost.deficiencies
        return f"{', '.join(names)}: {HOW_TO_COMPLETE}" if names else "Nothing."
