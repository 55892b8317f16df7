"""Facts on a day, day by day and completion by completion, for the slow reading of the rules."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vusta_desk.domain.member import (
    DisciplineForm,
    Interruption,
    Member,
    Standing,
    StandingKind,
)
from vusta_desk.domain.partial_date import PartialDate

LEVELS_SINCE = {
    30: date(2007, 1, 1),
    40: date(1984, 12, 27),
    45: date(2016, 7, 25),
    50: date(1984, 12, 27),
    55: date(2011, 11, 1),
    60: date(2001, 1, 1),
    65: date(2011, 11, 1),
    70: date(2001, 1, 1),
    75: date(2011, 11, 1),
    80: date(2007, 1, 1),
    85: date(2011, 11, 1),
    90: date(2011, 11, 1),
}
RULES_OF_2016 = date(2016, 7, 25)
RULES_OF_2021 = date(2021, 7, 30)
OLD_DEATHS_GET_45_BEFORE = date(2016, 9, 20)
EARLY_POSTHUMOUS_MONTHS = 12

KIND = StandingKind
OUT_FOR_GOOD = (KIND.RESIGNED, KIND.STRUCK_OFF, KIND.EXPELLED)
NOT_OURS = (*OUT_FOR_GOOD, KIND.MOVED_AWAY, KIND.TEMPORARILY_HERE)
IN_AGAIN = (KIND.OFFICIAL, KIND.PROBATIONARY, KIND.EXEMPT)
IN_AFTER_EXPULSION = (KIND.OFFICIAL, KIND.EXEMPT, KIND.TEMPORARILY_ELSEWHERE)
KEEPS_PROBATION = (KIND.EXEMPT, KIND.SUSPENDED, KIND.TEMPORARILY_ELSEWHERE)
NOT_YET_ADMITTED = "not_yet_admitted"


@dataclass(frozen=True)
class Out:
    """A usable interruption of which every day is known; without an end it is open."""

    first: date
    back: date | None
    restored: bool


@dataclass(frozen=True)
class Facts:
    """What one completion of the partial dates leaves to be weighed."""

    start: date | None
    outs: tuple[Out, ...]
    latest_badge: date | None


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month lacks it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        if number <= day.day:
            try:
                return date(year, month + 1, number)
            except ValueError:
                continue
    raise OverflowError


def first_of_month(day: date) -> date:
    return day.replace(day=1)


@cache
def length(first: date, back: date) -> tuple[int, int]:
    """Whole calendar months and the days left over."""
    months = 0
    while add_months(first, months + 1) <= back:
        months += 1
    return months, (back - add_months(first, months)).days


@cache
def joined(outs: tuple[Out, ...], start: date) -> list[tuple[date, date | None]]:
    """What is subtracted, overlapping and touching ones joined, from the start on."""
    subtracted = sorted((out.first, out.back or date.max) for out in outs if not out.restored)
    together: list[tuple[date, date]] = []
    for first, back in subtracted:
        if together and first <= together[-1][1]:
            first, before = together[-1][0], together.pop()[1]
            back = max(back, before)
        together.append((first, back))
    counted = [(max(first, start), back) for first, back in together if back > start]
    return [(first, None if back == date.max else back) for first, back in counted]


@cache
def due(start: date, outs: tuple[Out, ...], level: int) -> date | None:
    """The due day of a level; None where it is never reached."""
    months, days = 12 * level, 0
    try:
        reached = add_months(start, months)
        for first, back in joined(outs, start):
            if first >= reached:
                break
            if back is None:
                return None
            more_months, more_days = length(first, back)
            months, days = months + more_months, days + more_days
            reached = add_months(start, months) + timedelta(days=days)
        return reached
    except (OverflowError, ValueError):
        return None


@cache
def days_of(known: PartialDate | None) -> tuple[date | None, ...]:
    return (None,) if known is None else tuple(known.days())


def in_order(*days: date | None) -> bool:
    known = [day for day in days if day is not None]
    return known == sorted(known)


@cache
def usable(one: Interruption) -> tuple[Out, ...]:
    """Everything an interruption can be; nothing where it is unusable."""
    return tuple(
        Out(first, back, one.restored)
        for first, back in itertools.product(days_of(one.since), days_of(one.until))
        if first is not None and (back is None or first <= back)
    )


def joining_days(member: Member) -> set[date | None]:
    """The possible days of the start; empty where the dates contradict each other."""
    starts = set()
    for decided, admitted, official in itertools.product(
        days_of(member.admission_decision_date),
        days_of(member.admission_date),
        days_of(member.official_date),
    ):
        if in_order(decided, admitted, official):
            starts.add(decided or admitted)
    return starts


def latest_badges(member: Member) -> set[date | None]:
    """The possible days of the latest dated badge, where a dated request asks for it."""
    if member.early_request is None or member.early_request.date is None:
        return {None}
    dated = [days_of(badge.date) for badge in member.badges if badge.date is not None]
    return {max(days, default=None) for days in itertools.product(*dated)}  # type: ignore[type-var]


def completions(member: Member) -> Iterator[Facts]:
    """Every way to complete the record; unusable interruptions are left out."""
    outs = [usable(one) for one in member.interruptions if usable(one)]
    for start, some, latest in itertools.product(
        joining_days(member), itertools.product(*outs), latest_badges(member)
    ):
        yield Facts(start, some, latest)


def history(member: Member) -> list[Standing]:
    """The dated entries in order of time, up to the first entry of death."""
    dated = sorted(
        (entry for entry in member.standings if entry.since is not None),
        key=lambda entry: entry.since or date.min,
    )
    for place, entry in enumerate(dated):
        if entry.standing is KIND.DIED:
            return dated[: place + 1]
    return dated


def entries_until(member: Member, day: date, *, before_death: bool = False) -> list[Standing]:
    entries = [entry for entry in history(member) if entry.since and entry.since <= day]
    if before_death:
        entries = [entry for entry in entries if entry.standing is not KIND.DIED]
    return entries


def died_on(member: Member, last_day: date) -> date | None:
    """The day of death, if on or before a day."""
    for entry in entries_until(member, last_day):
        if entry.standing is KIND.DIED:
            return entry.since
    return None


def standing_on(member: Member, start: date | None, day: date, *, before_death=False) -> str:
    entries = entries_until(member, day, before_death=before_death)
    if entries:
        return entries[-1].standing
    if start is not None and start > day:
        return NOT_YET_ADMITTED
    official = member.official_date
    return KIND.OFFICIAL if official and official.first_day <= day else KIND.PROBATIONARY


def probationary_on(member: Member, start: date | None, day: date) -> bool:
    standing = standing_on(member, start, day)
    if standing in KEEPS_PROBATION:
        earlier = [
            entry.standing
            for entry in entries_until(member, day)[:-1]
            if entry.standing in (KIND.OFFICIAL, KIND.PROBATIONARY)
        ]
        return bool(earlier) and earlier[-1] is KIND.PROBATIONARY
    return standing == KIND.PROBATIONARY


def expelled_by_discipline(member: Member, until: date) -> bool:
    for discipline in member.disciplines:
        day = discipline.date
        if discipline.form is DisciplineForm.EXPULSION and day is not None and day <= until:
            later = [e for e in entries_until(member, until) if e.since and e.since > day]
            if not any(entry.standing in IN_AFTER_EXPULSION for entry in later):
                return True
    return False


def interruption_missing(member: Member, until: date) -> bool:
    """Out by the history and in again, and no interruption that can touch the time between."""
    entries = entries_until(member, until)
    for place, out in enumerate(entries):
        back = next((e for e in entries[place + 1 :] if e.standing in IN_AGAIN), None)
        if out.standing in OUT_FOR_GOOD and back and back.since and out.since:
            touching = (
                possible.first <= back.since and (possible.back or date.max) >= out.since
                for one in member.interruptions
                for possible in usable(one)
            )
            if not any(touching):
                return True
    return False


def request_stands(member: Member, facts: Facts, day: date) -> bool:
    request = member.early_request
    if request is None:
        return False
    if request.date is None:
        return True
    return request.date <= day and (
        facts.latest_badge is None or request.date >= facts.latest_badge
    )


def early_limit(level: int, day: date) -> int | None:
    """In months; None where the rule is not known."""
    if day < RULES_OF_2016:
        return None
    return 24 if day >= RULES_OF_2021 and level >= 70 else 12


def being_considered(member: Member, day: date) -> bool:
    review = member.under_review
    return review is not None and (review.since is None or review.since <= day)


def wait_months(form: DisciplineForm, day: date) -> int | None:
    """In months by the rule in force on a day; None where there is no wait."""
    if day >= RULES_OF_2021:
        return {"reprimand": 6, "warning": 9, "removal": 12}[form]
    return {"reprimand": None, "warning": 6, "removal": 12}[form]


def discipline_reasons(member: Member, day: date) -> tuple[str, ...]:
    """What the disciplines decided on or before a day mean on that day."""
    reasons = set()
    for one in member.disciplines:
        if one.form is DisciplineForm.EXPULSION or one.date is None or one.date > day:
            continue
        if day < RULES_OF_2016:
            reasons.add("rule_unknown")
            continue
        if one.corrected is False:
            reasons.add("correction_refused")
        months = wait_months(one.form, day)
        if months is None:
            continue
        if day < add_months(one.date, months):
            reasons.add("wait_until")
        elif one.corrected is None:
            reasons.add("correction_not_recorded")
    return tuple(sorted(reasons))
