"""The ways a record may have been lived, as a forecast counts them.

With full dates there is one way. Where the start is known in part they are consecutive days, and
rounds are compared with thresholds; with time out they are due days by level, each way once.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeAlias

from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.foreseen import RoundTable

DueDays: TypeAlias = tuple[tuple[int, int], ...]
"""Levels from low to high, each with the day (an ordinal) on which it is due."""


class Piece(NamedTuple):
    """What a round says of some of the ways; `is_new` where no round before said as much."""

    level: int
    outcome: Outcome
    is_new: bool


class Lives(Protocol):
    """Every way one record may have been lived."""

    def first_reach(self, table: RoundTable, held: int) -> int:
        """The first round by whose end a level above `held` may be reached."""

    def pieces(self, table: RoundTable, number: int, held: int) -> tuple[Sequence[Piece], bool]:
        """What a round says of those who have reached a level; whether those are all there are."""


class StartSpan:
    """Seniority starts on one of some consecutive days (ordinals), and nothing is taken away."""

    __slots__ = ("first", "last")

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last

    def first_reach(self, table: RoundTable, held: int) -> int:
        """See Lives."""
        return bisect_left(table.reach(held), self.first)

    def pieces(self, table: RoundTable, number: int, held: int) -> tuple[Sequence[Piece], bool]:
        """See Lives; the earlier the start, the higher the level."""
        pieces = []
        first = self.first
        for level, reached, before in table.reached[number]:
            if level <= held or first > self.last:
                break
            last = min(self.last, reached)
            if last < first:
                continue
            earlier = min(last, before)
            if earlier >= first:
                is_new = self._is_new(earlier, level, table, number)
                pieces.append(Piece(level, Outcome.ARREARS, is_new))
            if last > before:
                is_new = self._is_new(last, level, table, number)
                pieces.append(Piece(level, Outcome.DUE, is_new))
            first = last + 1
        return pieces, first > self.last

    def _is_new(self, last: int, level: int, table: RoundTable, number: int) -> bool:
        """Whether the latest of some starts had reached no such level in an earlier round."""
        return number == 0 or last > table.reach(level - 1)[number - 1]


class DueDayLives:
    """Due days by level, each way once. For one walk through the rounds: it keeps what was said."""

    def __init__(self, ways: Sequence[DueDays]) -> None:
        self._ways = ways
        self._said = [0] * len(ways)

    def first_reach(self, table: RoundTable, held: int) -> int:
        """See Lives."""
        following = (next((day for level, day in way if level > held), None) for way in self._ways)
        earliest = min((day for day in following if day is not None), default=None)
        return len(table) if earliest is None else bisect_left(table.latest, earliest)

    def pieces(self, table: RoundTable, number: int, held: int) -> tuple[Sequence[Piece], bool]:
        """See Lives."""
        rules = table.rules[number]
        first, last = rules.first.toordinal(), rules.last.toordinal()
        found: dict[tuple[int, Outcome], bool] = {}
        is_all = True
        for place, way in enumerate(self._ways):
            level, due = _highest(way, held, last, rules.levels)
            if level == 0:
                is_all = False
                continue
            said = level, Outcome.DUE if due >= first else Outcome.ARREARS
            is_new = level > self._said[place]
            found[said] = found.get(said, False) or is_new
            if is_new:
                self._said[place] = level
        return [Piece(level, outcome, new) for (level, outcome), new in found.items()], is_all


def _highest(way: DueDays, held: int, last: int, levels: Sequence[int]) -> tuple[int, int]:
    """The highest level above `held` that is reached by a day, and when; (0, 0) for none."""
    found = 0, 0
    for level, day in way:
        if day > last:
            break
        if level > held and level in levels:
            found = level, day
    return found
