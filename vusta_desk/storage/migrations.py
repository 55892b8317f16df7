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


def _to_version_4(connection: Connection) -> None:
    """The office's own rules, nominations, payments, closed rounds."""
    own_id = "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"
    days = ("day", "window_first", "window_last", "reference_day", "closed_on")
    for statement in (
        f"CREATE TABLE rule_values ({own_id}, rule TEXT NOT NULL, part TEXT NOT NULL,"
        " since TEXT CHECK (since IS date(since, '+0 days')), value TEXT NOT NULL,"
        " source TEXT NOT NULL, UNIQUE (rule, part, since))",
        f"CREATE TABLE nominations ({own_id},"
        " member TEXT NOT NULL REFERENCES members (key), level INTEGER NOT NULL,"
        " kind TEXT NOT NULL, round TEXT NOT NULL, reason TEXT NOT NULL,"
        " applicant TEXT NOT NULL, relation TEXT NOT NULL, state TEXT NOT NULL)",
        "CREATE INDEX ix_nominations_member ON nominations (member)",
        "CREATE INDEX ix_nominations_round ON nominations (round)",
        f"CREATE TABLE nomination_steps ({own_id},"
        " nomination_id INTEGER NOT NULL REFERENCES nominations (id), position INTEGER NOT NULL,"
        " state TEXT NOT NULL, day TEXT CHECK (day IS date(day, '+0 days')),"
        " number TEXT NOT NULL, who TEXT NOT NULL, note TEXT NOT NULL, cause TEXT,"
        " ceremony_id INTEGER REFERENCES ceremonies (id))",
        "CREATE INDEX ix_nomination_steps_nomination_id ON nomination_steps (nomination_id)",
        "CREATE INDEX ix_nomination_steps_ceremony_id ON nomination_steps (ceremony_id)",
        f"CREATE TABLE payments ({own_id},"
        " ceremony_id INTEGER NOT NULL REFERENCES ceremonies (id),"
        " member TEXT NOT NULL REFERENCES members (key), extra INTEGER, extra_what TEXT NOT NULL,"
        " source TEXT NOT NULL, paid_on TEXT CHECK (paid_on IS date(paid_on, '+0 days')),"
        " paid INTEGER, note TEXT NOT NULL, UNIQUE (ceremony_id, member),"
        " CHECK ((paid_on IS NULL) = (paid IS NULL)))",
        "CREATE INDEX ix_payments_member ON payments (member)",
        f"CREATE TABLE closed_rounds ({own_id}, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, "
        + ", ".join(f"{day} TEXT CHECK ({day} IS date({day}, '+0 days'))" for day in days)
        + ", rules TEXT NOT NULL, used TEXT NOT NULL, closed_by INTEGER NOT NULL"
        " REFERENCES operations (id) DEFERRABLE INITIALLY DEFERRED)",
        f"CREATE TABLE closed_round_rows ({own_id},"
        " closed_round_id INTEGER NOT NULL REFERENCES closed_rounds (id)"
        " DEFERRABLE INITIALLY DEFERRED,"
        " position INTEGER NOT NULL, key TEXT NOT NULL REFERENCES members (key),"
        " name TEXT NOT NULL, branch TEXT NOT NULL, outcome TEXT NOT NULL, level INTEGER,"
        " due_day TEXT CHECK (due_day IS date(due_day, '+0 days')), amount INTEGER,"
        " decision TEXT NOT NULL, facts TEXT NOT NULL)",
        "CREATE INDEX ix_closed_round_rows_closed_round_id ON closed_round_rows (closed_round_id)",
        'CREATE INDEX ix_closed_round_rows_key ON closed_round_rows ("key")',
    ):
        connection.exec_driver_sql(statement)


SCHEMA = Schema(metadata, (_to_version_2, _to_version_3, _to_version_4))


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
