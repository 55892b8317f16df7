"""How long someone has been in the Party on a day: the other side of the due days of badges.

So many years are full on a day exactly when their due day is that day or before it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from vusta_desk.domain.completions import completions, is_unusable, start_span
from vusta_desk.domain.member import Member
from vusta_desk.domain.periods import Absence, Length, full_day, length, until_day
from vusta_desk.domain.standings import standing_history

_DAY = timedelta(days=1)


def seniority(start: date, absences: Sequence[Absence], day: date) -> Length:
    """The time in the Party from `start` to a day; `absences` are joined and in order of time.

    While somebody is out it stands still.
    """
    out = next((absence for absence in absences if absence.covers(day)), None)
    until = min(day, out.since) if out else day
    if until <= start:
        return Length()

    def is_later(months: int) -> bool:
        full = full_day(start, months, absences)
        return full is None or full > until

    months = bisect_right(range(length(start, until).months + 1), 0, key=is_later) - 1
    full = full_day(start, months, absences)
    assert full is not None  # no month at all is full on the first day
    return Length(months, (until - full).days - _days_out(absences, full, until))


def seniority_span(member: Member, day: date) -> tuple[Length, Length] | None:
    """The shortest and the longest seniority on a day that the dates on record allow.

    None where they do not tell: no start, dates that contradict one another, an interruption that
    cannot be used. Of the dead it is that of the day of death.
    """
    try:
        start = start_span(member)
    except ValueError:
        return None
    if start is None or any(is_unusable(each) for each in member.interruptions):
        return None
    died = standing_history(member).died
    counted = min(day, died) if died else day
    pairs = {
        (each.start, until_day(each.absences, counted + _DAY))
        for each in completions(member, start, day)
        if each.start is not None
    }
    found = [seniority(since, absences, counted) for since, absences in pairs]
    return min(found, key=_size), max(found, key=_size)


def _days_out(absences: Sequence[Absence], first: date, last: date) -> int:
    """The days of absences from one day on and before another; none of them is open then."""
    return sum(
        max((min(absence.until or last, last) - max(absence.since, first)).days, 0)
        for absence in absences
    )


def _size(each: Length) -> tuple[int, int]:
    return each.months, each.days
