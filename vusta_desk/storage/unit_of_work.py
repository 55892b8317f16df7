"""Operations: the only way to write.

An operation is one transaction with a name. While it is open its number stands in
`audit_context`, so that the triggers know whose changes they record. It is recorded as its last
act; an operation that is broken off leaves nothing behind.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from vusta_desk.storage.tables import audit_context, changes, operations


@dataclass(slots=True)
class Writer:
    """What is at hand inside an operation.

    `details` go into the record when the operation ends: file name, counts, ids; plain JSON, from
    which the operation's title is made. `undoes` is the operation this one takes back.
    """

    connection: Connection
    operation_id: int
    details: dict[str, object] = field(default_factory=dict)
    undoes: int | None = None


@contextmanager
def recorded(
    connection: Connection,
    kind: str,
    who: str,
    now: datetime,
    *,
    note: str = "",
    subject: str | None = None,
    details: Mapping[str, object] | None = None,
) -> Iterator[Writer]:
    """Makes what is done in the connection's transaction one named operation."""
    number = (connection.scalar(select(func.max(operations.c.id))) or 0) + 1
    before = _last_change(connection)
    connection.execute(update(audit_context).values(operation=number))
    writer = Writer(connection, number, dict(details or {}))
    yield writer
    after = _last_change(connection)
    record = {
        "id": number,
        "time": now.isoformat(timespec="seconds"),
        "who": who,
        "kind": kind,
        "subject": subject,
        "note": note,
        "details": json.dumps(writer.details, ensure_ascii=False),
        "undoes": writer.undoes,
        "first_change": before + 1 if after > before else None,
        "last_change": after if after > before else None,
    }
    connection.execute(insert(operations).values(record))
    connection.execute(update(audit_context).values(operation=None))


def _last_change(connection: Connection) -> int:
    return connection.scalar(select(func.max(changes.c.id))) or 0
