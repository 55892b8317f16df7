"""What lists taught the program: JSON values by kind and name.

Kinds are `header` (a heading of the office's own), `columns` (what the columns of a shape are) and
`branch` (what lists call a branch). Functions on a connection: a reader's or an operation's.
"""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from vusta_desk.storage.replacing import chunks
from vusta_desk.storage.tables import learned as table

KINDS = ("header", "columns", "branch")


def learned(connection: Connection) -> dict[str, dict[str, object]]:
    """Everything learned, by kind and name; every kind is there."""
    known: dict[str, dict[str, object]] = {kind: {} for kind in KINDS}
    found = select(table.c.kind, table.c.name, table.c.value).order_by(table.c.kind, table.c.name)
    for kind, name, value in connection.execute(found):
        known[kind][name] = json.loads(value)
    return known


def forget_branches(connection: Connection, keys: Iterable[str]) -> None:
    """Forgets what lists call the branches of these keys, which are given to others now."""
    here = table.c.kind == "branch"
    for part in chunks([json.dumps(key, ensure_ascii=False) for key in keys]):
        connection.execute(delete(table).where(here, table.c.value.in_(part)))


def learn(connection: Connection, kind: str, values: Mapping[str, object | None]) -> None:
    """Remembers values of a kind under their names; None forgets one. Touches only what differs."""
    here = table.c.kind == kind
    known = dict(connection.execute(select(table.c.name, table.c.value).where(here)).all())
    for name, value in values.items():
        mine = here & (table.c.name == name)
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        if value is None:
            connection.execute(delete(table).where(mine))
        elif name not in known:
            connection.execute(insert(table).values(kind=kind, name=name, value=text))
        elif known[name] != text:
            connection.execute(update(table).where(mine).values(value=text))
