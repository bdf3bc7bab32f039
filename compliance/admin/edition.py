from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html_join

from ..models import Edition
from .links import link


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """The published editions, to read: the database refuses to change or to delete one."""

    list_display = ["label", "title", "published_at", "sections", "questions", "indicators", "deficiencies"]
    list_filter = ["fiscal_year"]
    fields = readonly_fields = [
        "label",
        "pages",
        "title",
        "reason",
        "source",
        "source_sha256",
        "document_sha256",
        "sections",
        "questions",
        "removed_questions",
        "indicators",
        "deficiencies",
        "published_at",
        "published_with",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).without_document()

    def get_urls(self):
        document = self.admin_site.admin_view(self.document_view)
        return [path("<int:pk>/document/", document, name="compliance_edition_document"), *super().get_urls()]

    def document_view(self, request, pk):
        """The edition's document as it was archived."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        edition = get_object_or_404(Edition, pk=pk)
        return HttpResponse(edition.document.encode(), content_type="application/json")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="edition")
    def label(self, edition):
        return edition.label

    def pages(self, edition):
        """Links to its document, to the public list, and to what changed from it until now."""
        links = {
            "its document": reverse("admin:compliance_edition_document", args=[edition.pk]),
            "what changed since": reverse("changes", args=[f"{edition.label}…current"]),
            "all editions": reverse("editions"),
        }
        return format_html_join(" · ", "{}", ((link(url, text),) for text, url in links.items()))
