"""A member's standing on a day (eligibility-spec, section 1).

Entries without a day count nowhere. Death is final: what is entered after it is ignored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.member import Member, StandingKind

_RANKS = frozenset((StandingKind.OFFICIAL, StandingKind.PROBATIONARY))
_KEEP_RANK = frozenset(
    (StandingKind.EXEMPT, StandingKind.SUSPENDED, StandingKind.TEMPORARILY_ELSEWHERE)
)
PUT_OUT = frozenset((StandingKind.RESIGNED, StandingKind.STRUCK_OFF, StandingKind.EXPELLED))
AWAY = frozenset((StandingKind.MOVED_AWAY, StandingKind.TEMPORARILY_HERE))
NOT_OURS = PUT_OUT | AWAY
"""The standings of those whom another committee awards, or none."""
IN_STANDING = _KEEP_RANK | _RANKS
"""The standings of those who count among the committee's own."""
BACK_IN = frozenset((StandingKind.OFFICIAL, StandingKind.PROBATIONARY, StandingKind.EXEMPT))


@dataclass(frozen=True, slots=True)
class DatedStanding:
    """A standing from a day on."""

    since: date
    kind: StandingKind


@dataclass(frozen=True, slots=True)
class StandingHistory:
    """The dated standings of the living member in order of time, and the day of death."""

    alive: tuple[DatedStanding, ...]
    died: date | None
    official_since: date | None

    def up_to(self, day: date) -> Sequence[DatedStanding]:
        """The entries on or before a day, death left aside."""
        return [entry for entry in self.alive if entry.since <= day]

    def on(self, day: date) -> StandingKind:
        """The standing on a day, for the dead just before death.

        Where no entry says, a member is official from the first possible official day, before
        that probationary; whether seniority has begun is for the caller to ask.
        """
        entries = self.up_to(day)
        if entries:
            return entries[-1].kind
        if self.official_since is not None and self.official_since <= day:
            return StandingKind.OFFICIAL
        return StandingKind.PROBATIONARY

    def has_entry(self, day: date) -> bool:
        """Whether any entry is on or before a day."""
        return bool(self.up_to(day))

    def is_suspended(self, day: date) -> bool:
        """Suspended from meetings and alive."""
        is_alive = self.died is None or day < self.died
        return is_alive and self.on(day) is StandingKind.SUSPENDED

    def is_probationary(self, day: date) -> bool:
        """Probationary, or away from meetings with probationary as the rank before that."""
        now = self.on(day)
        if now in _KEEP_RANK:
            ranks = [entry.kind for entry in self.up_to(day) if entry.kind in _RANKS]
            return bool(ranks) and ranks[-1] is StandingKind.PROBATIONARY
        return now is StandingKind.PROBATIONARY


def standing_history(member: Member) -> StandingHistory:
    """The member's dated standings; on one day the order of the record stands."""
    dated = [
        DatedStanding(entry.since, entry.standing)
        for entry in member.standings
        if entry.since is not None
    ]
    dated.sort(key=lambda entry: entry.since)
    official = member.official_date.first_day if member.official_date else None
    for place, entry in enumerate(dated):
        if entry.kind is StandingKind.DIED:
            return StandingHistory(tuple(dated[:place]), entry.since, official)
    return StandingHistory(tuple(dated), None, official)


def standing_today(member: Member, day: date) -> str:
    """The standing on a day as the exchange format names it, death and non-admission included."""
    history = standing_history(member)
    if history.died is not None and history.died <= day:
        return str(StandingKind.DIED)
    start = member.admission_decision_date or member.admission_date
    if not history.has_entry(day) and start is not None and start.first_day > day:
        return "not_yet_admitted"
    return str(history.on(day))
