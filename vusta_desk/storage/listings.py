"""Light rows for long lists: searched, ordered and cut in the database."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from vusta_desk.domain.member import Standing
from vusta_desk.domain.names import folded
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage import rows
from vusta_desk.storage.replacing import chunks
from vusta_desk.storage.tables import branches, members, standings

_NUMBERS = (members.c.key, members.c.card_number, members.c.card_number_old, members.c.personal_id)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line of a list of members; `branch` is the branch's name."""

    key: str
    name: str
    branch: str | None
    birth_date: PartialDate | None
    card_number: str | None
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class MemberListing:
    """The lines shown and how many there are in all."""

    total: int
    rows: tuple[MemberRow, ...]


def list_members(
    connection: Connection, search: str = "", branch: str = "", limit: int | None = None
) -> MemberListing:
    """Members in Vietnamese order of names.

    `search` is part of a name, marks not needed, or the beginning of a key, card or ID number;
    `branch` is a branch's key or part of its name.
    """
    query = _matching(search, branch)
    total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
    in_order = query.order_by(members.c.sort_key, members.c.id).limit(limit)
    found = connection.execute(in_order).mappings().all()
    history = _standings(connection, [row["id"] for row in found])
    return MemberListing(
        total,
        tuple(
            MemberRow(
                key=row["key"],
                name=row["name"],
                branch=row["branch_name"],
                birth_date=rows.partial_date(row["birth_date"]),
                card_number=row["card_number"],
                standings=tuple(history[row["id"]]),
            )
            for row in found
        ),
    )


def _matching(search: str, branch: str) -> Select[tuple[object, ...]]:
    query: Select[tuple[object, ...]] = select(
        members.c.id,
        members.c.key,
        members.c.name,
        members.c.sort_key,
        members.c.birth_date,
        members.c.card_number,
        branches.c.name.label("branch_name"),
    ).join_from(members, branches, members.c.branch == branches.c.key, isouter=True)
    if search.strip():
        query = query.where(_found(search))
    if branch.strip():
        part = branches.c.folded.contains(folded(branch), autoescape=True)
        query = query.where(or_(branches.c.key == branch.strip(), part))
    return query


def _found(search: str) -> ColumnElement[bool]:
    text = search.strip()
    numbers = (column.startswith(text, autoescape=True) for column in _NUMBERS)
    return or_(members.c.folded.contains(folded(search), autoescape=True), *numbers)


def _standings(connection: Connection, ids: list[int]) -> dict[int, list[Standing]]:
    found: dict[int, list[Standing]] = defaultdict(list)
    for part in chunks(ids):
        query = (
            select(standings)
            .where(standings.c.member_id.in_(part))
            .order_by(standings.c.member_id, standings.c.position)
        )
        for row in connection.execute(query).mappings():
            found[row["member_id"]].append(rows.standing_of(row))
    return found
