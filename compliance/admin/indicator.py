from django.contrib import admin

from ..models import Indicator
from .text import shortened


@admin.register(Indicator)
class IndicatorAdmin(admin.ModelAdmin):
    list_display = ["__str__", "indicator"]
    list_filter = ["question__section"]
    list_select_related = ["question"]
    search_fields = ["question__question_code", "indicator_text"]
    readonly_fields = ["created_at", "updated_at"]

    def indicator(self, indicator):
        return shortened(indicator.indicator_text)
