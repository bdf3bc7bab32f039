"""How staff look and correct: the stock admin over the four kinds of record."""

from django.contrib import admin

from . import deficiency, indicator, question, section

__all__ = ["deficiency", "indicator", "question", "section"]

admin.site.site_header = admin.site.site_title = "cortap"
admin.site.index_title = "The Comprehensive Review guide"
