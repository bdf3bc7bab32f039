"""Links between the admin's pages, up and down the tree."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html


def link(url, text):
    return format_html('<a href="{}">{}</a>', url, text)


def to_record(record, text=None):
    """A link to a record's page."""
    opts = record._meta
    return link(reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk]), text or record)


def to_list(model, text, **lookups):
    """A link to the list of a kind's records, narrowed by the lookups."""
    opts = model._meta
    return link(f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?{urlencode(lookups)}", text)
