from django.contrib import admin

from ..models import Question, Section
from .text import shortened


class QuestionInline(admin.TabularInline):
    """The section's questions to look through; each is edited on its own page."""

    model = Question
    fields = ["question_code", "question", "priority"]
    readonly_fields = fields
    show_change_link = True
    can_delete = False
    extra = 0

    def has_add_permission(self, request, obj):
        return False

    def question(self, question):
        return shortened(question.question_text)


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ["section_code", "section_name", "page_range", "questions", "indicators", "deficiencies"]
    search_fields = ["section_code", "section_name", "purpose"]
    readonly_fields = ["created_at", "updated_at"]
    inlines = [QuestionInline]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    def questions(self, section):
        return section.question_count

    def indicators(self, section):
        return section.indicator_count

    def deficiencies(self, section):
        return section.deficiency_count
