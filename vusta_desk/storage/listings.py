"""Long lists of members: who answers a question, in the order asked for, as numbers of rows.

Filters and orders are worked out in the database; a search is ranked as a person would.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, literal, or_, select

from vusta_desk.domain.member import BranchKind, StandingKind
from vusta_desk.domain.names import folded, has_marks, search_rank, text_sort_key
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.standings import IN_STANDING, standing_today
from vusta_desk.storage.members import branch_names, members_by_id
from vusta_desk.storage.tables import (
    badges,
    branches,
    disciplines,
    interruptions,
    members,
    standings,
)

_NUMBERS = (members.c.key, members.c.card_number, members.c.card_number_old, members.c.personal_id)
_BEST, _BEGINNING, _INSIDE = 0, 1, 4  # of `names.search_rank`
_BY_NAME = (members.c.sort_key, members.c.id)


@dataclass(frozen=True, slots=True)
class Query:
    """Which members, and in which order; what is not asked for does not narrow.

    `branch` is a key, `kind` that of the branch; `no_branch` and `no_kind` ask for those without.
    `taken_out` asks for those who were taken out instead of those who count, `in_standing` leaves
    out who has left or died. `order` is the id of a field; whoever has no value there comes last.
    A text found in the order of names puts whole words first.
    """

    text: str = ""
    branch: str | None = None
    kind: BranchKind | None = None
    no_branch: bool = False
    no_kind: bool = False
    taken_out: bool = False
    in_standing: bool = False
    order: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ListedMember:
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
    rows: tuple[ListedMember, ...]


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
    conditions: list[ColumnElement[bool]] = [members.c.taken_out.is_(None)]
    if branch := branch.strip():
        part = branches.c.folded.contains(folded(branch), autoescape=True)
        named = select(branches.c.key).where(or_(branches.c.key == branch, part))
        conditions.append(members.c.branch.in_(named))
    ids = _best_first(connection, text.strip(), conditions)
    names = branch_names(connection)
    return Listing(
        total=len(ids),
        rows=tuple(
            ListedMember(
                key=member.key,
                name=member.name,
                branch=names.get(member.branch or ""),
                birth_date=member.birth_date,
                card_number=member.card_number,
                standing=standing_today(member, day),
            )
            for member in members_by_id(connection, ids[:limit])
        ),
    )


def listing(connection: Connection, query: Query, day: date) -> tuple[int, ...]:
    """The numbers of the rows of those who answer on a day, in the order asked for."""
    text = query.text.strip()
    conditions = list(_conditions(query, day))
    if query.order == "name" and not query.descending:
        return tuple(_best_first(connection, text, conditions))
    if text:
        conditions.append(_answers(text))
    if query.order == "home":
        return tuple(_by_home(connection, conditions, query.descending))
    order = _order(query.order, query.descending, day)
    found = select(members.c.id).where(*conditions).order_by(*order)
    return tuple(connection.scalars(found))


def people_by_branch(connection: Connection, day: date) -> tuple[tuple[str | None, bool, int], ...]:
    """How many belong to each branch (its key, None for none), in standing on a day or not."""
    counted = is_in_standing(day).label("counted")
    people = select(members.c.branch, counted, func.count()).where(members.c.taken_out.is_(None))
    found = connection.execute(people.group_by(members.c.branch, counted))
    return tuple((branch, bool(is_counted), number) for branch, is_counted, number in found)


def standing_on(day: date) -> ColumnElement[str]:
    """A member's standing on a day in the database's words; see `standings.standing_today`."""
    today = day.isoformat()
    start = func.coalesce(members.c.admission_decision_date, members.c.admission_date)
    entry = (
        select(standings.c.standing)
        .where(standings.c.member_id == members.c.id, standings.c.since <= today)
        .order_by(
            (standings.c.standing == StandingKind.DIED).desc(),
            standings.c.since.desc(),
            standings.c.position.desc(),
        )
        .limit(1)
        .correlate(members)
        .scalar_subquery()
    )
    without_entry = case(
        (_first_day(start) > today, "not_yet_admitted"),
        (_first_day(members.c.official_date) <= today, str(StandingKind.OFFICIAL)),
        else_=str(StandingKind.PROBATIONARY),
    )
    return func.coalesce(entry, without_entry)


def is_in_standing(day: date) -> ColumnElement[bool]:
    """Whether a member counts among the committee's own on a day."""
    return standing_on(day).in_([str(kind) for kind in IN_STANDING])


def _first_day(partial: ColumnElement[Any]) -> ColumnElement[str]:
    return func.substr(partial.concat("-01-01"), 1, 10)


