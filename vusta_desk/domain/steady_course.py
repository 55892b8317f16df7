"""The quick course of a forecast: members with whom time alone changes anything.

No interruption, no early request, alive, their standing settled: from a day on nothing but the
start of seniority decides, which may be known only in part. Then a round asks by which of the
possible starts a level is reached, and answers come from thresholds worked out once for a round.
Every other record takes the full course.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vusta_desk.domain.completions import start_span
from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.foreseen import Doubt, Foreseen, RoundTable
from vusta_desk.domain.member import DisciplineForm, Member, StandingKind
from vusta_desk.domain.periods import add_months
from vusta_desk.domain.standings import AWAY, PUT_OUT, StandingHistory, standing_history

_DAY, _NO_TIME = timedelta(days=1), timedelta()


@dataclass(frozen=True, slots=True)
class Steady:
    """A member of the quick course; days are ordinals.

    `first` and `last` possible start; `gate` is what a person has to decide first. From `since`
    on all this holds. `is_shut`: no round will take the member in.
    """

    place: int
    first: int
    last: int
    held: int
    is_bare: bool
    gate: Doubt | None
    since: int
    is_shut: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Possible starts, `first` to `last`, that lead to the same level and outcome."""

    level: int
    first: int
    last: int
    outcome: Outcome


def steady(place: int, member: Member, waits: Mapping[str, int]) -> Steady | None:
    """The member as the quick course knows one; None for the full course.

    `waits` holds the longest wait after each form of discipline, in months.
    """
    if member.interruptions or member.early_request:
        return None
    try:
        span = start_span(member)
    except ValueError:
        return None
    history = standing_history(member)
    settled = _settled(history)
    hindered = _hindered(member, waits)
    if span is None or settled is None or hindered is None:
        return None
    gate, free = hindered
    kind = history.on(settled)
    since = max(settled, span.last, free) + (_DAY if kind in AWAY else _NO_TIME)
    return Steady(
        place=place,
        first=span.first.toordinal(),
        last=span.last.toordinal(),
        held=max((badge.level for badge in member.badges), default=0),
        is_bare=not member.badges,
        gate=Doubt.UNDER_REVIEW if kind is StandingKind.SUSPENDED else gate,
        since=since.toordinal(),
        is_shut=kind in AWAY or history.is_probationary(settled),
    )


def foresee_steady(one: Steady, table: RoundTable) -> Iterator[Foreseen]:
    """The badges of a steady member in the rounds; each certain one is held from then on."""
    held, is_bare, number = one.held, one.is_bare, 0
    while True:
        number = max(number, table.first_reach(held, one.first))
        if number >= len(table):
            return
        pieces, is_all = _pieces(one, held, table, number)
        is_agreed = is_all and len(pieces) == 1
        doubt = _doubt(one, pieces[0], is_bare, table, number) if is_agreed else Doubt.DATES
        if doubt is None:
            held, is_bare = pieces[0].level, False
            yield Foreseen(one.place, number, held, pieces[0].outcome, None)
            number += 1
            continue
        new = {each.level: each for each in pieces if _is_new(each, table, number)}
        for level, piece in new.items():
            yield Foreseen(one.place, number, level, piece.outcome, doubt)
        number += 1
        if is_agreed and table.is_even:  # nothing changes before the next level
            number = max(number, table.first_reach(pieces[0].level, one.first))


def _pieces(one: Steady, held: int, table: RoundTable, number: int) -> tuple[list[_Piece], bool]:
    """The possible starts by what a round would say of them; whether all of them are named."""
    pieces = []
    first = one.first
    for level, reached, before in table.reached[number]:
        last = min(one.last, reached)
        if level <= held or first > one.last:
            break
        if last < first:
            continue
        earlier = min(last, before)
        if earlier >= first:
            pieces.append(_Piece(level, first, earlier, Outcome.ARREARS))
        if last > before:
            pieces.append(_Piece(level, max(first, before + 1), last, Outcome.DUE))
        first = last + 1
    return pieces, first > one.last


def _doubt(
    one: Steady, piece: _Piece, is_bare: bool, table: RoundTable, number: int
) -> Doubt | None:
    """Why a round would not take in the member by itself, though all dates lead to the same."""
    if one.gate is not None:
        return one.gate
    is_lowest = piece.level == table.reached[number][-1][0]
    if is_bare and piece.outcome is Outcome.ARREARS and not is_lowest:
        return Doubt.NO_HISTORY
    return None


def _is_new(piece: _Piece, table: RoundTable, number: int) -> bool:
    """Whether some of these starts have reached no such level, or higher, in an earlier round."""
    return number == 0 or piece.last > table.reach(piece.level - 1)[number - 1]


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
