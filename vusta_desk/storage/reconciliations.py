"""Comparisons with other lists as recorded, and the differences that were decided on.

Functions on a connection: a reader's or, for writing, that of an operation.
"""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from vusta_desk.domain.reconciliation import Decision, Reconciliation, Settled
from vusta_desk.storage import rows
from vusta_desk.storage.record_ages import made_in
from vusta_desk.storage.rows import Row, Values
from vusta_desk.storage.tables import changes, reconciliations, settled_differences

_NEWEST = 1 << 62  # after every operation
_LATEST_FIRST = (reconciliations.c.day.desc(), reconciliations.c.id.desc())


def add(connection: Connection, record: Reconciliation) -> int:
    """Records a comparison and gives its number."""
    values = {
        "source": record.source,
        "day": rows.iso(record.day),
        "file": record.file,
        "sha256": record.sha256,
        "counts": json.dumps(dict(record.counts), ensure_ascii=False),
        "people": json.dumps(record.people, ensure_ascii=False),
        "note": record.note,
        "protocol": json.dumps(dict(record.protocol), ensure_ascii=False),
    }
    made = connection.execute(insert(reconciliations).values(values))
    (number,) = made.inserted_primary_key or (0,)
    return int(number)


def all(connection: Connection) -> tuple[Reconciliation, ...]:
    """Every comparison recorded, the latest first."""
    found = connection.execute(select(reconciliations).order_by(*_LATEST_FIRST)).mappings()
    return tuple(_record(row) for row in found)


def last(connection: Connection, source: str) -> Reconciliation | None:
    """The latest comparison with a source; None before the first."""
    mine = select(reconciliations).where(reconciliations.c.source == source)
    row = connection.execute(mine.order_by(*_LATEST_FIRST).limit(1)).mappings().one_or_none()
    return None if row is None else _record(row)


def get(connection: Connection, number: int) -> Reconciliation | None:
    """The comparison with this number; None where there is none."""
    mine = select(reconciliations).where(reconciliations.c.id == number)
    row = connection.execute(mine).mappings().one_or_none()
    return None if row is None else _record(row)


def made_by(connection: Connection, number: int) -> int:
    """The operation that recorded a comparison; undone and redone it is as old as ever."""
    mine = select(func.min(changes.c.operation)).where(
        changes.c.table_name == reconciliations.name,
        changes.c.row == number,
        changes.c.action == "insert",
    )
    return connection.scalar(mine) or 0


def settled(connection: Connection, source: str) -> tuple[Settled, ...]:
    """The differences with a source that were decided on, in the order of their decisions."""
    mine = select(settled_differences).where(settled_differences.c.source == source)
    found = connection.execute(mine.order_by(settled_differences.c.id)).mappings()
    return tuple(_settled(row) for row in found)


def still_settled(connection: Connection, source: str) -> tuple[Settled, ...]:
    """As `settled`, without those about a record that was undone and whose key is used again."""
    found = settled(connection, source)
    made = made_in(connection) if found else {}
    decided = {
        number: made_by(connection, number)
        for number in {s.reconciliation for s in found}
        if number
    }
    return tuple(
        entry
        for entry in found
        if made.get(entry.subject, 0) <= decided.get(entry.reconciliation or 0, _NEWEST)
    )


def settle(connection: Connection, source: str, items: Iterable[Settled]) -> None:
    """Remembers decisions on differences with a source; a newer one takes the older one's place."""
    mine = select(settled_differences).where(settled_differences.c.source == source)
    known = {
        (row["subject"], row["field"]): row for row in connection.execute(mine).mappings().all()
    }
    for item in items:
        values = _values(source, item)
        old = known.get((item.subject, item.field))
        if old is None:
            connection.execute(insert(settled_differences).values(values))
        elif any(old[column] != value for column, value in values.items()):
            here = settled_differences.c.id == old["id"]
            connection.execute(update(settled_differences).where(here).values(values))


def unsettle(connection: Connection, source: str, items: Iterable[tuple[str, str]]) -> None:
    """Forgets decisions by (subject, field), so that the differences are asked again."""
    for subject, field in items:
        connection.execute(delete(settled_differences).where(_at(source, subject, field)))


def _at(source: str, subject: str, field: str) -> ColumnElement[bool]:
    table = settled_differences.c
    return and_(table.source == source, table.subject == subject, table.field == field)


def _values(source: str, item: Settled) -> Values:
    return {
        "source": source,
        "subject": item.subject,
        "field": item.field,
        "ours": item.ours,
        "theirs": item.theirs,
        "decision": item.decision,
        "note": item.note,
        "reconciliation_id": item.reconciliation,
    }


def _settled(row: Row) -> Settled:
    return Settled(
        source=row["source"],
        subject=row["subject"],
        field=row["field"],
        ours=row["ours"],
        theirs=row["theirs"],
        decision=Decision(row["decision"]),
        note=row["note"],
        reconciliation=row["reconciliation_id"],
    )


def _record(row: Row) -> Reconciliation:
    day = rows.day(row["day"])
    assert day is not None  # recorded with a day
    return Reconciliation(
        source=row["source"],
        day=day,
        file=row["file"],
        sha256=row["sha256"],
        counts=json.loads(row["counts"]),
        people=tuple(json.loads(row["people"])),
        note=row["note"],
        protocol=json.loads(row["protocol"]),
        id=row["id"],
    )
