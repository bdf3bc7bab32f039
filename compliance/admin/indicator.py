from django.contrib import admin

from ..models import Indicator
from .links import to_record
from .record import RecordAdmin
from .text import shortened


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    list_display = ["__str__", "indicator", "question_code"]
    list_filter = ["question__section"]
    list_select_related = ["question"]
    search_fields = ["question__question_code", "letter", "indicator_text"]
    code_fields = ["question__question_code"]
    parent = "question"
    text_fields = ["letter", "indicator_order", "indicator_text"]

    def indicator(self, indicator):
        return shortened(indicator.indicator_text)

    @admin.display(description="question", ordering="question__question_code")
    def question_code(self, indicator):
        return to_record(indicator.question)
