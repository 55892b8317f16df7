"""What was done, newest first, and which of it still holds."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, Row, func, select

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.tables import operations

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as recorded; `undone` while another operation that still holds undoes it.

    `i18n` makes the title from `kind` and `details`. `undo` and `redo` carry in `details` the
    `operation` they come back to, its `kind` and its `details`; `undo_rest` too, with the numbers
    of records `undone` and `kept`.
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
    return tuple(islice(newest_first(connection), limit))


def newest_first(connection: Connection) -> Iterator[Operation]:
    """Every operation, read as far as it is asked for."""
    undone = undone_operations(connection)
    found = select(operations).order_by(operations.c.id.desc())
    for row in connection.execute(found.execution_options(yield_per=_AT_ONCE)):
        yield _operation(row, undone)


def partly_undone(connection: Connection) -> frozenset[int]:
    """The operations of which an `undo_rest` that still holds has taken back a part."""
    undone = undone_operations(connection)
    parts = select(operations.c.id, operations.c.details).where(operations.c.kind == "undo_rest")
    return frozenset(
        json.loads(details)["operation"]
        for number, details in connection.execute(parts)
        if number not in undone
    )


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
