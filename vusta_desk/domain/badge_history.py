"""The badges on record compared with the milestones passed, back to the first badge there was.

Two ways round: milestones that were passed without a badge on record, and badges on record that
the rules do not bear out. Nothing is corrected; partial dates are taken in the record's favour, and
what they leave open is told apart from what is certain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from vusta_desk.domain.badge_checks import certain_absences, end_of_round
from vusta_desk.domain.completions import start_date, start_span
from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.eligibility import decide_all
from vusta_desk.domain.level_days import LevelDay, level_days
from vusta_desk.domain.member import Badge, BadgeKind, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import add_months, due_day, joined
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.domain.standings import standing_history

_DAY = timedelta(days=1)
_AT_ONCE = 500  # so that long work can be called off
_HINDERED = (Outcome.WAITING, Outcome.UNDER_REVIEW)
_PASSED = (Outcome.ARREARS, Outcome.POSTHUMOUS, *_HINDERED)
_IN_TIME = (BadgeKind.NORMAL, BadgeKind.REISSUE)


class OddityKind(StrEnum):
    """What does not fit, in the order in which it is worth a look.

    `EARLY_THEN` is no error by itself: at that time offices counted from another date, which
    explains it. `SKIPPED` is nothing to be awarded any more: a higher badge is held.
    """

    MISSED = "missed"
    MISSED_PERHAPS = "missed_perhaps"
    NO_HISTORY = "no_history"
    EARLY = "early"
    BEYOND_LIMIT = "beyond_limit"
    NOT_EXISTING = "not_existing"
    OUT_OF_ORDER = "out_of_order"
    SKIPPED = "skipped"
    EARLY_THEN = "early_then"


NOTES = frozenset((OddityKind.SKIPPED, OddityKind.EARLY_THEN))
"""The kinds that ask for nothing to be done."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing that does not fit in one member's badges.

    `others` are lower levels passed likewise, or the higher badge with which a level is out of
    order. `due` is the day the level was full, from the first to the last it may be (None: not
    known, or never); of a badge that was early, the earliest. `badge` is the badge it is about.
    `then` is the day it was full by the date offices counted from at the time. `since` is the first
    day a level existed. `outcome` tells what stands against an award that was missed.
    """

    key: str
    kind: OddityKind
    level: int
    others: tuple[int, ...] = ()
    due: tuple[date | None, date | None] = (None, None)
    badge: Badge | None = None
    then: date | None = None
    since: date | None = None
    outcome: Outcome | None = None


def odd_badges(
    members: Iterable[Member], day: date, rulebook: RuleBook
) -> Iterator[tuple[Member, tuple[Oddity, ...]]]:
    """Everyone in the order given, with what does not fit as of a day; mostly nothing."""
    # The window is empty: whatever was reached by the day was reached before it.
    round_, firsts = Round("", day, (day + _DAY, day), day), first_days(rulebook)
    everyone = iter(members)
    while people := list(islice(everyone, _AT_ONCE)):
        asked = [replace(each, early_request=None) for each in people]
        for member, decision in zip(people, decide_all(asked, round_, rulebook), strict=True):
            needed = _needs_days(member, decision, firsts)
            days = level_days(member, round_, rulebook) if needed else ()
            odd = (
                *_missed(member, decision, days, day),
                *_against_rules(member, rulebook, firsts),
                *_out_of_order(member),
                *_skipped(member, days, day, firsts),
            )
            yield member, odd


def _needs_days(member: Member, decision: Decision, firsts: Mapping[int, date]) -> bool:
    """Whether the due days of all levels tell more: it is unclear, or a lower level is missing."""
    held = {badge.level for badge in member.badges}
    top = max(held, default=0)
    is_open = decision.outcome is Outcome.CANNOT_TELL
    return is_open or any(level < top and level not in held for level in firsts)


# --- milestones without a badge -------------------------------------------------------------------


def _missed(
    member: Member, decision: Decision, days: Sequence[LevelDay], day: date
) -> Iterator[Oddity]:
    codes = {reason.code for reason in decision.reasons}
    if decision.outcome is Outcome.CANNOT_TELL:
        yield from _missed_in_part(member, decision, days, day)
    elif (
        decision.outcome in _PASSED
        and decision.level is not None
        and "early_posthumous" not in codes
    ):
        has_history = "no_badge_on_record" not in codes
        yield Oddity(
            member.key,
            OddityKind.MISSED if has_history else OddityKind.NO_HISTORY,
            decision.level,
            decision.skipped_levels,
            decision.due_range or (None, None),
            outcome=decision.outcome,
        )


def _missed_in_part(
    member: Member, decision: Decision, days: Sequence[LevelDay], day: date
) -> Iterator[Oddity]:
    """Partial dates leave the outcome open, though some level may be passed in any case."""
    died = standing_history(member).died
    last = min(day, died) if died else day
    held = max((badge.level for badge in member.badges), default=0)
    above = [each for each in days if each.level > held]
    certain = [each for each in above if each.last is not None and each.last <= last]
    perhaps = [each for each in above if each.first is not None and each.first <= last]
    agrees = decision.possible and set(decision.possible) <= {*_PASSED, Outcome.NONE}
    if certain and agrees:
        kind = OddityKind.MISSED if member.badges else OddityKind.NO_HISTORY
    else:
        kind, certain = OddityKind.MISSED_PERHAPS, perhaps
    if certain:
        *others, top = certain
        levels = tuple(each.level for each in others)
        yield Oddity(member.key, kind, top.level, levels, (top.first, top.last))


def _skipped(
    member: Member, days: Sequence[LevelDay], day: date, firsts: Mapping[int, date]
) -> Iterator[Oddity]:
    """Levels below the highest held that were the highest reached for a time, without a badge."""
    higher = [each for each in member.badges if each.kind is not BadgeKind.REISSUE]
    held = max((badge.level for badge in member.badges), default=0)
    died = standing_history(member).died
    passed = [
        each
        for each in days
        if each.level < held
        and not each.is_held
        and each.last is not None
        and _had_its_time(each, each.last, days, firsts, min(day, died) if died else day)
        and not any(_surely_before(badge, each, each.last, firsts) for badge in higher)
    ]
    if passed:
        *others, top = passed
        levels = tuple(each.level for each in others)
        yield Oddity(member.key, OddityKind.SKIPPED, top.level, levels, (top.first, top.last))


def _had_its_time(
    each: LevelDay, full: date, days: Sequence[LevelDay], firsts: Mapping[int, date], day: date
) -> bool:
    """Whether the level existed and was full before a higher one that existed was."""
    begin = max(full, firsts[each.level])
    overtaken = (
        other.first is not None and max(other.first, firsts[other.level]) <= begin
        for other in days
        if other.level > each.level
    )
    return begin <= day and not any(overtaken)


def _surely_before(badge: Badge, each: LevelDay, full: date, firsts: Mapping[int, date]) -> bool:
    """A higher badge was there already when the level could have been awarded."""
    is_higher = badge.level > each.level and badge.date is not None
    return is_higher and _first(badge.date) <= max(full, firsts[each.level])


# --- badges against the rules ---------------------------------------------------------------------


def first_days(rulebook: RuleBook) -> dict[int, date]:
    """The first day of existence of every level there is."""
    found: dict[int, date] = {}
    for value in rulebook.rules["levels"].values:
        for level in value.value:
            found.setdefault(level, value.since)
    return found


def _against_rules(
    member: Member, rulebook: RuleBook, firsts: Mapping[int, date]
) -> Iterator[Oddity]:
    for badge in member.badges:
        last = _last_day(badge)
        begun = firsts.get(badge.level)
        if begun is None or (last is not None and last < begun):
            kind = OddityKind.NOT_EXISTING
            yield Oddity(member.key, kind, badge.level, badge=badge, since=begun)
        elif last is not None:
            yield from _early(member, badge, last, rulebook)


def _early(member: Member, badge: Badge, last: date, rulebook: RuleBook) -> Iterator[Oddity]:
    start, agrees = _start(member)
    if start is None:
        return
    absences = joined(certain_absences(member))
    earliest = due_day(start, badge.level, absences)
    latest = end_of_round(last, rulebook)
    found = Oddity(member.key, OddityKind.EARLY, badge.level, due=(earliest, earliest), badge=badge)
    if badge.kind is BadgeKind.EARLY:
        limits = rulebook.on("early_limit_months", last)
        months = limits.value.get(badge.level) if limits else None
        if agrees and months is not None and _is_after(earliest, add_months(latest, months)):
            yield replace(found, kind=OddityKind.BEYOND_LIMIT)
    elif badge.kind in _IN_TIME and _is_after(earliest, latest):
        then, explains = _older_counting(member, badge, last, rulebook)
        if explains:
            yield replace(found, kind=OddityKind.EARLY_THEN, then=then)
        elif agrees:
            yield replace(found, then=then)


def _start(member: Member) -> tuple[date | None, bool]:
    """The earliest start of seniority, and whether the dates agree, else a finding of their own."""
    try:
        span = start_span(member)
    except ValueError:
        start = start_date(member)
        return (start.first_day if start else None), False
    return (span.first if span else None), True


def _older_counting(
    member: Member, badge: Badge, last: date, rulebook: RuleBook
) -> tuple[date | None, bool]:
    """When a level was full as offices counted at the time, and whether that explains the badge.

    Without the official date on record it may. The day is None where offices counted as today.
    """
    counted = rulebook.on("seniority_start", last)
    if counted is None or counted.value != "official_date":
        return None, False
    official = member.official_date
    if official is None:
        return None, True
    then = due_day(official.first_day, badge.level, joined(certain_absences(member)))
    return then, not _is_after(then, end_of_round(last, rulebook))


def _is_after(due: date | None, last: date) -> bool:
    """Counting by month: a level counts from the first day of the month in which it is full."""
    return due is None or due.replace(day=1) > last


def _out_of_order(member: Member) -> Iterator[Oddity]:
    """A lower badge awarded after a higher one."""
    dated = [
        badge
        for badge in member.badges
        if badge.date is not None and badge.kind is not BadgeKind.REISSUE
    ]
    for badge in dated:
        before = [
            other.level
            for other in dated
            if other.level > badge.level and _last(other.date) < _first(badge.date)
        ]
        if before:
            yield Oddity(
                member.key, OddityKind.OUT_OF_ORDER, badge.level, (min(before),), badge=badge
            )


def _last_day(badge: Badge) -> date | None:
    """The last day on which a badge can have been awarded, as far as anything is known of it."""
    if badge.date is not None:
        return badge.date.last_day
    return badge.stated_before - _DAY if badge.stated_before else None


def _first(known: PartialDate | None) -> date:
    return known.first_day if known else date.max


def _last(known: PartialDate | None) -> date:
    return known.last_day if known else date.max
