"""Spans of time as the badge rules count them: whole calendar months, then days.

`A + n months` keeps the day of the month; where the month lacks it, its last day (29-2 → 28-2).
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day > 28:
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return date(year, month + 1, day.day)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in whole calendar months and the days beyond them."""

    months: int = 0
    days: int = 0

    def __add__(self, other: "Length") -> "Length":
        return Length(self.months + other.months, self.days + other.days)


def length(first: date, back: date) -> Length:
    """From `first` to `back`: 15-1-1980 → 20-3-1980 is 2 months 5 days."""
    months = (back.year - first.year) * 12 + back.month - first.month
    if add_months(first, months) > back:
        months -= 1
    return Length(months, (back - add_months(first, months)).days)


@dataclass(frozen=True, slots=True)
class Absence:
    """Time out of the Party: from the first day out to the first day back; None = no end."""

    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether one is out on the day."""
        return self.since <= day and (self.until is None or day < self.until)


def joined(absences: Iterable[Absence]) -> tuple[Absence, ...]:
    """The same time in order, overlapping and touching absences made one."""
    result: list[Absence] = []
    for absence in sorted(absences, key=lambda each: each.since):
        last = result[-1] if result else None
        if last is None or (last.until is not None and last.until < absence.since):
            result.append(absence)
        elif last.until is not None and (absence.until is None or absence.until > last.until):
            result[-1] = Absence(last.since, absence.until)
    return tuple(result)


def until_day(absences: Iterable[Absence], day: date) -> tuple[Absence, ...]:
    """Only the part of absences before a day: time after it does not count."""
    return tuple(
        Absence(each.since, day if each.until is None else min(each.until, day))
        for each in absences
        if each.since < day
    )


def due_day(start: date, level: int, absences: Iterable[Absence]) -> date | None:
    """The day on which `level` years from `start` are full; None if that day never comes."""
    return full_day(start, 12 * level, absences)


def full_day(start: date, months: int, absences: Iterable[Absence]) -> date | None:
    """The day on which so many months from `start` are full; None if that day never comes.

    `absences` are joined and in order of time. One that begins on or after the day found so far
    takes nothing away: a level once reached stays reached (eligibility-spec, section 3). A day
    after the last of the calendar (a slip of the pen such as 9999) never comes.
    """
    out = Length()
    try:
        found = add_months(start, months)
        for absence in absences:
            if absence.since >= found:
                break
            if absence.until is None:
                return None
            if absence.until > start:
                out += length(max(absence.since, start), absence.until)
                found = add_months(start, months + out.months) + timedelta(days=out.days)
    except (ValueError, OverflowError):
        return None
    return found


def latest_start(level: int, day: date) -> date:
    """The latest start from which `level` years are full on a day, nothing being taken away."""
    start = add_months(day, -12 * level)
    following = start + timedelta(days=1)
    return following if add_months(following, 12 * level) <= day else start
