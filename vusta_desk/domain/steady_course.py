"""The quick course of a forecast: members with whom time alone changes anything.

Alive, no early request, the standing settled, no time out still to come: from a day on nothing but
due days decides, which may be known only in part. Every other record takes the full course.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vusta_desk.domain.completions import Span, completions, is_unusable, start_span
from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.foreseen import Doubt, Foreseen, RoundTable
from vusta_desk.domain.lives import DueDayLives, DueDays, Lives, Piece, StartSpan
from vusta_desk.domain.member import DisciplineForm, Member, StandingKind
from vusta_desk.domain.periods import add_months, due_day
from vusta_desk.domain.plain_course import Plain
from vusta_desk.domain.standings import AWAY, PUT_OUT, StandingHistory, standing_history

_DAY, _NO_TIME = timedelta(days=1), timedelta()


@dataclass(frozen=True, slots=True)
class Steady:
    """A member of the quick course.

    `lives` is a span of starts, or the due days of each way to have lived the record. `gate` is
    what a person has to decide first. All this holds from the day `since` (an ordinal) on.
    """

    place: int
    lives: StartSpan | tuple[DueDays, ...]
    held: int
    is_bare: bool
    gate: Doubt | None
    since: int
    is_shut: bool = False
    """Whether no round will take the member in."""

    @property
    def plain(self) -> Plain | None:
        """As the plain course knows the member, where the start is known to the day."""
        span = self.lives
        if self.gate is not None or isinstance(span, tuple) or span.first != span.last:
            return None
        return Plain(self.held, span.first, self.place)


@dataclass(frozen=True, slots=True)
class LongTerm:
    """What the rules say for all time to come: every level, and the longest waits in months."""

    levels: tuple[int, ...]
    waits: Mapping[str, int]


def steady(place: int, member: Member, terms: LongTerm) -> Steady | None:
    """The member as the quick course knows one; None for the full course."""
    if member.early_request:
        return None
    try:
        span = start_span(member)
    except ValueError:
        return None
    history = standing_history(member)
    settled = _settled(history)
    hindered = _hindered(member, terms.waits)
    absent = _absent(member) if member.interruptions else (date.min, False)
    if span is None or settled is None or hindered is None or absent is None:
        return None
    gate, free = hindered
    back, is_out = absent
    kind = history.on(settled)
    is_shut = is_out or kind in AWAY or history.is_probationary(settled)
    is_plain = is_shut or not member.interruptions
    since = max(settled, span.last, free, back) + (_DAY if kind in AWAY else _NO_TIME)
    return Steady(
        place=place,
        lives=_span(span) if is_plain else _ways(member, span, terms.levels),
        held=max((badge.level for badge in member.badges), default=0),
        is_bare=not member.badges,
        gate=Doubt.UNDER_REVIEW if kind is StandingKind.SUSPENDED else gate,
        since=since.toordinal(),
        is_shut=is_shut,
    )


def foresee_steady(one: Steady, table: RoundTable) -> Iterator[Foreseen]:
    """The badges of a steady member in the rounds; each certain one is held from then on."""
    lives: Lives = DueDayLives(one.lives) if isinstance(one.lives, tuple) else one.lives
    held, is_bare, number = one.held, one.is_bare, 0
    while True:
        number = max(number, lives.first_reach(table, held))
        if number >= len(table):
            return
        pieces, is_all = lives.pieces(table, number, held)
        is_agreed = is_all and _agree(pieces, one.gate)
        doubt = _doubt(one, pieces[0], is_bare, table, number) if is_agreed else Doubt.DATES
        if doubt is None:
            held, is_bare = pieces[0].level, False
            yield Foreseen(one.place, number, held, pieces[0].outcome, None)
            number += 1
            continue
        for level, outcome in {each.level: each.outcome for each in pieces if each.is_new}.items():
            yield Foreseen(one.place, number, level, outcome, doubt)
        number += 1
        if is_agreed and table.is_even:  # nothing changes before the next level
            number = max(number, lives.first_reach(table, pieces[0].level))


def _agree(pieces: Sequence[Piece], gate: Doubt | None) -> bool:
    """Whether a round says the same of all; behind a gate it does not matter how they are due."""
    return len(pieces) == 1 or (gate is not None and len({each.level for each in pieces}) == 1)


def _doubt(
    one: Steady, piece: Piece, is_bare: bool, table: RoundTable, number: int
) -> Doubt | None:
    """Why a round would not take in the member by itself, though all dates lead to the same."""
    if one.gate is not None:
        return one.gate
    is_lowest = piece.level == table.reached[number][-1][0]
    if is_bare and piece.outcome is Outcome.ARREARS and not is_lowest:
        return Doubt.NO_HISTORY
    return None


def _settled(history: StandingHistory) -> date | None:
    """The day from which the standing stays as it is; None where the full course has to look."""
    if history.died is not None or any(each.kind in PUT_OUT for each in history.alive):
        return None
    if history.alive:
        return history.alive[-1].since
    return history.official_since or date.min


def _hindered(member: Member, waits: Mapping[str, int]) -> tuple[Doubt | None, date] | None:
    """What stands between the member and a badge for good, and from when on nothing else does."""
    gate, free = None, date.min
    for each in member.disciplines:
        if each.form is DisciplineForm.EXPULSION:
            return None
        if each.date is None:
            continue
        free = max(free, add_months(each.date, waits.get(each.form, 0)))
        if each.corrected is False:
            gate = Doubt.WAITING
    if member.under_review is not None:
        gate = Doubt.UNDER_REVIEW
        free = max(free, member.under_review.since or date.min)
    return gate, free


def _absent(member: Member) -> tuple[date, bool] | None:
    """From when on the member is back for good, or (True) out for good; None: cannot be used."""
    if any(map(is_unusable, member.interruptions)):
        return None
    counted = [each for each in member.interruptions if not each.restored]
    ends = [each.until.last_day for each in counted if each.until is not None]
    begins = [each.since.last_day for each in counted if each.until is None and each.since]
    return max([*ends, *begins], default=date.min), bool(begins)


def _span(span: Span) -> StartSpan:
    return StartSpan(span.first.toordinal(), span.last.toordinal())


def _ways(member: Member, span: Span, levels: Sequence[int]) -> tuple[DueDays, ...]:
    """The due days of every level in each way the dates may be, each way once."""
    lived = {
        (one.start, one.absences): None
        for one in completions(member, span, span.last)
        if one.start is not None
    }
    found: dict[DueDays, None] = {}
    for start, absences in lived:
        due = [(level, due_day(start, level, absences)) for level in levels]
        found[tuple((level, day.toordinal()) for level, day in due if day is not None)] = None
    return tuple(found)
