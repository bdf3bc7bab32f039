"""Filters of the lists."""

from django.contrib import admin
from django.db.models import Exists, OuterRef

from ..models import Deficiency, Indicator


class RemovedFilter(admin.SimpleListFilter):
    """Questions that the manual asks, or those that it took out."""

    title = "in the manual"
    parameter_name = "in_the_manual"

    def lookups(self, request, model_admin):
        return [("asked", "asked"), ("removed", "removed")]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(removed__isnull=self.value() == "asked")


class WithoutPartsFilter(admin.SimpleListFilter):
    """Questions that have none of a kind of parts."""

    title = "parts"
    parameter_name = "without"
    KINDS = {"indicators": Indicator, "deficiencies": Deficiency}

    def lookups(self, request, model_admin):
        return [(kind, f"no {kind}") for kind in self.KINDS]

    def queryset(self, request, queryset):
        model = self.KINDS.get(self.value())
        return queryset.filter(~Exists(model.objects.filter(question=OuterRef("pk")))) if model else queryset
