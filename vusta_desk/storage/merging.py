"""Records that look like one person's: read to be compared, known apart, or merged.

Functions on a connection: a reader's or, for writing, that of an operation.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from vusta_desk.domain.duplicates import Person
from vusta_desk.domain.member import Member, TakenOut
from vusta_desk.domain.names import matching
from vusta_desk.storage import nominations, payments, rows
from vusta_desk.storage.members import set_taken_out, update_member
from vusta_desk.storage.replacing import by_id, chunks
from vusta_desk.storage.rows import Row
from vusta_desk.storage.tables import badges, changes, members, not_same

_NUMBERS = (members.c.card_number, members.c.card_number_old, members.c.personal_id)
_COUNTED = (
    select(members.c.key, members.c.name, members.c.folded, members.c.birth_date, *_NUMBERS)
    .where(members.c.taken_out.is_(None))
    .order_by(members.c.id)
)


def people(connection: Connection) -> tuple[Person, ...]:
    """Everyone who counts as they are compared, in the order of their arrival."""
    return tuple(_person(row) for row in connection.execute(_COUNTED).mappings())


def people_like(connection: Connection, numbers_of_rows: Iterable[int]) -> tuple[Person, ...]:
    """Those in these rows, and whoever has a name or a number of theirs; in order of arrival."""
    asked = list(_compared(connection, sorted(numbers_of_rows)))
    names = {matching(row["folded"]) for row in asked}
    every_name = select(members.c.id, members.c.folded).where(members.c.taken_out.is_(None))
    alike = {
        number
        for number, folded in connection.execute(every_name)
        if matching(folded) in names  # the database does not know that i and y are one sound
    }
    numbers = sorted({number for row in asked for number in _numbers(row)})
    for part in chunks(numbers):
        for column in _NUMBERS:  # one by one, so that each is looked up in its own index
            alike.update(connection.scalars(select(members.c.id).where(column.in_(part))))
    return tuple(_person(row) for row in _compared(connection, sorted(alike)))


def last_change(connection: Connection) -> int:
    """The number of the last change of any row; 0 before the first."""
    return connection.scalar(select(func.max(changes.c.id))) or 0


def changed_since(connection: Connection, change: int) -> dict[int, str | None]:
    """The rows of members that changed after a change, with their keys; None where one is gone."""
    rows_since = (
        select(changes.c.row)
        .where(changes.c.id > change, changes.c.table_name == members.name)
        .distinct()
    )
    numbers = list(connection.scalars(rows_since))
    found: dict[int, str | None] = dict.fromkeys(numbers)
    for part in chunks(numbers):
        query = select(members.c.id, members.c.key).where(members.c.id.in_(part))
        found.update(dict(connection.execute(query).all()))
    return found


def merge(connection: Connection, kept: Member, other: str, taken_out: TakenOut) -> None:
    """Stores the merged record under the kept one's key, and sets the other record aside.

    A badge that only the other record had from a ceremony stays that ceremony's. The other's
    nominations become the kept one's, and its payments in drafts.
    """
    nominations.carry_over(connection, other, kept.key)
    payments.carry_over(connection, other, kept.key)
    before = _badges(connection, kept.key)
    update_member(connection, kept)
    set_taken_out(connection, other, taken_out)
    after, theirs = _badges(connection, kept.key), _badges(connection, other)
    had = {row["level"] for row in before}
    entries = {row["level"]: row["ceremony_entry_id"] for row in theirs}
    new = [
        {"_id": row["id"], "_entry": entries[row["level"]]}
        for row in after
        if row["level"] not in had and entries.get(row["level"])
    ]
    if new:
        linked = update(badges).where(by_id(badges)).values(ceremony_entry_id=bindparam("_entry"))
        connection.execute(linked, new)


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


def merged_with(connection: Connection, key: str) -> frozenset[str]:
    """The keys of the records merged into this one, and of the one it was merged into."""
    into = connection.scalar(select(members.c.merged_into).where(members.c.key == key))
    return frozenset((*merged_into(connection, key), *([into] if into else ())))


def _compared(connection: Connection, ids: Sequence[int]) -> Iterator[Row]:
    for part in chunks(ids):
        yield from connection.execute(_COUNTED.where(members.c.id.in_(part))).mappings()


def _person(row: Row) -> Person:
    birth = rows.partial_date(row["birth_date"])
    cards = tuple(filter(None, (row["card_number"], row["card_number_old"])))
    return Person(row["key"], row["name"], birth, cards, row["personal_id"])


def _numbers(row: Row) -> tuple[str, ...]:
    """Cards and ID number."""
    return tuple(filter(None, (row[column.name] for column in _NUMBERS)))


def _badges(connection: Connection, key: str) -> list[Row]:
    own = select(badges).join(members, badges.c.member_id == members.c.id)
    return list(connection.execute(own.where(members.c.key == key)).mappings())


def _pair(one: str, other: str) -> ColumnElement[bool]:
    lesser, greater = sorted((one, other))
    return and_(not_same.c.one == lesser, not_same.c.other == greater)
