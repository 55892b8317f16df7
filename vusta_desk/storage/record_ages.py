"""Since when records have been on file, and which are no longer: a key may come to be used again.

An undone import takes its records away; the next record may get the key of one of them.
"""

import json
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from vusta_desk.storage.tables import changes, members


def made_in(connection: Connection) -> Mapping[str, int]:
    """The operation that made each record on file, by key; one undone and redone is as old."""
    first = (
        select(members.c.key, func.min(changes.c.operation))
        .join(changes, changes.c.row == members.c.id)
        .where(changes.c.table_name == members.name, changes.c.action == "insert")
        .group_by(members.c.id)
    )
    return {key: operation or 0 for key, operation in connection.execute(first)}


def gone_since(connection: Connection, operation: int) -> Mapping[str, str]:
    """The names on the records that an undo has taken away since an operation, by key.

    A record that a redo has brought back is among them, too.
    """
    deleted = (
        select(changes.c.old)
        .where(
            changes.c.table_name == members.name,
            changes.c.action == "delete",
            changes.c.operation > operation,
        )
        .order_by(changes.c.id.desc())
    )
    rows = [json.loads(old) for old in connection.scalars(deleted)]
    return {row["key"]: row["name"] for row in rows}
