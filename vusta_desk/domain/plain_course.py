"""The plain course of a forecast: the many of whom all is known, taken together by their starts.

Whoever holds the same level and started between the same two thresholds gets the same badges in the
same rounds. In order of starts these are neighbours, so that a round cuts them off as one piece.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, repeat
from operator import attrgetter
from typing import NamedTuple

from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.foreseen import Foreseen, RoundTable


class Plain(NamedTuple):
    """A member of whom all is known: the level held, 0 for none, and the start (an ordinal)."""

    held: int
    start: int
    place: int


def foresee_plain(people: Iterable[Plain], table: RoundTable) -> tuple[list[Foreseen], list[int]]:
    """The badges of people in order, and the places of those who may lack their history.

    Of the latter no badge is among those told.
    """
    walk = _Walk(table)
    for held, group in groupby(people, key=attrgetter("held")):
        _, starts, places = zip(*group, strict=True)
        walk.on(starts, places, held)
    return walk.found, walk.doubtful


class _Walk:
    """Goes through the rounds with pieces of people in order of their starts."""

    def __init__(self, table: RoundTable) -> None:
        self._table = table
        self.found: list[Foreseen] = []
        self.doubtful: list[int] = []

    def on(self, starts: Sequence[int], places: Sequence[int], held: int) -> None:
        """Tells the badges of people who hold the same level, and those that follow."""
        reach, at = self._table.reach(held), 0
        while at < len(starts) and (number := bisect_left(reach, starts[at])) < len(reach):
            # The round is the first to reach a level above the one held, and takes the highest.
            end = bisect_right(starts, reach[number], at)
            for level, outcome, stop in self._pieces(starts, number, at, end):
                piece = places[at:stop]
                if held == 0 and outcome is Outcome.ARREARS and not self._is_lowest(level, number):
                    self.doubtful.extend(piece)
                else:
                    badges = repeat(number), repeat(level), repeat(outcome), repeat(None)
                    self.found.extend(map(Foreseen, piece, *badges))
                    self.on(starts[at:stop], piece, level)
                at = stop

    def _pieces(
        self, starts: Sequence[int], number: int, at: int, end: int
    ) -> Iterator[tuple[int, Outcome, int]]:
        """What a round says of people from a place on, and up to whom it says that."""
        for level, reached, before in self._table.reached[number]:
            if at == end:
                return
            if starts[at] > reached:
                continue
            stop = bisect_right(starts, reached, at, end)
            due = bisect_right(starts, before, at, stop)
            if due > at:
                yield level, Outcome.ARREARS, due
            if stop > due:
                yield level, Outcome.DUE, stop
            at = stop

    def _is_lowest(self, level: int, number: int) -> bool:
        return level == self._table.reached[number][-1][0]
