"""What was done, newest first, and which of it still holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, select

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.tables import operations


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as recorded; `undone` while another operation that still holds undoes it.

    `i18n` makes the title from `kind` and `details`. `undo` and `redo` carry in `details` the
    `operation` they come back to, its `kind` and its `details`.
    """

    id: int
    time: datetime
    who: str
    kind: str
    subject: str | None
    note: str
    details: Mapping[str, object]
    undoes: int | None
    undone: bool
    first_change: int | None
    last_change: int | None


def history(connection: Connection, limit: int | None = None) -> tuple[Operation, ...]:
    """The latest `limit` operations (all of them without one), newest first."""
    undone = undone_operations(connection)
    found = select(operations).order_by(operations.c.id.desc()).limit(limit)
    return tuple(_operation(row, undone) for row in connection.execute(found))


def last_operation(connection: Connection) -> int:
    """The number of the latest operation: equal numbers mean that nothing was done since."""
    return connection.scalar(select(func.max(operations.c.id))) or 0


def find_operation(connection: Connection, number: int) -> Operation:
    """One operation; raises Refused `no_such_operation`."""
    row = connection.execute(select(operations).where(operations.c.id == number)).one_or_none()
    if row is None:
        raise Refused("no_such_operation", operation=number)
    return _operation(row, undone_operations(connection))


def undone_operations(connection: Connection) -> Mapping[int, int]:
    """Each operation that is undone, with the one that undid it and still holds."""
    undone: dict[int, int] = {}
    later_first = (
        select(operations.c.id, operations.c.undoes)
        .where(operations.c.undoes.is_not(None))
        .order_by(operations.c.id.desc())
    )
    for number, target in connection.execute(later_first):
        if number not in undone:
            undone[target] = number
    return undone


def _operation(row: Row[tuple[object, ...]], undone: Mapping[int, int]) -> Operation:
    values = dict(row._mapping)
    values["time"] = datetime.fromisoformat(row.time)
    values["details"] = json.loads(row.details)
    return Operation(**values, undone=row.id in undone)
