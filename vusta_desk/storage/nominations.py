"""Nominations with their steps. Functions on a connection: a reader's or an operation's.

Each step also writes where the nomination stands, so that the undo of an earlier step meets the
later one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update

from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.nomination import Cause, Nomination, NominationState, Step
from vusta_desk.storage.replacing import chunks
from vusta_desk.storage.rows import Row, Values
from vusta_desk.storage.tables import changes, nomination_steps, nominations

_of = nomination_steps.c.nomination_id
_TEXTS = ("reason", "applicant", "relation")


def all_nominations(connection: Connection) -> tuple[Nomination, ...]:
    """Every nomination, in the order in which they were begun."""
    return _read(connection, select(nominations), select(nomination_steps))


def of_rounds(connection: Connection, codes: Collection[str]) -> tuple[Nomination, ...]:
    """Those of some rounds, by their codes."""
    return _where(connection, select(nominations.c.id).where(nominations.c.round.in_(codes)))


def of_members(connection: Connection, keys: Sequence[str]) -> tuple[Nomination, ...]:
    """Those of some members."""
    found: list[Nomination] = []
    for part in chunks(keys):
        found += _where(connection, select(nominations.c.id).where(nominations.c.member.in_(part)))
    return tuple(found)


def numbered(connection: Connection, ids: Collection[int]) -> tuple[Nomination, ...]:
    """Those with these numbers; what is not there is left out."""
    found: list[Nomination] = []
    for part in chunks(sorted(ids)):
        found += _where(connection, select(nominations.c.id).where(nominations.c.id.in_(part)))
    return tuple(found)


def add(connection: Connection, new: Iterable[Nomination]) -> tuple[int, ...]:
    """Stores new nominations with their steps and gives their numbers; `id` plays no part."""
    made = []
    for each in new:
        values = _values(each) | {"state": each.state}
        (number,) = connection.execute(insert(nominations).values(values)).inserted_primary_key or (
            0,
        )
        _insert_steps(connection, int(number), 1, each.steps)
        made.append(int(number))
    return tuple(made)


def change(connection: Connection, nomination: Nomination) -> None:
    """Stores everything of a nomination but its steps."""
    here = nominations.c.id == nomination.id
    connection.execute(update(nominations).where(here).values(_values(nomination)))


def add_steps(connection: Connection, steps: Mapping[int, Sequence[Step]]) -> None:
    """Adds steps to nominations, by their numbers."""
    for number, new in steps.items():
        last = connection.scalar(select(func.max(nomination_steps.c.position)).where(_of == number))
        _insert_steps(connection, number, (last or 0) + 1, new)
        here = nominations.c.id == number
        connection.execute(update(nominations).where(here).values(state=new[-1].state))


def take_back(connection: Connection, ceremony: int) -> None:
    """Takes away the steps that the closing of a ceremony made."""
    mine = nomination_steps.c.ceremony_id == ceremony
    numbers = list(connection.scalars(select(_of).where(mine).distinct()))
    connection.execute(delete(nomination_steps).where(mine))
    for each in numbered(connection, numbers):
        here = nominations.c.id == each.id
        connection.execute(update(nominations).where(here).values(state=each.state))


def carry_over(connection: Connection, member: str, to: str) -> None:
    """Makes one member's nominations another's, as two records become one."""
    connection.execute(update(nominations).where(nominations.c.member == member).values(member=to))


@dataclass(frozen=True, slots=True)
class Work:
    """What one operation did to a member's nominations: the steps it made that still stand."""

    operation: int
    steps: tuple[tuple[Nomination, Step], ...]


def work_on(connection: Connection, key: str) -> tuple[Work, ...]:
    """Every operation on a member's nominations, in order of time."""
    theirs = {each.id: each for each in of_members(connection, (key,))}
    steps = {
        row["id"]: (theirs[row["nomination_id"]], _step(row))
        for part in chunks(sorted(theirs))
        for row in connection.execute(
            select(nomination_steps).where(_of.in_(part)).order_by(nomination_steps.c.id)
        ).mappings()
    }
    made = dict(_operations(connection, nomination_steps, steps))
    touched = {operation for _, operation in _operations(connection, nominations, theirs)}
    return tuple(
        Work(operation, tuple(steps[row] for row in steps if made.get(row) == operation))
        for operation in sorted(touched | set(made.values()))
    )


def _operations(
    connection: Connection, table: Table, ids: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """The rows with the operations that worked on them; each row's latest last."""
    for part in chunks(sorted(ids)):
        query = select(changes.c.row, changes.c.operation).where(
            changes.c.table_name == table.name,
            changes.c.row.in_(part),
            changes.c.operation.is_not(None),
        )
        found = connection.execute(query.order_by(changes.c.id))
        yield from ((row.row, row.operation) for row in found)


def _where(connection: Connection, ids: Select[tuple[int]]) -> tuple[Nomination, ...]:
    return _read(
        connection,
        select(nominations).where(nominations.c.id.in_(ids)),
        select(nomination_steps).where(_of.in_(ids)),
    )


def _read(
    connection: Connection, query: Select[tuple[object, ...]], steps: Select[tuple[object, ...]]
) -> tuple[Nomination, ...]:
    taken: defaultdict[int, list[Step]] = defaultdict(list)
    for row in connection.execute(steps.order_by(_of, nomination_steps.c.position)).mappings():
        taken[row["nomination_id"]].append(_step(row))
    found = connection.execute(query.order_by(nominations.c.id)).mappings()
    return tuple(_nomination(row, taken[row["id"]]) for row in found)


def _nomination(row: Row, steps: Iterable[Step]) -> Nomination:
    return Nomination(
        id=row["id"],
        member=row["member"],
        level=row["level"],
        kind=BadgeKind(row["kind"]),
        round=row["round"],
        steps=tuple(steps),
        **{name: row[name] for name in _TEXTS},
    )


def _step(row: Row) -> Step:
    return Step(
        state=NominationState(row["state"]),
        day=date.fromisoformat(row["day"]),
        number=row["number"],
        who=row["who"],
        note=row["note"],
        cause=Cause(row["cause"]) if row["cause"] else None,
        ceremony=row["ceremony_id"],
    )


def _values(nomination: Nomination) -> Values:
    return {
        "member": nomination.member,
        "level": nomination.level,
        "kind": nomination.kind,
        "round": nomination.round,
        **{name: getattr(nomination, name) for name in _TEXTS},
    }


def _insert_steps(connection: Connection, number: int, first: int, steps: Sequence[Step]) -> None:
    values = [
        {
            "nomination_id": number,
            "position": place,
            "state": step.state,
            "day": step.day.isoformat(),
            "number": step.number,
            "who": step.who,
            "note": step.note,
            "cause": step.cause,
            "ceremony_id": step.ceremony,
        }
        for place, step in enumerate(steps, first)
    ]
    connection.execute(insert(nomination_steps), values)
