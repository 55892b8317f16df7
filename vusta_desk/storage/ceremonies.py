"""Ceremonies and their rosters: drafts are saved, closed, and reopened; a closed one is frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Table, delete, exists, func, insert, select, update

from vusta_desk.domain.ceremony import Ceremony, CeremonyState
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge
from vusta_desk.storage import rows
from vusta_desk.storage.ceremony_rows import (
    announced_of,
    ceremony_values,
    entry_of,
    entry_values,
    round_of,
    round_values,
)
from vusta_desk.storage.replacing import replace_rows
from vusta_desk.storage.rows import Row
from vusta_desk.storage.tables import (
    badges,
    ceremonies,
    ceremony_entries,
    ceremony_rounds,
    members,
)
from vusta_desk.storage.unit_of_work import Writer


@dataclass(frozen=True, slots=True)
class BadgeGone:
    """A badge that a closed ceremony gave, and that is not on the member's record any more."""

    key: str
    name: str
    level: int
    ceremony: str


@dataclass(frozen=True, slots=True)
class CeremonyRow:
    """One line of the list of ceremonies; `people` are those on the roster, not left out."""

    id: int
    name: str
    day: date
    place: str
    state: CeremonyState
    people: int


def list_ceremonies(
    connection: Connection, holding: Iterable[str] | None = None, member: str | None = None
) -> tuple[CeremonyRow, ...]:
    """Every ceremony in order of its day.

    With `holding` those that hold a round with one of these names, whatever its day was when they
    were made, with `member` those on whose roster the member with this key stands, left out or not.
    """
    on_roster = (
        select(func.count())
        .where(ceremony_entries.c.ceremony_id == ceremonies.c.id)
        .where(ceremony_entries.c.left_out.is_(None))
        .scalar_subquery()
    )
    query = select(ceremonies, on_roster.label("people"))
    if holding is not None:
        named = ceremony_rounds.c.name.in_(list(holding))
        held = select(ceremony_rounds.c.ceremony_id).where(named)
        query = query.where(ceremonies.c.id.in_(held))
    if member is not None:
        theirs = select(ceremony_entries.c.ceremony_id).where(ceremony_entries.c.key == member)
        query = query.where(ceremonies.c.id.in_(theirs))
    found = connection.execute(query.order_by(ceremonies.c.day, ceremonies.c.id))
    return tuple(
        CeremonyRow(
            row.id,
            row.name,
            date.fromisoformat(row.day),
            row.place,
            CeremonyState(row.state),
            row.people,
        )
        for row in found
    )


def load_ceremony(connection: Connection, number: int) -> Ceremony:
    """A ceremony with its rounds and entries in order; raises Refused `no_such_ceremony`."""
    row = _row(connection, number)
    return Ceremony(
        id=number,
        name=row["name"],
        day=date.fromisoformat(row["day"]),
        place=row["place"],
        state=CeremonyState(row["state"]),
        rounds=tuple(round_of(each) for each in _parts(connection, ceremony_rounds, number)),
        entries=tuple(entry_of(each) for each in _parts(connection, ceremony_entries, number)),
        rules=row["rules"],
        announced=announced_of(row),
    )


def insert_ceremony(connection: Connection, ceremony: Ceremony) -> int:
    """Stores a new draft and gives its number; `ceremony.id` and `state` play no part."""
    made = connection.execute(
        insert(ceremonies).values(ceremony_values(ceremony) | {"state": "draft"})
    )
    (number,) = made.inserted_primary_key or (0,)
    _save_parts(connection, number, ceremony)
    return int(number)


def save_ceremony(connection: Connection, ceremony: Ceremony) -> None:
    """Replaces a draft by its changed value, entries in the order given, touching what differs.

    Raises Refused `no_such_ceremony`, `ceremony_closed` (`ceremony`).
    """
    row = _row(connection, ceremony.id)
    _refuse_closed(row)
    values = ceremony_values(ceremony)
    if any(row[column] != value for column, value in values.items()):
        here = ceremonies.c.id == ceremony.id
        connection.execute(update(ceremonies).where(here).values(values))
    _save_parts(connection, ceremony.id, ceremony)


