"""What going back would destroy, counted on the live database before anything runs."""

from django.db.migrations import RunPython, RunSQL
from django.db.migrations.operations import AddField, CreateModel

STAMPS = {"created_at", "updated_at"}  # a table with both tells which rows were edited after they were made
MADE_AGAIN = {"django_content_type", "auth_permission"}  # rows that every migrate makes again
NOTHING_TO_UNDO = (RunPython.noop, RunSQL.noop, "", [])


def losses(connection, loader, steps_down):
    """Sentences about tables, columns and rows that the steps would destroy."""
    dropped = {table for revision, _ in steps_down for table in tables_made(loader, revision)}
    lines = []
    for revision, _ in steps_down:
        models = loader.project_state(revision.key).apps
        for operation in reversed(revision.migration.operations):
            if isinstance(operation, CreateModel):
                lines.append(table_loss(connection, models.get_model(revision.app, operation.name)))
            elif isinstance(operation, AddField):
                model = models.get_model(revision.app, operation.model_name)
                lines.append(column_loss(connection, model, operation.name, dropped))
            elif undoes_something(operation):
                taken = tables_taken_back(revision, models)
                lines.append(step_loss(connection, revision, [each for each in taken if table_of(each) not in dropped]))
    return [line for line in dict.fromkeys(lines) if line]


def tables_made(loader, revision):
    models = loader.project_state(revision.key).apps
    created = [each for each in revision.migration.operations if isinstance(each, CreateModel)]
    return [table_of(models.get_model(revision.app, operation.name)) for operation in created]


def table_of(model):
    return model._meta.db_table


def tables_taken_back(revision, models):
    """Models of the tables that the migration names in takes_back, or of all its app's where it names none."""
    of_app = models.get_app_config(revision.app).get_models()
    named = getattr(revision.migration, "takes_back", None)
    return [model for model in of_app if named is None or table_of(model) in named]


def step_loss(connection, revision, models):
    """What a data step's reverse code may take back: rows of these models' tables, which do not go as a whole.

    None where the migration names its tables and nothing of them is left to be taken back.
    """
    tables = [line for line in (table_loss(connection, model) for model in models) if line]
    if not tables and hasattr(revision.migration, "takes_back"):
        return None
    of = f", of {'; '.join(tables)}" if tables else ""
    return f"data step {revision.label}: takes back the rows that it made{of}"


def undoes_something(operation):
    reverse = getattr(operation, "reverse_code", None) or getattr(operation, "reverse_sql", None)
    return reverse is not None and reverse not in NOTHING_TO_UNDO


def table_loss(connection, model):
    """ "table x: 3 rows", or None for an empty one."""
    rows, edited = row_counts(connection, model)
    if not rows:
        return None
    return f"table {table_of(model)}: {rows} rows{f', {edited} edited since they were loaded' if edited else ''}"


def column_loss(connection, model, name, dropped):
    """ "column x.y: 3 values", or None for an empty one and where its table goes as a whole."""
    table, column = table_of(model), model._meta.get_field(name).column
    if table in dropped or column is None:
        return None
    values = scalar(connection, "SELECT count({column}) FROM {table}", table=table, column=column)
    return f"column {table}.{column}: {values} values" if values else None


def row_counts(connection, model):
    """(rows, rows edited since they were made); the second is None where the table has no time stamps."""
    table = table_of(model)
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
    created = [each.name for each in migration.operations if isinstance(each, CreateModel)]
    dropped = [models.get_model(migration.app_label, name) for name in created]
    lines = [table_loss(connection, model) for model in dropped if table_of(model) not in MADE_AGAIN]
    return [line for line in lines if line]
