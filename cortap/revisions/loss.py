"""What going back would destroy, counted on the live database before anything runs."""

from django.db.migrations import RunPython, RunSQL
from django.db.migrations.operations import AddField, CreateModel

STAMPS = {"created_at", "updated_at"}  # a table with both tells which rows were edited after they were made
MADE_AGAIN = {"django_content_type", "auth_permission"}  # rows that every migrate makes again
NOTHING_TO_UNDO = (RunPython.noop, RunSQL.noop, "", [])


def losses(connection, loader, steps_down):
    """Sentences about tables, columns and rows that the steps would destroy."""
    dropped, found = set(), []
    for revision, _ in steps_down:
        models = loader.project_state(revision.key).apps
        for operation in reversed(revision.migration.operations):
            if isinstance(operation, CreateModel):
                found += table_loss(connection, models.get_model(revision.app, operation.name), dropped)
            elif isinstance(operation, AddField):
                found.append((models.get_model(revision.app, operation.model_name), operation.name))
            elif undoes_something(operation):
                found.append(f"data step {revision.label}: takes back the rows that it made")
    lines = [each if isinstance(each, str) else column_loss(connection, *each, dropped) for each in found]
    return [line for line in lines if line]


def undoes_something(operation):
    reverse = getattr(operation, "reverse_code", None) or getattr(operation, "reverse_sql", None)
    return reverse is not None and reverse not in NOTHING_TO_UNDO


def table_loss(connection, model, dropped):
    dropped.add(model._meta.db_table)
    rows, edited = row_counts(connection, model)
    if not rows:
        return []
    return [f"table {model._meta.db_table}: {rows} rows{f', {edited} edited since they were loaded' if edited else ''}"]


def column_loss(connection, model, name, dropped):
    table, column = model._meta.db_table, model._meta.get_field(name).column
    if table in dropped or column is None:
        return None
    values = scalar(connection, "SELECT count({column}) FROM {table}", table=table, column=column)
    return f"column {table}.{column}: {values} values" if values else None


def row_counts(connection, model):
    """(rows, rows edited since they were made); the second is None where the table has no time stamps."""
    table = model._meta.db_table
    rows = scalar(connection, "SELECT count(*) FROM {table}", table=table)
    if not {field.column for field in model._meta.local_concrete_fields} >= STAMPS:
        return rows, None
    return rows, scalar(connection, "SELECT count(*) FROM {table} WHERE updated_at <> created_at", table=table)


def scalar(connection, query, **names):
    quoted = {key: connection.ops.quote_name(name) for key, name in names.items()}
    with connection.cursor() as cursor:
        cursor.execute(query.format(**quoted))
        return cursor.fetchone()[0]


def rows_left(connection, loader, migration):
    """["table x: 3 rows"] for tables that undoing this migration drops while rows are in them."""
    models = loader.project_state((migration.app_label, migration.name)).apps
    created = [each for each in migration.operations if isinstance(each, CreateModel)]
    found = []
    for operation in created:
        model = models.get_model(migration.app_label, operation.name)
        if model._meta.db_table not in MADE_AGAIN:
            found += table_loss(connection, model, set())
    return found
