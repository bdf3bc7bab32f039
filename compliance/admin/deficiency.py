from django.contrib import admin

from ..models import Deficiency
from .text import shortened


@admin.register(Deficiency)
class DeficiencyAdmin(admin.ModelAdmin):
    list_display = ["deficiency_code", "title", "question_code"]
    list_filter = ["question__section"]
    list_select_related = ["question"]
    search_fields = ["deficiency_code", "deficiency_title", "determination", "corrective_action"]
    readonly_fields = ["created_at", "updated_at"]

    def title(self, deficiency):
        return shortened(deficiency.deficiency_title)

    @admin.display(description="question", ordering="question__question_code")
    def question_code(self, deficiency):
        return deficiency.question.question_code
