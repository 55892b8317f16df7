"""What would come out otherwise today than when a round was closed, and by which facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.member import Badge, Member

_NOT_PROPOSED = frozenset((Outcome.NONE, Outcome.EXCLUDED, Outcome.NOT_OURS))
_NO_BADGE = "no_badge_on_record"  # arrears of a list without badge history are counted apart


class DriftKind(StrEnum):
    """How a member differs from then."""

    CHANGED = "changed"
    NEW = "new"  # not on file then
    GONE = "gone"  # not on file any more


@dataclass(frozen=True, slots=True)
class Judged:
    """A member as a round judged the record; `amount` in whole đồng, None where there is none."""

    member: Member
    branch: str
    decision: Decision
    amount: int | None


@dataclass(frozen=True, slots=True)
class Drift:
    """A member who would come out otherwise today; `facts` are the ids of the fields that differ.

    Where no fact differs, the rules do.
    """

    kind: DriftKind
    key: str
    name: str
    branch: str
    then: Judged | None
    now: Judged | None
    facts: tuple[str, ...]


def drifts(then: Iterable[Judged], now: Iterable[Judged]) -> tuple[Drift, ...]:
    """Whoever differs, in the order of then; who is new comes last."""
    left = {each.member.key: each for each in now}
    known = [(before, left.pop(before.member.key, None)) for before in then]
    return (
        *(drift for before, after in known for drift in _of_known(before, after)),
        *(_drift(DriftKind.NEW, after, None, after, ()) for after in left.values()),
    )


def facts_changed(then: Member, now: Member) -> tuple[str, ...]:
    """The ids of the fields in which two states of a record differ."""
    return tuple(field.id for field in FIELDS if getattr(then, field.id) != getattr(now, field.id))


def without(member: Member, given: Iterable[Badge]) -> Member:
    """The record as if these badges had not been given."""
    badges = list(member.badges)
    for badge in given:
        if badge in badges:
            badges.remove(badge)
    return replace(member, badges=tuple(badges))


def without_given(
    members: Iterable[Member], given: Mapping[str, Iterable[Badge]]
) -> Iterator[Member]:
    """Everyone without the badges given to them, by key."""
    for member in members:
        mine = given.get(member.key)
        yield without(member, mine) if mine else member


def _of_known(then: Judged, now: Judged | None) -> Iterator[Drift]:
    if now is None:
        yield _drift(DriftKind.GONE, then, then, None, ())
    elif _said(then) != _said(now):
        facts = facts_changed(then.member, now.member)
        yield _drift(DriftKind.CHANGED, now, then, now, facts)


def _drift(
    kind: DriftKind,
    named: Judged,
    then: Judged | None,
    now: Judged | None,
    facts: tuple[str, ...],
) -> Drift:
    member = named.member
    return Drift(kind, member.key, member.name, named.branch, then, now, facts)


def _said(judged: Judged) -> tuple[Outcome, bool, int | None, date | None, int | None]:
    """What counts of a decision: of who is not proposed only that, not the next level's day."""
    decision = judged.decision
    if decision.outcome in _NOT_PROPOSED:
        return decision.outcome, False, None, None, None
    lacks_history = any(reason.code == _NO_BADGE for reason in decision.reasons)
    return decision.outcome, lacks_history, decision.level, decision.due_day, judged.amount
