"""What the admin pages of sections, questions, indicators and deficiencies share."""

from django.contrib import admin
from django.db import models

from .export import export_as_csv
from .history import HistoryAdmin
from .reason import ReasonedForm
from .search import CodeFirst
from .text import LinesField

TIMES = ["created_at", "updated_at"]


class RecordAdmin(CodeFirst, HistoryAdmin):
    """A kind of record: `text_fields` are what it says, `parent` is the field of what it is a part of."""

    form = ReasonedForm
    actions = [export_as_csv]
    list_per_page = 50
    list_max_show_all = 500
    parent = None
    text_fields = ()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.TextField):
            kwargs |= {"form_class": LinesField, **({"empty_value": None} if db_field.null else {})}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request, obj=None):
        texts = [*([self.parent] if self.parent else []), *self.text_fields]
        times = [("Times (UTC)", {"fields": TIMES})] if obj else []
        asked = [("This change", {"fields": ["reason"]})] if self.may_write(request, obj) else []
        return [(None, {"fields": [*self.shown_fields(obj), *texts]}), *times, *asked]

    def shown_fields(self, obj):
        """Read-only fields that stand first."""
        return []

    def get_readonly_fields(self, request, obj=None):
        fixed = [self.parent] if self.parent and obj else []  # a part moves with an import; here it is a link
        return [*self.shown_fields(obj), *fixed, *TIMES]

    def may_write(self, request, obj):
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)


class PartsInline(admin.StackedInline):
    """What a record consists of, to look through in the guide's order; each part is edited on its own page."""

    show_change_link = True
    view_on_site = False  # the whole record has the link
    can_delete = False
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False
