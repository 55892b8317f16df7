"""Rows that stand in the way of an undo, named as people know them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, select

from vusta_desk.storage.tables import AUDITED, changes

_TABLES = {table.name: table for table in AUDITED}


class Blocker(NamedTuple):
    """A row in the way and the operation that put it there; None if it came from outside."""

    table: str
    row: int
    operation: int | None


def describe(
    connection: Connection, blockers: Iterable[Blocker]
) -> tuple[tuple[str, str, str], ...]:
    """(kind of record, key, name) of each row, once; a part of a record bears its owner's name."""
    rows = dict.fromkeys((blocker.table, blocker.row) for blocker in blockers)
    named = (_named(connection, _TABLES[table], row) for table, row in rows)
    return tuple(dict.fromkeys(named))


def record_of(connection: Connection, table: Table, row: int) -> tuple[str, int]:
    """The table and row of the record of which a row, there or gone, is or was a part."""
    owner = record_owner(table)
    if owner is None:
        return table.name, row
    (reference,) = owner.foreign_keys
    return reference.column.table.name, int(_image(connection, table, row)[owner.name])


def record_owner(table: Table) -> Column[object] | None:
    """The column that says whose part a row is; None where it is a record of its own.

    An entry has a name of its own, but is a part of its ceremony.
    """
    name = "ceremony_id" if table.name == "ceremony_entries" else table.info.get("owner")
    return None if name is None else table.c[name]


def _named(connection: Connection, table: Table, row: int) -> tuple[str, str, str]:
    image = _image(connection, table, row)
    kind, owner = table.info["kind"], table.info.get("owner")
    if owner is None:
        return kind, str(image[table.info["key"]]), _name(connection, table, image)
    (reference,) = table.c[owner].foreign_keys
    _, key, name = _named(connection, reference.column.table, int(image[owner]))
    return kind, key, name


def _name(connection: Connection, table: Table, image: Mapping[str, Any]) -> str:
    """A record's name; where that is another record's, as it is called now."""
    column = table.c[table.info["name"]]
    own = str(image[column.name])
    for reference in column.foreign_keys:
        other = reference.column.table
        called = select(other.c[other.info["name"]]).where(reference.column == own)
        return str(connection.scalar(called) or own)
    return own


def _image(connection: Connection, table: Table, row: int) -> Mapping[str, Any]:
    """The row as it is or, where it is gone, as it last was."""
    found = connection.execute(select(table).where(table.c.id == row)).mappings().one_or_none()
    if found is not None:
        return dict(found)
    last = (
        select(changes.c.old)
        .where(changes.c.table_name == table.name, changes.c.row == row)
        .where(changes.c.old.is_not(None))
        .order_by(changes.c.id.desc())
        .limit(1)
    )
    image: Mapping[str, Any] = json.loads(connection.execute(last).scalar_one())
    return image
