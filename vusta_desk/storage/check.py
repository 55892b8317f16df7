"""Is the data file whole, and was it changed by this program alone? SQLite's own SQL.

Findings, all errors: `integrity_damaged` (`problem`, in the engine's words), `integrity_reference`
(`table`, `row`: it refers to what is not there), `integrity_triggers` (`names`: triggers that are
missing, changed or foreign), `change_outside_program` (`table`, `row`, `action`).
"""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.audit import triggers, triggers_in_file
from vusta_desk.storage.integrity import problems
from vusta_desk.storage.tables import changes


def check_file(file: DataFile) -> tuple[Finding, ...]:
    """Every finding about the file itself; none means that it is whole."""
    try:
        with file.read() as connection:
            damaged = tuple(_error("integrity_damaged", problem=p) for p in problems(connection))
            return damaged or (*_references(connection), *_record(connection))
    except Refused as refusal:
        if refusal.code != "data_file_damaged":
            raise
        return (_error("integrity_damaged", problem=str(refusal.__cause__)),)


def _references(connection: Connection) -> Iterator[Finding]:
    for table, row, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _error("integrity_reference", table=table, row=row)


def _record(connection: Connection) -> Iterator[Finding]:
    found, wanted = triggers_in_file(connection), triggers()
    if found != wanted:
        odd = {name for name, _ in found.items() ^ wanted.items()}
        yield _error("integrity_triggers", names=tuple(sorted(odd)))
    outside = select(changes).where(changes.c.operation.is_(None)).order_by(changes.c.id)
    for change in connection.execute(outside):
        yield _error(
            "change_outside_program",
            table=change.table_name,
            row=change.row,
            action=change.action,
        )


def _error(code: str, **details: str | int | tuple[str, ...]) -> Finding:
    return Finding(Severity.ERROR, code, details=details)
