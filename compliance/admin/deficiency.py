from django.contrib import admin

from ..models import Deficiency
from .links import to_record
from .record import RecordAdmin
from .text import shortened


@admin.register(Deficiency)
class DeficiencyAdmin(RecordAdmin):
    list_display = ["code", "title", "question_code"]
    list_filter = ["question__section"]
    list_select_related = ["question"]
    search_fields = [
        "deficiency_code",
        "question__question_code",
        "deficiency_title",
        "determination",
        "corrective_action",
    ]
    code_fields = ["deficiency_code", "question__question_code"]
    parent = "question"
    text_fields = ["deficiency_code", "deficiency_order", "deficiency_title", "determination", "corrective_action"]

    @admin.display(ordering="deficiency_code")
    def code(self, deficiency):
        return deficiency.deficiency_code

    def title(self, deficiency):
        return shortened(deficiency.deficiency_title)

    @admin.display(description="question", ordering="question__question_code")
    def question_code(self, deficiency):
        return to_record(deficiency.question)
