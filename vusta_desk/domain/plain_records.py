"""The quick way for the many records with full dates and nothing out of the ordinary.

It says what `eligibility.decide_in_full` says of such a record, from thresholds worked out once
for a round; every other record is left to that.
"""

from bisect import bisect_left
from datetime import MAXYEAR, date
from typing import TypeAlias

from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.member import Member, StandingKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import add_months, latest_start
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.round_rules import RoundRules

_Day: TypeAlias = tuple[int, int, int]

_ORDINARY = frozenset(
    (
        StandingKind.OFFICIAL,
        StandingKind.PROBATIONARY,
        StandingKind.EXEMPT,
        StandingKind.TEMPORARILY_ELSEWHERE,
    )
)
_LAST_YEAR = MAXYEAR - 100  # later starts have due days that no calendar has
_FROM_ADMISSION = (Reason("start_from_admission_date"),)
_NO_HISTORY = Reason("no_badge_on_record")


class PlainRecords:
    """Decides plain records in one round."""

    def __init__(self, rules: RoundRules) -> None:
        self._last = _day(rules.last)
        self._first = rules.first
        self._levels = rules.levels[::-1]  # from high to low, so that the starts below ascend
        self._starts = [_day(latest_start(level, rules.last)) for level in self._levels]

    def decide(self, member: Member) -> Decision | None:
        """The decision on a plain record; None for one that needs the full reading."""
        if (
            member.interruptions
            or member.disciplines
            or member.under_review
            or member.early_request
        ):
            return None
        since = member.admission_decision_date or member.admission_date
        start = self._plain_start(member)
        if since is None or start is None or not self._is_official(member):
            return None
        reasons = () if member.admission_decision_date else _FROM_ADMISSION
        badges = member.badges
        held = max([badge.level for badge in badges]) if badges else 0
        place = bisect_left(self._starts, start)  # the highest level reached stands here
        levels = self._levels
        if place < len(levels) and levels[place] > held:
            return self._reached(member, since, place, held, reasons)
        following = next((level for level in levels[:place][::-1] if level > held), None)
        if following is None:
            return Decision(member.key, Outcome.NONE, reasons=reasons)
        due = _due(since, following)
        return Decision(member.key, Outcome.NONE, following, due, (due, due), (), (), reasons)

    def _reached(
        self,
        member: Member,
        start: PartialDate,
        place: int,
        held: int,
        reasons: tuple[Reason, ...],
    ) -> Decision:
        level = self._levels[place]
        due = _due(start, level)
        skipped = tuple(each for each in self._levels[:place:-1] if each > held)
        outcome = Outcome.DUE if due >= self._first else Outcome.ARREARS
        if outcome is Outcome.ARREARS and skipped and not member.badges:
            reasons = (*reasons, _NO_HISTORY)
        return Decision(member.key, outcome, level, due, (due, due), (), skipped, reasons)

    def _plain_start(self, member: Member) -> _Day | None:
        """The start where every date of joining is full or unknown, and none contradicts."""
        start: _Day | None = None
        latest: _Day = (0, 0, 0)
        for known in (
            member.admission_decision_date,
            member.admission_date,
            member.official_date,
        ):
            if known is None:
                continue
            if known.day is None or known.month is None or known.year > _LAST_YEAR:
                return None
            day = (known.year, known.month, known.day)
            if day < latest:
                return None
            latest = day
            start = start or day
        return start

    def _is_official(self, member: Member) -> bool:
        """Official on the window's last day, plainly so; a plain start is not after that."""
        standings = member.standings
        if not standings:
            official = member.official_date
            return (
                official is not None
                and (official.year, official.month or 1, official.day or 1) <= self._last
            )
        final = standings[-1]
        if final.standing is not StandingKind.OFFICIAL or final.since is None:
            return False
        return _day(final.since) <= self._last and all(
            entry.standing in _ORDINARY and entry.since is not None and entry.since <= final.since
            for entry in standings
        )


def _day(day: date) -> _Day:
    return day.year, day.month, day.day


def _due(start: PartialDate, level: int) -> date:
    if start.month == 2 and start.day == 29:
        return add_months(start.first_day, 12 * level)
    return date(start.year + level, start.month or 1, start.day or 1)
