"""Rounds (đợt xét tặng): a day, the due days it covers, a day on which limits are judged.

The four rounds of a year and their default windows are dated rule values (eligibility-spec,
section 5); a round on any other day needs a window from the office.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vusta_desk.domain.findings import Detail, Finding, Refused, Severity
from vusta_desk.domain.rulebook import DatedValue, RuleBook

_CODE = re.compile(r"([12][0-9]{3})/([1-9][0-9]?)-([1-9][0-9]?)")
_DAY = timedelta(days=1)
_YEARS = range(1000, 3000)  # as in codes; a day beyond them is a slip of the pen


@dataclass(frozen=True, slots=True)
class Round:
    """A round as members are judged by it; `window` holds its first and its last due day.

    `name` is that of the day it is called after; `day`, on which it is held, may be another.
    """

    name: str
    day: date
    window: tuple[date, date]
    reference_day: date

    @property
    def code(self) -> str:
        """How settings and commands name it: the round 3/2/2027 is `2027/3-2`."""
        day, month, year = self.name.split("/")
        return f"{int(year):04d}/{day}-{month}"


def parse_round(code: str) -> tuple[int, int, int]:
    """Year, month and day of a code such as `2027/3-2` (3 February 2027).

    Raises Refused `round_not_understood` for anything else.
    """
    match = _CODE.fullmatch(code)
    try:
        if match is None:
            raise ValueError(code)
        day = date(int(match[1]), int(match[3]), int(match[2]))
    except ValueError:
        raise Refused("round_not_understood", text=code) from None
    return day.year, day.month, day.day


def round_code(day: date) -> str:
    """The code of the round on a day: 3 February 2027 is `2027/3-2`."""
    return f"{day.year:04d}/{day.day}-{day.month}"


def round_name(code: str) -> str:
    """What people call the round with a code: `2027/3-2` is 3/2/2027."""
    year, month, day = parse_round(code)
    return f"{day}/{month}/{year}"


def rounds_of_year(rulebook: RuleBook, year: int) -> tuple[Round, ...]:
    """The year's rounds with their default windows, by the rule in force as the year begins.

    None where there were no badges yet, or in a year that no code can name.
    """
    if year not in _YEARS:
        return ()
    windows = rulebook.on("round_windows", date(year, 1, 1))
    if windows is None:
        return ()
    return tuple(
        _round(
            _in_year(year, window["day"]),
            (_in_year(year, window["first"]), _in_year(year, window["last"])),
        )
        for window in windows.value
    )


def rules_windows(rulebook: RuleBook, code: str) -> DatedValue | None:
    """The windows of the rules for the year of the round with this code."""
    return rulebook.on("round_windows", date(parse_round(code)[0], 1, 1))


def is_window_of(round_: Round, windows: Iterable[Mapping[str, str]]) -> bool:
    """Whether a round has the window that these windows of the rules give it, not the office's."""
    year, month, day = parse_round(round_.code)
    return any(
        _in_year(year, each["day"]) == date(year, month, day)
        and (_in_year(year, each["first"]), _in_year(year, each["last"])) == round_.window
        for each in windows
    )


def round_for(
    rulebook: RuleBook,
    code: str,
    *,
    window: tuple[date, date] | None = None,
    reference_day: date | None = None,
    held_on: date | None = None,
) -> Round:
    """The round with a code; what is not given comes from the rules, the reference from the day.

    `held_on` is the round day where it is not the one the round is called after.

    Raises Refused: `round_not_understood`; `round_window_needed` where the rules have no window
    for that day; `round_window_backwards`; `round_day_far`.
    """
    called = date(*parse_round(code))
    day = held_on or called
    refuse_far((*(window or ()), reference_day or day, day))
    if window is not None:
        if window[1] < window[0]:
            raise Refused("round_window_backwards", first=window[0], last=window[1])
        return _round(called, window, reference_day, day)
    for known in rounds_of_year(rulebook, called.year):
        if known.day == called:
            return _round(called, known.window, reference_day, day)
    raise Refused("round_window_needed", round=_name(called))


def refuse_far(days: Iterable[date]) -> None:
    """Raises Refused `round_day_far` for a day that is a slip of the pen."""
    for day in days:
        if day.year not in _YEARS:
            raise Refused("round_day_far", day=day)


def next_round(rulebook: RuleBook, today: date) -> Round:
    """The first round of the rules whose day is today or later.

    Raises Refused `round_none_ahead` where the rules know none.
    """
    for year in (today.year, today.year + 1):
        for known in rounds_of_year(rulebook, year):
            if known.day >= today:
                return known
    raise Refused("round_none_ahead", day=today)


def window_findings(rounds: Iterable[Round]) -> tuple[Finding, ...]:
    """Due days that two of a year's rounds cover, and days of the year that none covers."""
    ordered = sorted(rounds, key=lambda each: each.window)
    if not ordered:
        return ()
    overlaps = [
        _warning(
            "round_windows_overlap",
            round=one.name,
            other=other.name,
            first=other.window[0],
            last=min(one.window[1], other.window[1]),
        )
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 :]
        if other.window[0] <= one.window[1]
    ]
    return (*overlaps, *(_warning("round_windows_gap", **gap) for gap in _gaps(ordered)))


def _gaps(ordered: list[Round]) -> list[dict[str, Detail]]:
    """The days outside every window, from the first day of the year to its last.

    The year is that the rounds are called after; one may be held before or after it.
    """
    years = [parse_round(each.code)[0] for each in ordered]
    covered = [date(min(years), 1, 1) - _DAY]
    for each in ordered:
        covered.append(max(covered[-1], each.window[1]))
    opened = [each.window[0] for each in ordered]
    opened.append(date(max(years), 12, 31) + _DAY)
    return [
        {"first": last + _DAY, "last": first - _DAY}
        for last, first in zip(covered, opened, strict=True)
        if first - last > _DAY
    ]


def _round(
    called: date,
    window: tuple[date, date],
    reference_day: date | None = None,
    held_on: date | None = None,
) -> Round:
    day = held_on or called
    return Round(_name(called), day, window, reference_day or day)


def _name(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _in_year(year: int, month_day: str) -> date:
    return date.fromisoformat(f"{year:04d}-{month_day}")


def _warning(code: str, **details: Detail) -> Finding:
    return Finding(Severity.WARNING, code, details=details)
