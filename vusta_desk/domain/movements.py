"""Increase and decrease between two head-counts: at_start + increases - decreases = at_end.

The sum is that of the sets of people, so it always holds; each of those who came or went is named
with the reason that the records give, and `unexplained` where they give none.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vusta_desk.domain.comparing import counts_on, in_scope
from vusta_desk.domain.member import Member, StandingKind, TakenOut
from vusta_desk.domain.names import sort_key
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.standings import (
    IN_STANDING,
    PUT_OUT,
    DatedStanding,
    standing_history,
    standing_today,
)


class Reason(StrEnum):
    """Why somebody came or went (form 1 of the statistics, then what only records tell).

    `entered`: the record was added though what it says happened before. `put_back` and `taken_out`:
    the record was set among those who count, or out; `merged`: out, as another one of the same
    person took it over; `undone`: adding it was undone. `corrected`: the record was changed.
    """

    ADMITTED = "admitted"
    READMITTED = "readmitted"
    RESTORED = "restored"
    MOVED_IN = "moved_in"
    FROM_BRANCH = "from_branch"
    ENTERED = "entered"
    PUT_BACK = "put_back"
    DIED = "died"
    EXPELLED = "expelled"
    STRUCK_OFF = "struck_off"
    RESIGNED = "resigned"
    MOVED_AWAY = "moved_away"
    TO_BRANCH = "to_branch"
    TAKEN_OUT = "taken_out"
    MERGED = "merged"
    UNDONE = "undone"
    CORRECTED = "corrected"
    UNEXPLAINED = "unexplained"


_LEFT = frozenset((StandingKind.DIED, StandingKind.MOVED_AWAY, *PUT_OUT))


@dataclass(frozen=True, slots=True)
class Movement:
    """Somebody who came or went; the day is known where a dated event is the reason."""

    key: str
    name: str
    reason: Reason
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Movements:
    """From the head-count of one day to that of a later one."""

    since: date
    until: date
    at_start: int
    increases: tuple[Movement, ...]
    decreases: tuple[Movement, ...]

    @property
    def at_end(self) -> int:
        """How many count in the end."""
        return self.at_start + len(self.increases) - len(self.decreases)

    @property
    def unexplained(self) -> tuple[Movement, ...]:
        """Those for whom the records give no reason."""
        every = (*self.increases, *self.decreases)
        return tuple(move for move in every if move.reason is Reason.UNEXPLAINED)


@dataclass(frozen=True, slots=True)
class Before:
    """A record as it stood at the start; None where there was none."""

    member: Member | None
    taken_out: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Everyone on file at the end; `taken_out` are set aside, and why.

    `changed` holds, by key, the records that were changed since the start, as they stood then;
    `gone` the names on those whose adding was undone. `anew` are the keys of records that are not
    those of the start: the key was used again for somebody else.
    """

    members: Mapping[str, Member]
    taken_out: Mapping[str, tuple[Member, TakenOut]] = field(default_factory=dict)
    changed: Mapping[str, Before] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    anew: frozenset[str] = frozenset()


def counted(members: Iterable[Member], source: str, day: date) -> tuple[str, ...]:
    """The keys of those who count on a day, in the order of the records."""
    return tuple(member.key for member in members if in_scope(member, source, day))


def movements(
    before: Collection[str], people: People, source: str, since: date, until: date
) -> Movements:
    """Who came and who went since the people `before` were counted, and why."""
    after = set(counted(people.members.values(), source, until))
    same = after.intersection(before) - people.anew
    came = [_increase(people.members[key], people, source, since, until) for key in after - same]
    went = [_decrease(key, people, source, until) for key in set(before) - same]
    return Movements(since, until, len(set(before)), _in_order(came), _in_order(went))


def _in_order(moves: Iterable[Movement]) -> tuple[Movement, ...]:
    """By reason, in the order of the form, then by name."""
    reasons = list(Reason)
    return tuple(
        sorted(moves, key=lambda move: (reasons.index(move.reason), sort_key(move.name), move.key))
    )


def _increase(member: Member, people: People, source: str, since: date, until: date) -> Movement:
    was = people.changed.get(member.key)
    event = _arrival(member, until)
    reason, day = Reason.UNEXPLAINED, None
    if was is not None and was.taken_out:
        reason = Reason.PUT_BACK
    elif (
        was is not None and was.member is not None and _counted_elsewhere(was.member, source, since)
    ):
        reason = Reason.FROM_BRANCH
    elif event is not None and event[1] > since:
        reason, day = event
    elif was is not None and was.member is None:
        reason = Reason.ENTERED
    elif was is not None and was.member is not None:
        reason = Reason.CORRECTED
        if event is not None and event != _arrival(was.member, until):
            reason, day = event
    return Movement(member.key, member.name, reason, day)


def _counted_elsewhere(member: Member, source: str, day: date) -> bool:
    return counts_on(member, day) and not in_scope(member, source, day)


def _decrease(key: str, people: People, source: str, until: date) -> Movement:
    if key in people.anew or (key in people.gone and key not in people.members):
        return Movement(key, people.gone.get(key, ""), Reason.UNDONE)
    if key in people.taken_out:
        member, taken = people.taken_out[key]
        reason = Reason.MERGED if taken.merged_into else Reason.TAKEN_OUT
        return Movement(key, member.name, reason, taken.day)
    if key not in people.members:
        return Movement(key, "", Reason.UNEXPLAINED)
    member = people.members[key]
    if _counted_elsewhere(member, source, until):
        return Movement(key, member.name, Reason.TO_BRANCH)
    standing = standing_today(member, until)
    if standing in _LEFT:
        return Movement(key, member.name, Reason(standing), _left_on(member, until))
    reason = Reason.CORRECTED if key in people.changed else Reason.UNEXPLAINED
    return Movement(key, member.name, reason)


def _left_on(member: Member, until: date) -> date:
    history = standing_history(member)
    if history.died is not None and history.died <= until:
        return history.died
    return history.up_to(until)[-1].since


def _arrival(member: Member, until: date) -> tuple[Reason, date] | None:
    """The latest event up to a day by which the member came to count."""
    start = member.admission_decision_date or member.admission_date
    event = None if start is None else (Reason.ADMITTED, start.first_day)
    last: StandingKind | None = None
    for entry in standing_history(member).up_to(until):
        if entry.kind in IN_STANDING and last not in IN_STANDING:
            event = _return(member, last, entry) or event
        last = entry.kind
    return event


def _return(
    member: Member, last: StandingKind | None, entry: DatedStanding
) -> tuple[Reason, date] | None:
    if last is None:  # a first entry is the rank of old, unless it comes after the official day
        official = member.official_date
        came = entry.kind is StandingKind.OFFICIAL and official is not None
        if came and official is not None and official.last_day < entry.since:
            return Reason.MOVED_IN, entry.since
        return None
    if last not in PUT_OUT:
        return Reason.MOVED_IN, entry.since
    cleared = any(_ended(gap.until, entry.since) for gap in member.interruptions if gap.restored)
    return Reason.RESTORED if cleared else Reason.READMITTED, entry.since


def _ended(until: PartialDate | None, day: date) -> bool:
    return until is not None and until.first_day <= day <= until.last_day
