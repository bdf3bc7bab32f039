"""Every change of a record is kept with its reason, can be looked at, and can be taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ForeignKey
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper

from ..models.history import change
from .reason import ReasonForm

LONGEST_TEXT = 400  # characters of a before or after in the history; the version's page has all


class HistoryAdmin(SimpleHistoryAdmin):
    """An admin whose changes, deletions and restorations each have a reason, which stands in the history."""

    object_history_template = "admin/compliance/history.html"
    delete_confirmation_template = "admin/compliance/delete_confirmation.html"
    version_template = "admin/compliance/version.html"

    def save_model(self, request, obj, form, change_):
        with change(reason=form.cleaned_data["reason"], user=request.user):
            super().save_model(request, obj, form, change_)

    def delete_model(self, request, obj):
        with change(reason=request.POST["reason"].strip(), user=request.user):
            super().delete_model(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and not form.is_valid():
            request.POST = QueryDict()  # without it the stock view shows its page again, with the form's errors
        context = {"form": form, "object_url": reverse(f"admin:{self.page('change')}", args=[object_id])}
        return super().delete_view(request, object_id, context | (extra_context or {}))

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # records are deleted one by one, each with its reason
        return actions

    def page(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def get_historical_record_context_helper(self, request, historical_record):
        return HistoricalRecordContextHelper(
            self.model, historical_record, max_displayed_delta_change_chars=LONGEST_TEXT
        )

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        """Compares the page's last entry too, with the first of the next page."""
        page = historical_records
        page.object_list = list(page.object_list)
        following = page.paginator.object_list[page.end_index() : page.end_index() + 1]
        super().set_history_delta_changes(request, [*page.object_list, *following], foreign_keys_are_objs)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """A version beside what the record holds now, and for who may: the button that restores it."""
        if not (object_id.isdecimal() and version_id.isdecimal()):
            raise Http404(f"{object_id}, {version_id}: a record and its version have numbers.")
        entry = get_object_or_404(self.model.history.select_related("history_user"), id=object_id, pk=version_id)
        now = self.get_queryset(request).filter(pk=object_id).first()
        if not self.has_view_permission(request, now):
            raise PermissionDenied
        form = self.restoring_form(request, now)
        if request.method == "POST":
            if form is None:
                raise PermissionDenied
            if form.is_valid() and self.restored(request, entry, now, form):
                return HttpResponseRedirect(reverse(f"admin:{self.page('change')}", args=[object_id]))
        context = self.version_context(request, entry, now) | {"form": form}
        return TemplateResponse(request, self.version_template, context | (extra_context or {}))

    def restoring_form(self, request, now):
        """The form that asks for the reason, or None for who may not restore. A deleted record is added again."""
        allowed = self.has_change_permission(request, now) if now else self.has_add_permission(request)
        return ReasonForm(request.POST if request.method == "POST" else None) if allowed else None

    def restored(self, request, entry, now, form):
        """Whether the record holds the version now; else the form says what is in the way."""
        record = entry.instance
        record._state.adding = now is None
        try:
            record.full_clean()
        except ValidationError as error:
            form.add_error(None, error.messages)
            return False
        with transaction.atomic(), change(reason=form.cleaned_data["reason"], user=request.user):
            record.save()
        self.log_change(request, record, f"Restored the version of {entry.history_date:%Y-%m-%d %H:%M:%S} UTC.")
        messages.success(request, f"{record} is again as it was on {entry.history_date:%Y-%m-%d at %H:%M:%S} UTC.")
        return True

    def version_context(self, request, entry, now):
        name = str(now or entry.history_object)
        return {
            **self.admin_site.each_context(request),
            "title": f"A version of {name}",
            "opts": self.opts,
            "entry": entry,
            "name": name,
            "rows": [compared(field, entry, now) for field in fields_of(entry)],
        }


def fields_of(entry):
    return [field for field in entry.tracked_fields if not field.primary_key]


def compared(field, then, now):
    """A field with its value in the version and now."""
    return {
        "label": capfirst(field.verbose_name),
        "then": shown(field, then),
        "now": now and shown(field, now),
        "same": now is not None and getattr(now, field.attname) == getattr(then, field.attname),
    }


def shown(field, record):
    value = getattr(record, field.attname)
    if not isinstance(field, ForeignKey):
        return value
    return field.related_model.objects.filter(pk=value).first() or f"a deleted {field.verbose_name}"
