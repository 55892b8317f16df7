"""What happened to one member's record: every change, with the record before and after it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import Boolean, Connection, Table, func, literal_column, select

from vusta_desk.domain.member import Member, TakenOut
from vusta_desk.storage import rows
from vusta_desk.storage.member_lists import LISTS
from vusta_desk.storage.merging import merged_into
from vusta_desk.storage.rows import Row
from vusta_desk.storage.tables import OWNER_OF_GONE, changes, members

Record: TypeAlias = tuple[Member, TakenOut | None]
_State: TypeAlias = dict[str, dict[int, Row]]
_NEWEST = 1 << 62  # after every operation
_TABLES: Mapping[str, Table] = {
    table.name: table for table in (members, *(kind.table for kind in LISTS))
}


@dataclass(frozen=True, slots=True)
class Touch:
    """One operation's work on a record (None: from outside the program), before and after it.

    The record is None before it was added, and after it was taken away again by an undo.
    """

    operation: int | None
    before: Record | None
    after: Record | None


def touches(connection: Connection, key: str) -> tuple[Touch, ...]:
    """Everything that happened to the member with this key, newest first; empty without one."""
    number = _number(connection, key)
    return () if number is None else tuple(_touches(connection, number))


def first_after(connection: Connection, key: str, operation: int) -> Touch | None:
    """The first work on a record since an operation; None where there was none."""
    first: Touch | None = None
    for touch in touches(connection, key):
        if touch.operation is not None and touch.operation <= operation:
            break
        first = touch
    return first


def touches_of_both(connection: Connection, key: str) -> tuple[tuple[str, Touch], ...]:
    """As `touches`, with what happened to the records merged into this one, by their keys.

    The merging itself is told once, as the record's own where that changed. Own touches come under
    the record's own key.
    """
    own = touches(connection, key)
    told = [(key, touch) for touch in own]
    merging = {touch.operation for touch in own}
    for other in merged_into(connection, key):
        told += [
            (whose, touch)
            for whose, touch in touches_of_both(connection, other)
            if not (_is_merging(touch, key) and touch.operation in merging)
        ]
    return tuple(sorted(told, key=_newest_first(told)))


def _is_merging(touch: Touch, key: str) -> bool:
    taken_out = touch.after[1] if touch.after else None
    return taken_out is not None and taken_out.merged_into == key


def _newest_first(
    told: Iterable[tuple[str, Touch]],
) -> Callable[[tuple[str, Touch]], int]:
    """By operation; a change from outside stands where it stood in its own record's history."""
    places: dict[int, int] = {}
    last: dict[str, int] = {}
    for whose, touch in told:
        last[whose] = touch.operation or last.get(whose, _NEWEST)
        places[id(touch)] = -last[whose]
    return lambda each: places[id(each[1])]


def last_touch(connection: Connection, key: str) -> int:
    """The number of the last operation that touched the member; 0 where there is no such member."""
    number = _number(connection, key)
    if number is None:
        return 0
    found = (
        connection.scalar(
            select(func.max(changes.c.operation)).where(
                changes.c.table_name == table, changes.c.row.in_(own)
            )
        )
        for table, own in _own_rows(connection, number).items()
    )
    return max((operation for operation in found if operation is not None), default=0)


def _touches(connection: Connection, number: int) -> Iterator[Touch]:
    state = _present(connection, number)
    for operation, run in groupby(_changes(connection, number), lambda change: change.operation):
        after = _record(state)
        for change in run:
            _take_back(state[change.table_name], change)
        yield Touch(operation, _record(state), after)


def _take_back(present: dict[int, Row], change: Any) -> None:
    if change.action == "insert":
        del present[change.row]
    else:
        present[change.row] = _image(_TABLES[change.table_name], change.old)


def _image(table: Table, old: str) -> Row:
    """A row as it was; what an older version of the schema did not know is unknown."""
    values = json.loads(old)
    return {
        column.name: bool(value)
        if isinstance(column.type, Boolean) and value is not None
        else value
        for column in table.columns
        for value in [values.get(column.name)]
    }


def _record(state: _State) -> Record | None:
    for row in state[members.name].values():
        lists = {
            kind.name: tuple(
                kind.value_of(entry)
                for entry in sorted(
                    state[kind.table.name].values(), key=lambda entry: entry["position"]
                )
            )
            for kind in LISTS
        }
        return rows.member_of(row, lists), rows.taken_out_of(row)
    return None


def _present(connection: Connection, number: int) -> _State:
    state: _State = {}
    for name, table in _TABLES.items():
        owner = table.c.id if table is members else table.c.member_id
        found = connection.execute(select(table).where(owner == number)).mappings()
        state[name] = {row["id"]: row for row in found}
    return state


def _changes(connection: Connection, number: int) -> list[Any]:
    """Every change of a row that is or was part of the record, newest first."""
    found: list[Any] = []
    for table, own in _own_rows(connection, number).items():
        found += connection.execute(
            select(changes).where(changes.c.table_name == table, changes.c.row.in_(own))
        )
    return sorted(found, key=lambda change: -change.id)


def _own_rows(connection: Connection, number: int) -> dict[str, list[int]]:
    own = {members.name: [number]}
    for kind in LISTS:
        table = kind.table
        gone = select(changes.c.row).where(
            changes.c.table_name == table.name,
            literal_column("action = 'delete'"),  # in the words of the index
            literal_column(OWNER_OF_GONE) == number,
        )
        here = select(table.c.id).where(table.c.member_id == number)
        own[table.name] = list({*connection.scalars(here), *connection.scalars(gone)})
    return own


def _number(connection: Connection, key: str) -> int | None:
    return connection.scalar(select(members.c.id).where(members.c.key == key))