def _conditions(query: Query, day: date) -> Iterable[ColumnElement[bool]]:
    column = members.c.taken_out
    yield column.is_not(None) if query.taken_out else column.is_(None)
    if query.branch is not None:
        yield members.c.branch == query.branch
    if query.no_branch:
        yield members.c.branch.is_(None)
    if query.kind is not None:
        yield members.c.branch.in_(select(branches.c.key).where(branches.c.kind == query.kind))
    if query.no_kind:
        yield members.c.branch.in_(select(branches.c.key).where(branches.c.kind.is_(None)))
    if query.in_standing:
        yield is_in_standing(day)


def _answers(text: str) -> ColumnElement[bool]:
    conditions: Sequence[ColumnElement[bool]] = [
        column.startswith(text, autoescape=True) for column in _NUMBERS
    ]
    if name := folded(text):
        return or_(members.c.folded.contains(name, autoescape=True), *conditions)
    return or_(*conditions)


def _best_first(
    connection: Connection, text: str, conditions: Iterable[ColumnElement[bool]]
) -> list[int]:
    """Whole words, then beginnings of words, then the rest, each in the order of names."""
    if not text:
        everyone = select(members.c.id).where(*conditions).order_by(*_BY_NAME)
        return list(connection.scalars(everyone))
    rank = _rank(folded(text)).label("rank")
    # Which names have the same marks, the database cannot tell.
    name = case((rank < _INSIDE, members.c.name)) if has_marks(text) else literal(None)
    found = select(members.c.id, rank, name).where(*conditions, _answers(text)).order_by(*_BY_NAME)
    by_rank: list[list[int]] = [[] for _ in range(_INSIDE + 1)]
    for number, place, marked in connection.execute(found):
        by_rank[place if marked is None else search_rank(text, marked) or _BEST].append(number)
    return list(chain.from_iterable(by_rank))


def _by_home(
    connection: Connection, conditions: Iterable[ColumnElement[bool]], descending: bool
) -> list[int]:
    """By a Vietnamese text, whose order the database does not know; unknown ones last."""
    found = select(members.c.id, members.c.home).where(*conditions).order_by(*_BY_NAME)
    by_home: defaultdict[str, list[int]] = defaultdict(list)
    for number, home in connection.execute(found):
        by_home[home or ""].append(number)
    unknown = by_home.pop("", [])
    homes = sorted(by_home, key=text_sort_key, reverse=descending)
    return [*chain.from_iterable(by_home[home] for home in homes), *unknown]


def _order(field: str, descending: bool, day: date) -> Iterable[ColumnElement[Any]]:
    """By a field, within it by name; unknown values last, whichever way round."""
    if field == "name":
        return members.c.sort_key.desc(), members.c.id
    column: ColumnElement[Any]
    if field == "standings":
        ranks = {str(kind): place for place, kind in enumerate(StandingKind)}
        column = case(ranks, value=standing_on(day))
    else:
        column = _WORKED_OUT[field] if field in _WORKED_OUT else members.c[field]
    return (column.desc() if descending else column.asc()).nulls_last(), *_BY_NAME


def _of_each(column: ColumnElement[Any], owner: ColumnElement[int]) -> ColumnElement[Any]:
    """A value worked out from a list of each member."""
    return select(column).where(owner == members.c.id).correlate(members).scalar_subquery()


_WORKED_OUT: Mapping[str, ColumnElement[Any]] = {
    "branch": select(branches.c.position)
    .where(branches.c.key == members.c.branch)
    .correlate(members)
    .scalar_subquery(),
    "badges": _of_each(func.max(badges.c.level), badges.c.member_id),
    "interruptions": _of_each(func.min(interruptions.c.since), interruptions.c.member_id),
    "disciplines": _of_each(func.max(disciplines.c.date), disciplines.c.member_id),
    # The day, or an empty text where there is none; null for those it does not concern.
    "under_review": case((members.c.under_review, func.coalesce(members.c.under_review_since, ""))),
    "early_request": case(
        (members.c.early_request, func.coalesce(members.c.early_request_date, ""))
    ),
}


def _rank(wanted: str) -> ColumnElement[int]:
    """As `names.search_rank` ranks a search without marks; who is found by a number is best."""
    if not wanted:
        return literal(_BEST)
    space = literal(" ")
    padded = space.concat(members.c.folded)
    return case(
        (members.c.folded.contains(wanted, autoescape=True).is_(False), _BEST),
        (padded.concat(space).contains(f" {wanted} ", autoescape=True), _BEST),
        (padded.contains(f" {wanted}", autoescape=True), _BEGINNING),
        else_=_INSIDE,
    )