def close_ceremony(writer: Writer, number: int, awarded: Mapping[str, Badge]) -> None:
    """Freezes a draft and writes `awarded`, badges by key of member, to the members' records.

    Every key must be of an entry. Raises Refused `no_such_ceremony`, `ceremony_closed`.
    """
    connection = writer.connection
    _refuse_closed(_row(connection, number))
    entries = {row["key"]: row["id"] for row in _parts(connection, ceremony_entries, number)}
    owners = _members_of(connection, number)
    new = [
        rows.badge_values(badge)
        | {
            "member_id": owners[key].id,
            "position": owners[key].next_place,
            "ceremony_entry_id": entries[key],
        }
        for key, badge in awarded.items()
    ]
    if new:
        connection.execute(insert(badges), new)
    closed = {"state": CeremonyState.CLOSED, "closed_by": writer.operation_id}
    connection.execute(update(ceremonies).where(ceremonies.c.id == number).values(closed))


def reopen_ceremony(writer: Writer, number: int) -> None:
    """Makes a closed ceremony a draft again and takes its badges back from the records.

    The operation that closed it counts as undone by this one. Raises Refused `no_such_ceremony`,
    `ceremony_not_closed`.
    """
    connection = writer.connection
    row = _row(connection, number)
    if row["state"] != CeremonyState.CLOSED:
        raise Refused("ceremony_not_closed", ceremony=number)
    writer.undoes = row["closed_by"]
    mine = select(ceremony_entries.c.id).where(ceremony_entries.c.ceremony_id == number)
    connection.execute(delete(badges).where(badges.c.ceremony_entry_id.in_(mine)))
    draft = {"state": CeremonyState.DRAFT, "closed_by": None}
    connection.execute(update(ceremonies).where(ceremonies.c.id == number).values(draft))


@dataclass(frozen=True, slots=True)
class _Owner:
    id: int
    next_place: int


def _members_of(connection: Connection, number: int) -> Mapping[str, _Owner]:
    """Members on the roster by key, with the place of their next badge."""
    query = (
        select(members.c.key, members.c.id, func.max(badges.c.position))
        .join_from(members, badges, badges.c.member_id == members.c.id, isouter=True)
        .join(ceremony_entries, ceremony_entries.c.key == members.c.key)
        .where(ceremony_entries.c.ceremony_id == number)
        .group_by(members.c.key, members.c.id)
    )
    return {
        key: _Owner(member, 0 if last is None else last + 1)
        for key, member, last in connection.execute(query)
    }


def badges_gone(connection: Connection) -> tuple[BadgeGone, ...]:
    """The badges of closed ceremonies that were taken off the records, or overwritten, since."""
    entry = ceremony_entries.c
    of_entry = badges.c.ceremony_entry_id == entry.id
    of_level = (badges.c.member_id == members.c.id) & (badges.c.level == entry.level)
    query = (
        select(entry.key, members.c.name, entry.level, ceremonies.c.name.label("ceremony"))
        .select_from(ceremony_entries)
        .join(ceremonies, ceremonies.c.id == entry.ceremony_id)
        .join(members, members.c.key == entry.key)
        .where(ceremonies.c.state == CeremonyState.CLOSED, entry.left_out.is_(None))
        .where(~exists().where(of_entry | of_level))
        .order_by(ceremonies.c.day, entry.ceremony_id, entry.position)
    )
    return tuple(BadgeGone(*row) for row in connection.execute(query))


def _row(connection: Connection, number: int) -> Row:
    found = connection.execute(select(ceremonies).where(ceremonies.c.id == number))
    row = found.mappings().one_or_none()
    if row is None:
        raise Refused("no_such_ceremony", ceremony=number)
    return row


def _refuse_closed(row: Row) -> None:
    if row["state"] == CeremonyState.CLOSED:
        raise Refused("ceremony_closed", ceremony=row["id"])


def _parts(connection: Connection, table: Table, number: int) -> list[Row]:
    query = select(table).where(table.c.ceremony_id == number).order_by(table.c.position)
    return list(connection.execute(query).mappings())


def _save_parts(connection: Connection, number: int, ceremony: Ceremony) -> None:
    for table, wanted, same in (
        (ceremony_rounds, [round_values(each) for each in ceremony.rounds], _same_name),
        (ceremony_entries, [entry_values(each) for each in ceremony.entries], _same_key),
    ):
        placed = [
            values | {"ceremony_id": number, "position": place}
            for place, values in enumerate(wanted, 1)
        ]
        old = {number: _parts(connection, table, number)}
        replace_rows(connection, table, old, {number: placed}, same)


def _same_name(old: Row, new: Row) -> bool:
    return bool(old["name"] == new["name"])


def _same_key(old: Row, new: Row) -> bool:
    return bool(old["key"] == new["key"])
