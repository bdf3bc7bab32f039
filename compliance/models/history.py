"""How every change to the guide is kept: what a row held, when, by whom and why."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import models
from django.db.models.signals import pre_save
from simple_history.models import HistoricalRecords
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

FOUND = "as it was found: loaded or changed where no history is kept"
STAMPS = ["created_at", "updated_at"]  # an entry has its own time


@dataclass(frozen=True)
class Change:
    """Who is changing the guide now, and why. Nobody is a command."""

    reason: str | None = None
    user: object = None


CURRENT = ContextVar("change", default=Change())  # noqa: B039 frozen


@contextmanager
def change(*, reason, user=None):
    """What is written within is kept in the histories with this reason and user."""
    token = CURRENT.set(Change(reason, user))
    try:
        yield
    finally:
        CURRENT.reset(token)


def current_user(instance, request):
    return CURRENT.get().user


class History(HistoricalRecords):
    """The history of a model in a table of its own: an entry for each row that is created, changed or deleted.

    Loading a fixture, and what is written past Django, makes no entry. So that no "before" is missing, the next change
    that is kept first takes down what it found (catch_up).
    """

    def __init__(self, table, parent=()):
        super().__init__(
            table_name=table,
            excluded_fields=STAMPS,
            no_db_index=parent,
            get_user=current_user,
            history_change_reason_field=models.TextField(null=True, verbose_name="reason"),
        )

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        if sender is self.cls:
            pre_save.connect(self.pre_save, sender=sender, weak=False)

    def pre_save(self, instance, raw=False, **kwargs):
        if instance.pk and not raw and not hasattr(instance, "skip_history_when_saving"):
            catch_up(type(instance), [instance.pk])

    def pre_delete(self, instance, **kwargs):
        super().pre_delete(instance, **kwargs)
        catch_up(type(instance), [instance.pk])

    def get_change_reason_for_object(self, instance, history_type, using):
        return CURRENT.get().reason


def create_rows(model, rows, batch_size=None):
    """Create the rows, each with an entry in its history. Models of a migration's own time keep none."""
    if not hasattr(model, "history"):
        model.objects.bulk_create(rows, batch_size=batch_size)
        return
    bulk_create_with_history(rows, model, batch_size=batch_size, default_change_reason=CURRENT.get().reason)


def update_rows(model, rows, fields, batch_size=None):
    """Write these fields of the rows, each with an entry in its history. Models of a migration's own time keep none."""
    if not hasattr(model, "history"):
        model.objects.bulk_update(rows, fields, batch_size=batch_size)
        return
    catch_up(model, [row.pk for row in rows])
    bulk_update_with_history(rows, model, fields, batch_size=batch_size, default_change_reason=CURRENT.get().reason)


def catch_up(model, ids):
    """Take down the rows as the table holds them, where their latest entry says something else or is not there."""
    names = [field.attname for field in model.history.model.tracked_fields]
    entries = model.history.filter(id__in=ids).order_by("history_date", "history_id")
    latest = {entry.id: entry for entry in entries}
    rows = [row for row in model.objects.order_by().filter(pk__in=ids) if not alike(row, latest.get(row.pk), names)]
    with change(reason=FOUND):
        for known in (False, True):
            some = [row for row in rows if (row.pk in latest) is known]
            model.history.bulk_history_create(some, update=known, default_change_reason=FOUND)


def alike(row, entry, names):
    if entry is None or entry.history_type == "-":
        return False
    return all(getattr(row, name) == getattr(entry, name) for name in names)
