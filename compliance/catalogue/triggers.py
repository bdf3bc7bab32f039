"""Database triggers that renew the catalogue's version on any write to what the catalogue shows, whoever writes.

Made after every migration where they are missing: SQLite drops a table's triggers whenever it remakes the table.
"""

PREFIX = "compliance_renew_version"  # 0012 drops them by this name on the way back
VERSION_TABLE = "compliance_version"
WATCHED = (
    "compliance_sections",
    "compliance_questions",
    "compliance_indicators",
    "compliance_deficiencies",
    "compliance_editions",
    "compliance_catalogue",
)
EVENTS = ("INSERT", "UPDATE", "DELETE")
RENEW = f"""
    INSERT INTO {VERSION_TABLE} (id, version) VALUES (1, {{random}})
    ON CONFLICT (id) DO UPDATE SET version = excluded.version
"""  # noqa: S608 nothing here comes from outside
RANDOM = {"postgresql": "gen_random_uuid()::text", "sqlite": "lower(hex(randomblob(16)))"}
FUNCTION = f"""
    CREATE OR REPLACE FUNCTION {PREFIX}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {RENEW.format(random=RANDOM["postgresql"])}; RETURN NULL; END $$
"""


def install(connection):
    """Make the triggers that are missing, and renew the version where one was. Nothing where no version is named yet.

    A statement trigger on PostgreSQL, TRUNCATE included; on SQLite a row trigger for each event.
    """
    with connection.cursor() as cursor:
        tables = {table.name for table in connection.introspection.get_table_list(cursor)}
        if VERSION_TABLE not in tables or not named(cursor):
            return
        wanted = WANTED[connection.vendor]()
        missing = {name: sql for name, (table, sql) in wanted.items() if table in tables}
        for name in existing(connection, cursor):
            missing.pop(name, None)
        if not missing:
            return
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for statement in missing.values():
            cursor.execute(statement)
        cursor.execute(RENEW.format(random=RANDOM[connection.vendor]))


def named(cursor):
    cursor.execute(f"SELECT 1 FROM {VERSION_TABLE}")  # noqa: S608
    return cursor.fetchone() is not None


def existing(connection, cursor):
    query = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgname LIKE %s",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
    }[connection.vendor]
    cursor.execute(query, [f"{PREFIX}%"])
    return [name for (name,) in cursor.fetchall()]


def of_postgresql():
    """{name: (table, statement)}."""
    events = " OR ".join([*EVENTS, "TRUNCATE"])
    return {
        f"{PREFIX}_of_{table}": (
            table,
            f"CREATE TRIGGER {PREFIX}_of_{table} AFTER {events} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}()",
        )
        for table in WATCHED
    }


def of_sqlite():
    """{name: (table, statement)}."""
    renew = RENEW.format(random=RANDOM["sqlite"])
    return {
        f"{PREFIX}_of_{table}_{event.lower()}": (
            table,
            f"CREATE TRIGGER {PREFIX}_of_{table}_{event.lower()} AFTER {event} ON {table} BEGIN {renew}; END",
        )
        for table in WATCHED
        for event in EVENTS
    }


WANTED = {"postgresql": of_postgresql, "sqlite": of_sqlite}
