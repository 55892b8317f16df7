"""The rows that one operation touched, named as people know them."""

from sqlalchemy import Connection, func, select

from vusta_desk.storage.blockers import Blocker, describe
from vusta_desk.storage.tables import changes

RowName = tuple[str, str, str]


def touched(
    connection: Connection, operation: int, limit: int
) -> tuple[int, tuple[tuple[str, RowName], ...]]:
    """How many rows an operation touched, and of the first `limit` the action and their names.

    The action is that of the row's first change: insert, update or delete.
    """
    mine = changes.c.operation == operation
    rows = (
        select(changes.c.table_name, changes.c.row, func.min(changes.c.id).label("first"))
        .where(mine)
        .group_by(changes.c.table_name, changes.c.row)
    ).subquery()
    count = connection.scalar(select(func.count()).select_from(rows)) or 0
    found = connection.execute(
        select(rows.c.table_name, rows.c.row, changes.c.action)
        .join(changes, changes.c.id == rows.c.first)
        .order_by(rows.c.first)
        .limit(limit)
    )
    named = [
        (action, describe(connection, [Blocker(table, row, None)])[0])
        for table, row, action in found
    ]
    return count, tuple(dict.fromkeys(named))
