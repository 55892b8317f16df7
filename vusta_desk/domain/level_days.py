"""When a member is due for every level that exists, as far as the dates on record tell."""

from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.completions import completions, is_unusable, start_span
from vusta_desk.domain.member import Member
from vusta_desk.domain.periods import Absence, due_day, until_day
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.domain.standings import standing_history


@dataclass(frozen=True, slots=True)
class LevelDay:
    """A level with its earliest and its latest due day (None: never, or in some completion never).

    `is_held` where a badge of this level is on record.
    """

    level: int
    first: date | None
    last: date | None
    is_held: bool


def level_days(member: Member, round_: Round, rulebook: RuleBook) -> tuple[LevelDay, ...]:
    """The due day of every level the round knows.

    None at all without a usable start: no date, dates that contradict one another, an interruption
    that cannot be used.
    """
    try:
        start = start_span(member)
    except ValueError:
        return ()
    if start is None or any(is_unusable(each) for each in member.interruptions):
        return ()
    died = standing_history(member).died
    pairs: set[tuple[date, tuple[Absence, ...]]] = {
        (each.start, until_day(each.absences, died) if died else each.absences)
        for each in completions(member, start, round_.reference_day)
        if each.start is not None
    }
    held = {badge.level for badge in member.badges}
    return tuple(
        _level_day(level, {due_day(since, level, absences) for since, absences in pairs}, held)
        for level in rulebook.levels(round_.window[1])
    )


def _level_day(level: int, days: set[date | None], held: set[int]) -> LevelDay:
    known = [day for day in days if day is not None]
    first = min(known, default=None)
    last = None if None in days else max(known, default=None)
    return LevelDay(level, first, last, level in held)
