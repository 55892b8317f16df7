"""Versions of the schema and the steps between them. SQLite's own SQL.

A step leads from one version to the next and is one transaction. The file is backed up before the
first, the triggers are dropped first and made anew with the last, so a file that was interrupted on
the way has an old version and simply goes on at the next opening. A step works by SQL of its own,
never by `tables`, which say how the schema looks today.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, MetaData, insert

from vusta_desk.domain.findings import Refused
from vusta_desk.storage import audit, backup
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.engine import set_schema_version
from vusta_desk.storage.errors import database_errors
from vusta_desk.storage.tables import audit_context, metadata
from vusta_desk.storage.unit_of_work import recorded

Step = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Schema:
    """How the schema looks today, and the steps that led to it; the first version is 1."""

    metadata: MetaData
    steps: tuple[Step, ...] = ()

    @property
    def version(self) -> int:
        """The version the last step leads to."""
        return 1 + len(self.steps)

    def triggers(self) -> dict[str, str]:
        """Every trigger by name."""
        return audit.triggers(table for table in self.metadata.sorted_tables if table.info)


def _to_version_2(connection: Connection) -> None:
    """Members taken out, badges stated, numbers announced; one record's history at once."""
    for statement in (
        "ALTER TABLE members ADD COLUMN taken_out TEXT",
        "ALTER TABLE members ADD COLUMN taken_out_on TEXT"
        " CHECK (taken_out_on IS date(taken_out_on, '+0 days'))",
        "ALTER TABLE badges ADD COLUMN stated_before TEXT"
        " CHECK (stated_before IS date(stated_before, '+0 days'))",
        "ALTER TABLE ceremonies ADD COLUMN announced TEXT",
        "CREATE INDEX ix_members_personal_id ON members (personal_id)",
        'CREATE INDEX ix_changes_row ON changes (table_name, "row")',
        "CREATE INDEX ix_changes_gone ON changes (table_name, json_extract(old, '$.member_id'))"
        " WHERE action = 'delete'",
    ):
        connection.exec_driver_sql(statement)


def _to_version_3(connection: Connection) -> None:
    """Records merged or known apart; what was learned of lists; reconciled and exchanged."""
    for statement in (
        "ALTER TABLE members ADD COLUMN merged_into TEXT REFERENCES members (key)",
        "CREATE INDEX ix_members_merged_into ON members (merged_into)",
        "CREATE TABLE learned (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " kind TEXT NOT NULL CHECK (kind IN ('header', 'columns', 'branch')),"
        " name TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, name))",
        "CREATE TABLE reconciliations (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " source TEXT NOT NULL, day TEXT CHECK (day IS date(day, '+0 days')),"
        " file TEXT NOT NULL, sha256 TEXT NOT NULL, counts TEXT NOT NULL, people TEXT NOT NULL,"
        " note TEXT NOT NULL, protocol TEXT NOT NULL)",
        "CREATE INDEX ix_reconciliations_source ON reconciliations (source, day)",
        "CREATE TABLE settled_differences (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " source TEXT NOT NULL, subject TEXT NOT NULL, field TEXT NOT NULL,"
        " ours TEXT NOT NULL, theirs TEXT NOT NULL,"
        " decision TEXT NOT NULL CHECK (decision IN ('keep', 'taken', 'noted')),"
        " note TEXT NOT NULL, reconciliation_id INTEGER REFERENCES reconciliations (id),"
        " UNIQUE (source, subject, field))",
        "CREATE INDEX ix_settled_differences_reconciliation_id"
        " ON settled_differences (reconciliation_id)",
        "CREATE TABLE branch_exchanges (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " token TEXT NOT NULL UNIQUE, branch TEXT NOT NULL REFERENCES branches (key),"
        " sent_on TEXT CHECK (sent_on IS date(sent_on, '+0 days')), file TEXT NOT NULL,"
        " base TEXT NOT NULL,"
        " answered_on TEXT CHECK (answered_on IS date(answered_on, '+0 days')),"
        " answer TEXT CHECK (answer IN ('changes', 'no_change')), changes INTEGER,"
        " CHECK ((answer IS NULL) = (answered_on IS NULL)))",
        "CREATE INDEX ix_branch_exchanges_branch ON branch_exchanges (branch)",
        "CREATE TABLE not_same (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " one TEXT NOT NULL REFERENCES members (key), other TEXT NOT NULL REFERENCES members (key),"
        " UNIQUE (one, other), CHECK (one < other))",
        "CREATE INDEX ix_not_same_other ON not_same (other)",
    ):
        connection.exec_driver_sql(statement)


SCHEMA = Schema(metadata, (_to_version_2, _to_version_3))


def make_schema(engine: Engine, schema: Schema) -> None:
    """Tables and triggers in an empty file."""
    with engine.begin() as connection:
        schema.metadata.create_all(connection, checkfirst=False)
        connection.execute(insert(audit_context).values(id=1))
        audit.make_triggers(connection, schema.triggers())
        set_schema_version(connection, schema.version)


def bring_up(
    file: DataFile, schema: Schema, *, now: datetime, who: str, backup_first: bool = True
) -> None:
    """Leads an older file to today's schema; raises Refused `data_file_newer`, changing nothing."""
    version = file.schema_version
    if version > schema.version:
        raise Refused("data_file_newer", file=str(file.path), version=version, known=schema.version)
    if version == schema.version:
        return
    if backup_first:
        backup.make(file, now)
    with database_errors(file.path):
        _set_foreign_keys(file.writing, on=False)
        try:
            for number in range(version + 1, schema.version + 1):
                _step(file.writing, schema, number, {"from": version}, who, now)
        finally:
            _set_foreign_keys(file.writing, on=True)


def _step(
    engine: Engine,
    schema: Schema,
    number: int,
    details: dict[str, object],
    who: str,
    now: datetime,
) -> None:
    with engine.begin() as connection:
        audit.drop_triggers(connection)
        schema.steps[number - 2](connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise RuntimeError(f"the step to version {number} broke a reference")
        set_schema_version(connection, number)
        if number == schema.version:
            audit.make_triggers(connection, schema.triggers())
            with recorded(connection, "migrate", who, now, details=details | {"to": number}):
                pass


def _set_foreign_keys(engine: Engine, *, on: bool) -> None:
    """Steps may rebuild tables; the switch works only outside a transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
    finally:
        connection.close()
