"""Undo of any operation, also after a restart; redo is the undo of an undo.

The old images of an operation's rows are played back in reverse order, as an operation of its own.
It is refused where (a) a later operation that still holds touched the same rows, or (b) rows the
operation did not touch hang on rows that would go. A closed ceremony is reopened, not undone.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import IntegrityError

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.blockers import Blocker, describe
from vusta_desk.storage.history import Operation, find_operation, undone_operations
from vusta_desk.storage.tables import (
    AUDITED,
    ceremonies,
    ceremony_entries,
    ceremony_rounds,
    changes,
    closed_rounds,
    operations,
    settings,
)

NOT_UNDONE = frozenset({"new_file", "restore", "migrate", "ceremony_reopen", "round_reopen"})
_AT_ONCE = 5_000
_NAMED = 10  # names in the sentence; the rows are all there
_TABLES = {table.name: table for table in AUDITED}


def undo(file: DataFile, number: int, who: str, now: datetime) -> int:
    """Undoes operation `number` and returns the number of the new operation.

    Raises Refused: `no_such_operation`; `already_undone` (`by`); `undo_not_offered` (`kind`) for
    a new file, a restore, a migration and a reopening; `undo_closed_ceremony` (`ceremony`) and
    `undo_closed_round` (`round`) where it would change what is closed; `undo_blocked` where later
    work stands on its rows: `rows` as (kind, key, name), `count`, `names` of the first,
    `operations` in the way, as `work` the latest first;
    `undo_blocked_outside` likewise where only changes from outside the program do;
    `undo_conflict` where the old rows no longer fit, for example because a key was given anew.
    """
    with file.read() as connection:
        target = find_operation(connection, number)
        refuse_undone(connection, target)
    kind, details = _named(target)
    with file.operation(kind, who, now, subject=target.subject, details=details) as writer:
        writer.undoes = number
        if target.first_change is not None:
            refuse_closed(writer.connection, target)
            refuse_blocked(writer.connection, target)
            play_back(writer.connection, target)
        return writer.operation_id


def _named(target: Operation) -> tuple[str, Mapping[str, object]]:
    """Kind and details of the undoing operation; they name the operation it all began with."""
    if target.kind in ("undo", "undo_rest"):
        return "redo", target.details
    if target.kind == "redo":
        return "undo_rest" if "kept" in target.details else "undo", target.details
    return "undo", {"operation": target.id, "kind": target.kind, "details": target.details}


def refuse_undone(connection: Connection, target: Operation) -> None:
    """Raises Refused `already_undone`, `undo_not_offered`."""
    if target.undone:
        by = undone_operations(connection)[target.id]
        raise Refused("already_undone", operation=target.id, by=by)
    if target.kind in NOT_UNDONE:
        raise Refused("undo_not_offered", operation=target.id, kind=target.kind)


def refuse_closed(connection: Connection, target: Operation) -> None:
    """Raises Refused `undo_closed_ceremony`, `undo_closed_round`."""
    for table, ceremony in (
        (ceremonies, ceremonies.c.id),
        (ceremony_entries, ceremony_entries.c.ceremony_id),
        (ceremony_rounds, ceremony_rounds.c.ceremony_id),
    ):
        touched = select(ceremony).where(table.c.id.in_(rows_of(target, table)))
        closed = select(ceremonies.c.id).where(
            ceremonies.c.id.in_(touched), ceremonies.c.state == "closed"
        )
        if (number := connection.scalar(closed.limit(1))) is not None:
            raise Refused("undo_closed_ceremony", operation=target.id, ceremony=number)
    for name in _closed_rounds_of(connection, target):
        raise Refused("undo_closed_round", operation=target.id, round=name)


def _closed_rounds_of(connection: Connection, target: Operation) -> Iterator[str]:
    """The names of the closed rounds that it closed, or of which it changed a day."""
    made = rows_of(target, closed_rounds)
    yield from connection.scalars(select(closed_rounds.c.name).where(closed_rounds.c.id.in_(made)))
    key = func.coalesce(settings.c.key, func.json_extract(changes.c.old, "$.key"))
    keys = (
        select(key.label("key"))
        .select_from(changes)
        .outerjoin(settings, settings.c.id == changes.c.row)
        .where(of(target), changes.c.table_name == settings.name)
        .subquery()
    )
    of_round = func.instr(keys.c.key, "round." + closed_rounds.c.code + ".") == 1
    yield from connection.scalars(select(closed_rounds.c.name).join(keys, of_round).distinct())


def refuse_blocked(connection: Connection, target: Operation) -> None:
    """Raises Refused `undo_blocked`, `undo_blocked_outside`."""
    blockers = [*touched_later(connection, target), *_hanging_on(connection, target)]
    if not blockers:
        return
    rows = describe(connection, blockers)
    names = tuple(dict.fromkeys(name for _, _, name in rows))
    later = {blocker.operation for blocker in blockers if blocker.operation is not None}
    raise Refused(
        "undo_blocked" if later else "undo_blocked_outside",
        operation=target.id,
        count=len(rows),
        rows=rows,
        names=names[:_NAMED] + ("…",) * (len(names) > _NAMED),
        operations=tuple(sorted(later)),
        work=tuple(sorted(later, reverse=True)),
    )


def touched_later(connection: Connection, target: Operation) -> Iterator[Blocker]:
    """Rule (a). An undo together with what it undid, both later, left no trace."""
    undone = undone_operations(connection)
    undoes = dict(
        connection.execute(
            select(operations.c.id, operations.c.undoes).where(operations.c.undoes > target.id)
        ).all()
    )
    mine = select(changes.c.table_name, changes.c.row).where(of(target))
    later = (
        select(changes.c.table_name, changes.c.row, changes.c.operation)
        .where(changes.c.id > target.last_change)
        .where(tuple_(changes.c.table_name, changes.c.row).in_(mine))
        .group_by(changes.c.table_name, changes.c.row, changes.c.operation)
        .order_by(func.min(changes.c.id))
    )
    for table, row, operation in connection.execute(later):
        if operation not in undone and operation not in undoes:
            yield Blocker(table, row, operation)


def _hanging_on(connection: Connection, target: Operation) -> Iterator[Blocker]:
    """Rule (b). Rows of others that refer to rows the undo would take away."""
    for table in AUDITED:
        for key in table.foreign_keys:
            owner = key.column.table
            if owner.name not in _TABLES:
                continue
            going = select(key.column).where(
                owner.c.id.in_(rows_of(target, owner).where(changes.c.action == "insert"))
            )
            hanging = select(table.c.id).where(
                key.parent.in_(going), table.c.id.not_in(rows_of(target, table))
            )
            made_by = (
                select(changes.c.row, changes.c.operation)
                .where(changes.c.table_name == table.name, changes.c.row.in_(hanging))
                .where(changes.c.id > target.last_change)  # what they were before is no matter
                .distinct()
            )
            for row, operation in connection.execute(made_by):
                yield Blocker(table.name, row, operation)


def play_back(
    connection: Connection, target: Operation, kept: Collection[tuple[str, int]] = ()
) -> None:
    """Brings the operation's rows back to what they were, all but the `kept` (table, row).

    Raises Refused `undo_conflict` where the old rows no longer fit.
    """
    latest_first = (
        select(changes.c.table_name, changes.c.action, changes.c.row, changes.c.old)
        .where(of(target))
        .order_by(changes.c.id.desc())
        .execution_options(yield_per=_AT_ONCE)
    )
    try:
        for part in connection.execute(latest_first).partitions():
            played = [change for change in part if (change.table_name, change.row) not in kept]
            for (table, action), run in groupby(played, key=lambda change: change[:2]):
                _reverse(connection, _TABLES[table], action, list(run))
    except IntegrityError as error:
        raise Refused("undo_conflict", operation=target.id) from error


def _reverse(connection: Connection, table: Table, action: str, run: Sequence[Any]) -> None:
    """Takes back a run of equal changes; column names get a letter before them as parameters."""
    here = table.c.id == bindparam("_id")
    if action == "insert":
        connection.execute(delete(table).where(here), [{"_id": change.row} for change in run])
        return
    images = [json.loads(change.old) for change in run]
    if action == "delete":
        connection.execute(insert(table), images)
        return
    # An image of an older version of the schema lacks what came later; that stays as it is.
    columns = [name for name in images[0] if name != "id"]
    values: dict[str, Any] = {column: bindparam(f"_{column}") for column in columns}
    connection.execute(
        update(table).where(here).values(values),
        [{f"_{column}": value for column, value in image.items()} for image in images],
    )


def of(target: Operation) -> ColumnElement[bool]:
    """The changes of an operation."""
    return changes.c.id.between(target.first_change, target.last_change)


def rows_of(target: Operation, table: Table) -> Select[int]:
    """The rows of a table that an operation changed."""
    return select(changes.c.row).where(of(target), changes.c.table_name == table.name)
