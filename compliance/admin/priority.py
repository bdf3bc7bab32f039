"""One priority for many questions at once."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils import timezone

from ..models import Question
from ..models.history import change, update_rows
from .reason import ReasonForm

PASSED_ON = [ACTION_CHECKBOX_NAME, "action", "select_across", "index"]  # what the list posted: which rows are meant


class PriorityForm(ReasonForm):
    priority = forms.ChoiceField(choices=Question.Priority)

    field_order = ["priority", "reason"]


@admin.action(description="Set the priority of the selected", permissions=["change"])
def set_priority(modeladmin, request, queryset):
    """Asks for the priority and the reason, and then gives it to the questions, each with an entry in its history."""
    form = PriorityForm(request.POST if "apply" in request.POST else None)
    if form.is_valid():
        with transaction.atomic(), change(reason=form.cleaned_data["reason"], user=request.user):
            changed = give_priority(queryset, form.cleaned_data["priority"])
        messages.success(request, f"{changed} of {queryset.count()} questions changed their priority.")
        return None
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Set the priority",
        "opts": modeladmin.opts,
        "form": form,
        "count": queryset.count(),
        "codes": list(queryset.values_list("question_code", flat=True)),
        "hidden": [(name, value) for name in PASSED_ON for value in request.POST.getlist(name)],
    }
    return TemplateResponse(request, "admin/compliance/set_priority.html", context)


def give_priority(questions, priority):
    """Writes it where it is another; the number of questions that changed."""
    now, changed = timezone.now(), []
    for question in Question.objects.filter(pk__in=questions.order_by().values("pk")):
        if question.priority != priority:
            question.priority, question.updated_at = priority, now
            changed.append(question)
    update_rows(Question, changed, ["priority", "updated_at"])
    return len(changed)
