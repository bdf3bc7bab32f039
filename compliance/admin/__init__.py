"""How staff look and correct: the stock admin over the four kinds of record and the editions."""

from django.contrib import admin

from . import deficiency, edition, indicator, question, section

__all__ = ["deficiency", "edition", "indicator", "question", "section"]

admin.site.site_header = admin.site.site_title = "cortap"
admin.site.index_title = "The Comprehensive Review guide"
