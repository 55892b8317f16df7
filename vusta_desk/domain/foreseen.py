"""What a forecast says of one member in one round, and the rounds as it looks them up."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.periods import latest_start
from vusta_desk.domain.round_rules import RoundRules, round_rules
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook

_DAY = timedelta(days=1)


class Doubt(StrEnum):
    """Why somebody is only possible: what has to be found out, confirmed or decided first."""

    DATES = "dates"
    NO_HISTORY = "no_history"
    WAITING = "waiting"
    UNDER_REVIEW = "under_review"


class Foreseen(NamedTuple):
    """A badge of one member in one round; `place` and `round` count from 0.

    Without a `doubt` a ceremony of that round takes the member in. With one it might: whoever is
    possible is foreseen where that first comes about, not again in each round that follows.
    """

    place: int
    round: int
    level: int
    outcome: Outcome
    doubt: Doubt | None


class RoundTable:
    """The rounds of a forecast in order of their days, with what the rules say for each.

    `reached[i]` holds the levels of a round from high to low: the level, the latest start (an
    ordinal) from which it is reached by the window's last day, and by the day before its first.
    `latest` holds the last due day (an ordinal) of any round so far; `begins` is the first day that
    any round asks about. Rounds of the same `terms` say the same of the dead; the next one of other
    terms is `until[i]`. They are even where windows and levels go on as one expects.
    """

    def __init__(self, rounds: Sequence[Round], rulebook: RuleBook) -> None:
        self.rounds = tuple(rounds)
        self.rules: tuple[RoundRules, ...] = tuple(round_rules(each, rulebook) for each in rounds)
        self.reached = tuple(tuple(_reached(each)) for each in self.rules)
        self.terms: Sequence[Hashable] = tuple(
            (each.levels, each.by_month, str(each.earlier_deaths)) for each in self.rules
        )
        self.until: list[int] = []
        for _, same in groupby(self.terms):
            count = len(list(same))
            self.until += [len(self.until) + count] * count
        self.levels = sorted({level for each in self.rules for level in each.levels})
        self.latest = list(accumulate((each.last.toordinal() for each in self.rules), max))
        self.begins = min(
            (min(each.first, each.reference) for each in self.rules), default=date.max
        )
        self.knows_waits = all(each.waits is not None for each in self.rules)
        self.is_even = _is_even(self.rules)
        self._above_level = [self._above(place) for place in range(len(self.levels) + 1)]
        self._reach: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self.rounds)

    def reach(self, held: int) -> Sequence[int]:
        """By round: the latest start from which a level above `held` is reached by then."""
        known = self._reach.get(held)
        if known is None:
            known = self._reach[held] = self._above_level[bisect_left(self.levels, held + 1)]
        return known

    def _above(self, place: int) -> list[int]:
        lowest = self.levels[place] if place < len(self.levels) else None
        starts = [
            max((start for level, start, _ in each if lowest and level >= lowest), default=0)
            for each in self.reached
        ]
        return list(accumulate(starts, max))


def _reached(rules: RoundRules) -> list[tuple[int, int, int]]:
    return [
        (
            level,
            latest_start(level, rules.last).toordinal(),
            latest_start(level, rules.first - _DAY).toordinal(),
        )
        for level in rules.levels[::-1]
    ]


def _is_even(rules: Sequence[RoundRules]) -> bool:
    """Whether windows follow one another and the levels stay the same, as they mostly do."""
    firsts, lasts = [each.first for each in rules], [each.last for each in rules]
    return _rises(firsts) and _rises(lasts) and len({each.levels for each in rules}) <= 1


def _rises(days: Sequence[date]) -> bool:
    return all(one <= other for one, other in pairwise(days))
