"""Records that look like one person's: known apart, or merged.

Functions on a connection: a reader's or, for writing, that of an operation.
"""

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select

from vusta_desk.storage.tables import members, not_same


def pairs_apart(connection: Connection) -> frozenset[tuple[str, str]]:
    """The pairs of keys, the lesser first, that are known not to be one person's."""
    found = connection.execute(select(not_same.c.one, not_same.c.other))
    return frozenset((one, other) for one, other in found)


def set_apart(connection: Connection, one: str, other: str) -> None:
    """Remembers that two records are two people's; once is enough."""
    if connection.scalar(select(not_same.c.id).where(_pair(one, other))) is None:
        lesser, greater = sorted((one, other))
        connection.execute(insert(not_same).values(one=lesser, other=greater))


def unset_apart(connection: Connection, one: str, other: str) -> bool:
    """Forgets it, so that the pair is shown again; whether it was remembered."""
    return bool(connection.execute(delete(not_same).where(_pair(one, other))).rowcount)


def merged_into(connection: Connection, key: str) -> tuple[str, ...]:
    """The keys of the records whose facts this one took over, in the order of their arrival."""
    mine = select(members.c.key).where(members.c.merged_into == key).order_by(members.c.id)
    return tuple(connection.scalars(mine))


def _pair(one: str, other: str) -> ColumnElement[bool]:
    lesser, greater = sorted((one, other))
    return and_(not_same.c.one == lesser, not_same.c.other == greater)
