"""Replaces lists of rows so that only rows that differ are touched: undo stays exact to the row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, insert, update

from vusta_desk.storage.rows import Row

T = TypeVar("T")
_AT_ONCE = 500


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items in parts that fit into one list of values."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]


def by_id(table: Table) -> ColumnElement[bool]:
    """The row whose id is the parameter `_id`."""
    return table.c.id == bindparam("_id")


def replace_rows(
    connection: Connection,
    table: Table,
    old: Mapping[int, Sequence[Row]],
    wanted: Mapping[int, Sequence[Row]],
    same: Callable[[Row, Row], bool],
) -> None:
    """Makes the rows of each owner those that are wanted; `position` is their order.

    A wanted row takes the place of an equal one, else of one that is gone and the `same`.
    """
    changed: list[Row] = []
    gone: list[Row] = []
    new: list[Row] = []
    for owner, rows in wanted.items():
        rest = list(old.get(owner, ()))
        for row, target in _paired(rest, rows, same):
            if target is None:
                new.append(row)
            elif not _equal(target, row):
                changed.append({"_id": target["id"], **row})
        gone += [{"_id": row["id"]} for row in rest]
    if gone:
        connection.execute(delete(table).where(by_id(table)), gone)
    if changed:
        connection.execute(update(table).where(by_id(table)), changed)
    if new:
        connection.execute(insert(table), new)


def _paired(
    rest: list[Row], rows: Sequence[Row], same: Callable[[Row, Row], bool]
) -> Iterator[tuple[Row, Row | None]]:
    """Each wanted row with the old one it takes the place of; `rest` keeps those without one."""
    unmet = []
    for row in rows:
        if (target := _take(rest, row, _equal_but_for_place)) is None:
            unmet.append(row)
        else:
            yield row, target
    for row in unmet:
        yield row, _take(rest, row, same)


def _take(rest: list[Row], row: Row, fits: Callable[[Row, Row], bool]) -> Row | None:
    for place, target in enumerate(rest):
        if fits(target, row):
            return rest.pop(place)
    return None


def _equal(old: Row, new: Row) -> bool:
    return all(old[column] == value for column, value in new.items())


def _equal_but_for_place(old: Row, new: Row) -> bool:
    return all(old[column] == value for column, value in new.items() if column != "position")
