from django.contrib import admin
from django.utils.html import format_html_join

from ..models import Deficiency, Indicator, Question, Section
from .bar import bar
from .links import to_list
from .record import PartsInline, RecordAdmin


class QuestionInline(PartsInline):
    model = Question
    fields = readonly_fields = ["question_text", "priority"]


@admin.register(Section)
class SectionAdmin(RecordAdmin):
    list_display = ["code", "name", "page_range", "overview", "questions", "indicators", "deficiencies"]
    search_fields = ["section_code", "section_name", "purpose"]
    code_fields = ["section_code"]
    text_fields = ["section_code", "section_name", "section_order", "page_range", "purpose"]
    inlines = [QuestionInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    def shown_fields(self, obj):
        return ["overview", "parts"] if obj else []

    @admin.display(ordering="section_code")
    def code(self, section):
        return section.section_code

    @admin.display(ordering="section_name")
    def name(self, section):
        return section.section_name

    def overview(self, section):
        return bar(
            questions=section.question_count,
            indicators=section.indicator_count,
            deficiencies=section.deficiency_count,
        )

    def parts(self, section):
        """Links to the lists of what the section consists of."""
        counted = {
            self.questions(section): "questions",
            self.indicators(section): "indicators",
            self.deficiencies(section): "deficiencies",
        }
        return format_html_join(" · ", "{} {}", counted.items())

    @admin.display(ordering="question_count")
    def questions(self, section):
        return to_list(Question, section.question_count, section__id__exact=section.pk)

    @admin.display(ordering="indicator_count")
    def indicators(self, section):
        return to_list(Indicator, section.indicator_count, question__section__id__exact=section.pk)

    @admin.display(ordering="deficiency_count")
    def deficiencies(self, section):
        return to_list(Deficiency, section.deficiency_count, question__section__id__exact=section.pk)
