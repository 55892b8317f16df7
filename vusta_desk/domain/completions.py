"""Every way the partial dates of a record may be (eligibility-spec, section 3).

Completions that break decision ≤ admission ≤ official, or from ≤ to, are left out. Where there
are more than `MOST` of them, a walk takes their place: from the completion in which every level
is due earliest, one day of one date at a time, to the one in which it is due latest. Months of
unequal length can put due days a few days out of that order, so the walk starts and ends with a
start of seniority moved outwards by more than that: if its two ends agree, all completions agree,
and their due days lie between.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import TypeAlias

from vusta_desk.domain.member import Interruption, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import Absence, joined
from vusta_desk.domain.verdict import Completion

MOST = 30_000  # three dates known to the month are fewer
_OUT_OF_ORDER = timedelta(days=8)  # more than the months of one absence can differ by
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive days, first and last included."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def days(self) -> Iterator[date]:
        """Every day in order."""
        return (self.first + number * _DAY for number in range(len(self)))


_Spans: TypeAlias = tuple[Span, Span | None]


def start_span(member: Member) -> Span | None:
    """The days on which seniority may start, other dates considered; None where it is unknown.

    Raises ValueError where the dates contradict one another. Sources: the admission decision,
    without one the day of admission (eligibility-spec, section 2).
    """
    known = [
        day
        for day in (member.admission_decision_date, member.admission_date, member.official_date)
        if day is not None
    ]
    for place, day in enumerate(known):
        if any(later.last_day < day.first_day for later in known[place + 1 :]):
            raise ValueError("the dates contradict one another")
    start = start_date(member)
    if start is None:
        return None
    return Span(start.first_day, min(day.last_day for day in known))


def start_date(member: Member) -> PartialDate | None:
    """The date on record from which seniority counts."""
    return member.admission_decision_date or member.admission_date


def is_unusable(interruption: Interruption) -> bool:
    """Without its first day out, or certainly ending before it begins."""
    return _spans(interruption) is None


def completions(member: Member, start: Span | None, reference_day: date) -> list[Completion]:
    """Every completion, or the walk where there are too many; unusable interruptions left out.

    `reference_day` is the day on which an early request is asked to stand.
    """
    counted = (_spans(each) for each in member.interruptions if not each.restored)
    outs = [spans for spans in counted if spans is not None]
    starts: Sequence[date | None] = [None] if start is None else list(start.days())
    stands = request_may_stand(member, reference_day)
    count = len(starts) * len(stands)
    for out in outs:
        count *= _count(out)
    if count <= MOST:
        absences = [joined(each) for each in product(*map(_absences, outs))]
        return [Completion(*each) for each in product(starts, dict.fromkeys(absences), stands)]
    return [
        Completion(first, joined(absences), request)
        for first, absences in _walk(starts, outs)
        for request in stands
    ]


def request_may_stand(member: Member, reference_day: date) -> tuple[bool, ...]:
    """Whether the early request stands: yes, no, or both where a badge's date is partial."""
    request = member.early_request
    if request is None:
        return (False,)
    if request.date is None:
        return (True,)
    if request.date > reference_day:
        return (False,)
    dates = [badge.date for badge in member.badges if badge.date is not None]
    if not dates:
        return (True,)
    if request.date >= max(day.last_day for day in dates):
        return (True,)
    if request.date < max(day.first_day for day in dates):
        return (False,)
    return (True, False)


def _spans(interruption: Interruption) -> _Spans | None:
    """When an interruption may begin and end (None: it has no end); None for an unusable one."""
    since, until = interruption.since, interruption.until
    if since is None or (until is not None and until.last_day < since.first_day):
        return None
    if until is None:
        return Span(since.first_day, since.last_day), None
    return (
        Span(since.first_day, min(since.last_day, until.last_day)),
        Span(max(until.first_day, since.first_day), until.last_day),
    )


def _count(out: _Spans) -> int:
    since, until = out
    return len(since) * (len(until) if until else 1)


def _absences(out: _Spans) -> list[Absence]:
    since, until = out
    if until is None:
        return [Absence(day, None) for day in since.days()]
    ends = list(until.days())
    return [Absence(day, end) for day in since.days() for end in ends if day <= end]


def _walk(
    starts: Sequence[date | None], outs: Iterable[_Spans]
) -> Iterator[tuple[date | None, tuple[Absence, ...]]]:
    """From the shortest absences and the earliest start to the longest and the latest."""
    steps = [_growing(out) for out in outs]
    current = [step[0] for step in steps]
    yield starts[0], tuple(current)
    for place, step in enumerate(steps):
        for absence in step[1:]:
            current[place] = absence
            yield starts[0], tuple(current)
    for start in starts[1:]:
        yield start, tuple(current)
    first, last = starts[0], starts[-1]
    if first is not None and last is not None:
        margin = _OUT_OF_ORDER * (len(steps) + 1)
        yield max(first, date.min + margin) - margin, tuple(step[0] for step in steps)
        yield min(last, date.max - margin) + margin, tuple(current)


def _growing(out: _Spans) -> list[Absence]:
    """One interruption from its shortest to its longest, a day at a time."""
    since, until = out
    backwards = list(since.days())[::-1]
    if until is None:
        return [Absence(day, None) for day in backwards]
    end = max(until.first, since.last)
    shortest = [Absence(day, end) for day in backwards]
    return shortest + [Absence(since.first, day) for day in until.days() if day > end]
