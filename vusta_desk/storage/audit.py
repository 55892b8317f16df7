"""Triggers, made from the tables: the database itself keeps the record of every change.

An insert keeps only the row's id, an update or a delete the row as it was. A change made while
no operation is open is recorded without one: it came from outside the program. SQLite's own SQL.
"""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, Table, text

from vusta_desk.storage.tables import AUDITED

_RECORD = "INSERT INTO changes (operation, table_name, row, action, old) VALUES"
_CONTEXT = "(SELECT operation FROM audit_context)"
_CLOSED = "(SELECT state FROM ceremonies WHERE id = {row}.ceremony_id) = 'closed'"
_CLOSED_BY = "(SELECT closed_by FROM closed_rounds WHERE id = NEW.closed_round_id)"
_OF_CLOSED_ROUND = (
    "EXISTS (SELECT 1 FROM closed_rounds"
    " WHERE instr({row}.key, 'round.' || closed_rounds.code || '.') = 1)"
)


def triggers(tables: Iterable[Table] = AUDITED) -> dict[str, str]:
    """Every trigger by name, as the data file should hold it."""
    made = {name: sql for table in tables for name, sql in _of_table(table)}
    return made | dict(_of_record()) | dict(_of_ceremonies()) | dict(_of_rounds())


def triggers_in_file(connection: Connection) -> dict[str, str]:
    """Every trigger by name, as the data file holds it."""
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in found}


def drop_triggers(connection: Connection) -> None:
    """Takes every trigger away, for a migration only."""
    for name in triggers_in_file(connection):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def make_triggers(connection: Connection, wanted: Mapping[str, str]) -> None:
    """Makes the triggers that `triggers` gave."""
    for sql in wanted.values():
        connection.exec_driver_sql(sql)


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    name, columns = table.name, [column.name for column in table.columns]
    image = ", ".join(f"'{column}', OLD.{_quoted(column)}" for column in columns)
    differs = " OR ".join(f"OLD.{_quoted(c)} IS NOT NEW.{_quoted(c)}" for c in columns)
    for action, row, old, when in (
        ("insert", "NEW", "NULL", ""),
        ("update", "OLD", f"json_object({image})", f" WHEN {differs}"),
        ("delete", "OLD", f"json_object({image})", ""),
    ):
        yield _trigger(
            f"audit_{name}_{action}",
            f"AFTER {action.upper()} ON {name}{when}",
            f"{_RECORD} ({_CONTEXT}, '{name}', {row}.id, '{action}', {old})",
        )
    yield _refusal(
        f"keep_id_{name}", f"BEFORE UPDATE OF id ON {name} WHEN OLD.id IS NOT NEW.id", "ids stay"
    )


def _of_record() -> Iterator[tuple[str, str]]:
    """What was done stays as it was recorded."""
    for name in ("operations", "changes"):
        for action in ("update", "delete"):
            yield _refusal(f"keep_{name}_{action}", f"BEFORE {action.upper()} ON {name}", "kept")


def _of_ceremonies() -> Iterator[tuple[str, str]]:
    """A closed ceremony is frozen; it can only be reopened."""
    yield _refusal(
        "freeze_ceremonies_update",
        "BEFORE UPDATE ON ceremonies WHEN OLD.state = 'closed' AND NEW.state = 'closed'",
        "the ceremony is closed",
    )
    yield _refusal(
        "freeze_ceremonies_delete",
        "BEFORE DELETE ON ceremonies WHEN OLD.state = 'closed'",
        "the ceremony is closed",
    )
    for name in ("ceremony_rounds", "ceremony_entries"):
        for action, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
            yield _refusal(
                f"freeze_{name}_{action}",
                f"BEFORE {action.upper()} ON {name} WHEN {_CLOSED.format(row=row)}",
                "the ceremony is closed",
            )


def _of_rounds() -> Iterator[tuple[str, str]]:
    """A closed round is frozen with its days; it can only be taken away whole, by reopening."""
    reason = "the round is closed"
    yield _refusal("freeze_closed_rounds_update", "BEFORE UPDATE ON closed_rounds", reason)
    yield _refusal("freeze_closed_round_rows_update", "BEFORE UPDATE ON closed_round_rows", reason)
    yield _refusal(
        "freeze_closed_round_rows_insert",
        f"BEFORE INSERT ON closed_round_rows WHEN {_CLOSED_BY} IS NOT {_CONTEXT}",
        reason,
    )
    yield _refusal(
        "freeze_closed_round_rows_delete",
        "BEFORE DELETE ON closed_round_rows"
        " WHEN OLD.closed_round_id IN (SELECT id FROM closed_rounds)",
        reason,
    )
    for action, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
        yield _refusal(
            f"freeze_round_settings_{action}",
            f"BEFORE {action.upper()} ON settings WHEN {_OF_CLOSED_ROUND.format(row=row)}",
            reason,
        )


def _refusal(name: str, when: str, reason: str) -> tuple[str, str]:
    return _trigger(name, when, f"SELECT RAISE(ABORT, '{reason}')")


def _trigger(name: str, when: str, action: str) -> tuple[str, str]:
    return name, f"CREATE TRIGGER {name} {when} BEGIN {action}; END"


def _quoted(column: str) -> str:
    return f'"{column}"'
