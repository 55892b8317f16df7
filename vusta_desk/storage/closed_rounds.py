"""Closed rounds: everyone's outcome as it was, with the record and the rule values behind it.

Functions on a connection: a reader's or, for writing, that of an operation. What is kept is never
changed; reopening takes all of it away.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge
from vusta_desk.domain.rounds import Round, parse_round
from vusta_desk.domain.used_rules import UsedValue, used_document, used_of
from vusta_desk.storage import rows
from vusta_desk.storage.tables import (
    badges,
    ceremony_entries,
    ceremony_rounds,
    closed_round_rows,
    closed_rounds,
    members,
)
from vusta_desk.storage.unit_of_work import Writer

_AT_ONCE = 2_000
_READ_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class ClosedRoundHead:
    """A closed round without its people; `closed_by` is the operation that closed it."""

    round: Round
    closed_on: date
    rules: str
    used: tuple[UsedValue, ...]
    closed_by: int

    @property
    def code(self) -> str:
        """How settings name the round."""
        return self.round.code


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """One member as the round judged the record; `decision` and `facts` are plain JSON values."""

    key: str
    name: str
    branch: str
    amount: int | None
    decision: Mapping[str, Any]
    facts: Mapping[str, Any]


def closed_round_heads(connection: Connection) -> tuple[ClosedRoundHead, ...]:
    """Every closed round in order of its day."""
    found = connection.execute(select(closed_rounds).order_by(closed_rounds.c.day))
    return tuple(_head(row) for row in found.mappings())


def closed_round_head(connection: Connection, code: str) -> ClosedRoundHead | None:
    """The closed round with this code; None where it is open."""
    found = connection.execute(select(closed_rounds).where(closed_rounds.c.code == code))
    row = found.mappings().one_or_none()
    return None if row is None else _head(row)


def count_people(connection: Connection, code: str) -> int:
    """How many are in a closed round."""
    mine = closed_rounds.c.id == closed_round_rows.c.closed_round_id
    return (
        connection.scalar(
            select(func.count())
            .select_from(closed_round_rows)
            .join(closed_rounds, mine)
            .where(closed_rounds.c.code == code)
        )
        or 0
    )


def frozen_rows(connection: Connection, code: str, key: str | None = None) -> Iterator[FrozenRow]:
    """Everyone in a closed round, in the order in which they were judged, read bit by bit.

    With `key` only the member with this key.
    """
    kept = closed_round_rows.c
    query = (
        select(kept.key, kept.name, kept.branch, kept.amount, kept.decision, kept.facts)
        .join(closed_rounds, closed_rounds.c.id == kept.closed_round_id)
        .where(closed_rounds.c.code == code)
        .order_by(kept.position)
        .execution_options(yield_per=_READ_AT_ONCE)
    )
    if key is not None:
        query = query.where(kept.key == key)
    for row in connection.execute(query):
        decision, facts = json.loads(row.decision), json.loads(row.facts)
        yield FrozenRow(row.key, row.name, row.branch, row.amount, decision, facts)


def keep_closed_round(writer: Writer, head: ClosedRoundHead, people: Iterable[FrozenRow]) -> None:
    """Keeps a round closed by this operation with everyone in it. Raises `round_closed`."""
    connection = writer.connection
    if closed_round_head(connection, head.code) is not None:
        raise Refused("round_closed", round=head.round.name)
    made = connection.execute(insert(closed_rounds).values(_head_values(head, writer)))
    (number,) = made.inserted_primary_key or (0,)
    stream = enumerate(people)
    while part := list(islice(stream, _AT_ONCE)):
        connection.execute(
            insert(closed_round_rows),
            [_values(row) | {"closed_round_id": number, "position": at} for at, row in part],
        )


def forget_closed_round(writer: Writer, code: str) -> None:
    """Takes a closed round away; the operation that closed it counts as undone by this one.

    Raises Refused `round_not_closed`.
    """
    connection = writer.connection
    here = closed_rounds.c.code == code
    row = connection.execute(select(closed_rounds.c.id, closed_rounds.c.closed_by).where(here))
    found = row.one_or_none()
    if found is None:
        raise Refused("round_not_closed", round=code)
    number, writer.undoes = found
    # The round first: its people are frozen as long as it is there.
    connection.execute(delete(closed_rounds).where(here))
    theirs = closed_round_rows.c.closed_round_id == number
    connection.execute(delete(closed_round_rows).where(theirs))


def badges_given_from(connection: Connection, round_: Round) -> dict[str, list[Badge]]:
    """The badges by key of member that ceremonies of this round or of one after it gave.

    A ceremony of several rounds is one of each of them, whichever round an entry goes under.
    """
    held = connection.execute(select(ceremony_rounds.c.ceremony_id, ceremony_rounds.c.name))
    from_here = parse_round(round_.code)
    theirs = {number for number, name in held if _called(name) >= from_here}
    query = (
        select(badges, members.c.key.label("member_key"), ceremony_entries.c.ceremony_id)
        .join(members, members.c.id == badges.c.member_id)
        .join(ceremony_entries, ceremony_entries.c.id == badges.c.ceremony_entry_id)
        .order_by(badges.c.id)
    )
    given: defaultdict[str, list[Badge]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        if row["ceremony_id"] in theirs:
            given[row["member_key"]].append(rows.badge_of(row))
    return dict(given)


def _called(name: str) -> tuple[int, ...]:
    """Year, month and day of the day a round is called after."""
    return tuple(int(part) for part in reversed(name.split("/")))


def _head(row: rows.Row) -> ClosedRoundHead:
    day, first, last, reference, closed = (
        date.fromisoformat(row[column])
        for column in ("day", "window_first", "window_last", "reference_day", "closed_on")
    )
    return ClosedRoundHead(
        round=Round(row["name"], day, (first, last), reference),
        closed_on=closed,
        rules=row["rules"],
        used=tuple(used_of(each) for each in json.loads(row["used"])),
        closed_by=row["closed_by"],
    )


def _head_values(head: ClosedRoundHead, writer: Writer) -> rows.Values:
    round_ = head.round
    first, last = round_.window
    return {
        "code": round_.code,
        "name": round_.name,
        "day": round_.day.isoformat(),
        "window_first": first.isoformat(),
        "window_last": last.isoformat(),
        "reference_day": round_.reference_day.isoformat(),
        "closed_on": head.closed_on.isoformat(),
        "rules": head.rules,
        "used": _text([used_document(each) for each in head.used]),
        "closed_by": writer.operation_id,
    }


def _values(row: FrozenRow) -> rows.Values:
    return {
        "key": row.key,
        "name": row.name,
        "branch": row.branch,
        "outcome": row.decision["outcome"],
        "level": row.decision["level"],
        "due_day": row.decision["due_day"],
        "amount": row.amount,
        "decision": _text(row.decision),
        "facts": _text(row.facts),
    }


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
