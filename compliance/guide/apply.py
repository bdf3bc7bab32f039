"""The one writer of the four tables beside the admin: makes them hold a guide, and touches no row that does already."""

from django.apps import apps as live_apps
from django.utils import timezone

from ..models.history import change, create_rows, update_rows
from .kinds import PARENTS, model_name, parent_field
from .rows import PARENT, name_in_tables, rows_of

BATCH = 200  # rows a statement


def write_tables(guide, apps=live_apps, *, reason="import"):
    """Make the tables hold the guide: rows that differ are updated, created or deleted. To be called in a transaction.

    Returns the number of rows written; each has an entry with the reason in its history. `apps` is for migrations,
    which have models of their own time and keep no history.
    """
    with change(reason=reason):
        return Writer(rows_of(guide), apps).write()


class Writer:
    """Wanted rows by kind and name, and the records that the tables hold."""

    def __init__(self, wanted, apps):
        self.wanted = wanted
        self.models = {kind: apps.get_model(model_name(kind)) for kind in PARENTS}
        self.now = timezone.now()
        self.held = {}

    def write(self):
        for kind in PARENTS:
            self.held |= {(kind, name_in_tables(kind, record)): record for record in self.records(kind)}
        left_over = [key for key in self.held if key not in self.wanted]
        written = sum(self.write_kind(kind) for kind in PARENTS)
        for kind in reversed(PARENTS):  # parts first; by then what moves has left a parent that goes
            gone = [self.held[key].pk for key in left_over if key[0] is kind]
            self.models[kind].objects.filter(pk__in=gone).delete()
        return written + len(left_over)

    def records(self, kind):
        found = self.models[kind].objects.order_by()
        return found.select_related(parent_field(kind)) if parent_field(kind) else found

    def write_kind(self, kind):
        """Create and update the records of a kind, whose parents are written; the number of rows."""
        model, fields = self.models[kind], self.fields(kind)
        created, updated = {}, []
        for key, values in self.wanted.items():
            if key[0] is not kind:
                continue
            record = self.held.get(key)
            if record is None:
                created[key] = self.filled(model(), kind, values, fields)
            elif any(getattr(record, name) != value for name, value in self.columns(kind, values, fields).items()):
                record.updated_at = self.now
                updated.append(self.filled(record, kind, values, fields))
        create_rows(model, list(created.values()), BATCH)
        self.held |= created
        parent = [parent_field(kind)] if parent_field(kind) else []
        update_rows(model, updated, [*fields, *parent, "updated_at"], BATCH)
        return len(created) + len(updated)

    def fields(self, kind):
        """The document's fields that the model has: one of an older time lacks the latest."""
        columns = {field.name for field in self.models[kind]._meta.concrete_fields}
        return [name for name in kind.own_fields() if name in columns]

    def columns(self, kind, values, fields):
        """{attribute: value} of a row, its parent's id among them."""
        columns = {name: values[name] for name in fields}
        if parent_field(kind):
            columns[f"{parent_field(kind)}_id"] = self.held[values[PARENT]].pk
        return columns

    def filled(self, record, kind, values, fields):
        for name, value in self.columns(kind, values, fields).items():
            setattr(record, name, value)
        return record
