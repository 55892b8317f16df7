"""Light rows for long lists: searched in the database, ranked as a person would."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, or_, select

from vusta_desk.domain.names import folded, search_rank
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.standings import standing_today
from vusta_desk.storage.members import members_by_id
from vusta_desk.storage.tables import branches, members

_NUMBERS = (members.c.key, members.c.card_number, members.c.card_number_old, members.c.personal_id)
_BEST = 0


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line of a list of members; `branch` is the branch's name, `standing` that of the day."""

    key: str
    name: str
    branch: str | None
    birth_date: PartialDate | None
    card_number: str | None
    standing: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines shown, and how many members answer in all."""

    total: int
    rows: tuple[MemberRow, ...]


class _Hit(NamedTuple):
    id: int
    name: str
    sort_key: str


def search(
    connection: Connection,
    text: str = "",
    *,
    day: date,
    branch: str = "",
    limit: int | None = None,
) -> Listing:
    """Members whose name or number answers `text`, best first, then in Vietnamese name order.

    A name is found by any part, marks not needed; a key, card or ID number by its beginning.
    `branch` is a branch's key or part of its name.
    """
    hits = _hits(connection, text.strip(), branch.strip())
    if text.strip():
        hits.sort(key=lambda hit: (search_rank(text, hit.name) or _BEST, hit.sort_key, hit.id))
    shown = members_by_id(connection, [hit.id for hit in hits[:limit]])
    names = dict(connection.execute(select(branches.c.key, branches.c.name)).all())
    return Listing(
        total=len(hits),
        rows=tuple(
            MemberRow(
                key=member.key,
                name=member.name,
                branch=names.get(member.branch),
                birth_date=member.birth_date,
                card_number=member.card_number,
                standing=standing_today(member, day),
            )
            for member in shown
        ),
    )


def _hits(connection: Connection, text: str, branch: str) -> list[_Hit]:
    query = select(members.c.id, members.c.name, members.c.sort_key)
    if text:
        query = query.where(_answers(text))
    if branch:
        part = branches.c.folded.contains(folded(branch), autoescape=True)
        named = select(branches.c.key).where(or_(branches.c.key == branch, part))
        query = query.where(members.c.branch.in_(named))
    in_order = query.order_by(members.c.sort_key, members.c.id)
    return [_Hit(*row) for row in connection.execute(in_order)]


def _answers(text: str) -> ColumnElement[bool]:
    conditions: Sequence[ColumnElement[bool]] = [
        column.startswith(text, autoescape=True) for column in _NUMBERS
    ]
    if name := folded(text):
        return or_(members.c.folded.contains(name, autoescape=True), *conditions)
    return or_(*conditions)
