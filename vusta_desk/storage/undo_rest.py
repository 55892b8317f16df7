"""Undo of an operation as far as later work lets it: records in the way stay as they are.

A record is a member with its lists, a ceremony with its roster, a branch, a setting: it is undone
whole or kept whole. Kept are those with a row that later work touched or hangs on, and those to
which a kept record refers, as a member does to its branch. The rest is played back as one operation
`undo_rest`. Unlike an undo it does not make the operation count as undone, since a part of it still
holds; it can itself be undone.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Column, Connection, Table, exists, func, select

from vusta_desk.storage.access import DataFile
from vusta_desk.storage.blockers import Blocker, describe, record_of, record_owner
from vusta_desk.storage.history import Operation, find_operation
from vusta_desk.storage.tables import AUDITED, changes
from vusta_desk.storage.undo import (
    of,
    play_back,
    refuse_blocked,
    refuse_closed,
    refuse_undone,
    rows_of,
    touched_later,
    undo,
)

Row: TypeAlias = tuple[str, int]
"""A table and the id of a row; a record goes by its owner's row."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What an undo of the rest would do: how many records it takes back, and which stay."""

    undone: int
    kept: tuple[tuple[str, str, str], ...]


def rest(file: DataFile, number: int) -> Rest:
    """What `undo_rest` would do. Raises Refused as that does, but for `undo_blocked`."""
    with file.read() as connection:
        target = find_operation(connection, number)
        refuse_undone(connection, target)
        refuse_closed(connection, target)
        records = _records(connection, target)
        kept = _kept(connection, target, records)
        rows = [Blocker(table, row, None) for table, row in sorted(kept)]
        return Rest(len(set(records.values()) - kept), describe(connection, rows))


def undo_rest(file: DataFile, number: int, who: str, now: datetime) -> int:
    """Undoes operation `number` but for the records in the way; the number of the new operation.

    Where nothing is in the way that is a plain undo. Raises Refused as `undo` does: `undo_blocked`
    and `undo_blocked_outside` where every record is in the way.
    """
    with file.read() as connection:
        target = find_operation(connection, number)
        refuse_undone(connection, target)
        records = _records(connection, target)
        kept = _kept(connection, target, records)
    if not kept:
        return undo(file, number, who, now)
    undone = set(records.values()) - kept
    details = {
        "operation": target.id,
        "kind": target.kind,
        "details": target.details,
        "undone": len(undone),
        "kept": len(kept),
    }
    with file.operation("undo_rest", who, now, subject=target.subject, details=details) as writer:
        refuse_closed(writer.connection, target)
        if not undone:
            refuse_blocked(writer.connection, target)
        staying = {row for row, record in records.items() if record in kept}
        play_back(writer.connection, target, staying)
        return writer.operation_id


def _records(connection: Connection, target: Operation) -> dict[Row, Row]:
    """The record of each row that the operation changed."""
    records: dict[Row, Row] = {}
    for table in AUDITED if target.first_change is not None else ():
        owner = record_owner(table)
        if owner is None:
            for row in connection.scalars(rows_of(target, table)):
                records[table.name, row] = table.name, row
            continue
        (key,) = owner.foreign_keys
        known = func.coalesce(owner, func.json_extract(changes.c.old, f"$.{owner.name}"))
        found = (
            select(changes.c.row, known)
            .outerjoin(table, table.c.id == changes.c.row)
            .where(of(target), changes.c.table_name == table.name)
        )
        for row, owner_row in connection.execute(found):
            records[table.name, row] = (
                record_of(connection, table, row)
                if owner_row is None
                else (key.column.table.name, int(owner_row))
            )
    return records


def _kept(connection: Connection, target: Operation, records: dict[Row, Row]) -> set[Row]:
    """The records that stay: those in the way, and what they refer to."""
    if target.first_change is None:
        return set()
    in_the_way = [(blocker.table, blocker.row) for blocker in touched_later(connection, target)]
    kept = {records[row] for row in (*in_the_way, *_held(connection, target))}
    refers_to: defaultdict[Row, set[Row]] = defaultdict(set)
    for row, other in _references(connection, target):
        refers_to[records[row]].add(records[other])
    waiting = list(kept)
    while waiting:
        more = refers_to[waiting.pop()] - kept
        kept |= more
        waiting += more
    return kept


def _held(connection: Connection, target: Operation) -> Iterator[Row]:
    """Rows the operation made to which rows of others refer."""
    for table, column, key in _links():
        owner = key.table.alias()  # a table may refer to itself
        hanging = exists().where(
            column == owner.c[key.name], table.c.id.not_in(rows_of(target, table))
        )
        made = rows_of(target, key.table).where(changes.c.action == "insert")
        for row in connection.scalars(select(owner.c.id).where(owner.c.id.in_(made), hanging)):
            yield key.table.name, row


def _references(connection: Connection, target: Operation) -> Iterator[tuple[Row, Row]]:
    """Rows of the operation that refer to rows it made."""
    for table, column, key in _links():
        owner = key.table.alias()
        made = rows_of(target, key.table).where(changes.c.action == "insert")
        found = (
            select(table.c.id, owner.c.id)
            .join(owner, column == owner.c[key.name])
            .where(owner.c.id.in_(made), table.c.id.in_(rows_of(target, table)))
        )
        for row, other in connection.execute(found):
            yield (table.name, row), (key.table.name, other)


def _links() -> Iterator[tuple[Table, Column[object], Column[object]]]:
    """The columns by which rows of the audited tables refer to one another, and to which."""
    for table in AUDITED:
        for key in table.foreign_keys:
            if key.column.table in AUDITED:
                yield table, key.parent, key.column
