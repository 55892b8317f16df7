"""Card and personal numbers: digits as text, with the zeros put back that Excel ate.

Only a number cell can have lost its zeros. A text that is too short is kept as it stands.
"""

import re
from dataclasses import dataclass

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.names import tidy
from vusta_desk.importing.raw import Cell, words_of
from vusta_desk.importing.readings import NOTHING, Reading, not_read, problem

_BETWEEN = re.compile(r"[\s.\-–'‘’`´]+")


@dataclass(frozen=True, slots=True)
class NumberShape:
    """The lengths a number may have; per length, how few digits may be left of it in a cell."""

    shortest_left: tuple[tuple[int, int], ...]

    def length_for(self, digits: int) -> int | None:
        """The full length that so many digits stand for in a number cell."""
        for length, fewest in self.shortest_left:
            if fewest <= digits <= length:
                return length
        return None

    @property
    def lengths(self) -> tuple[int, ...]:
        """The lengths a whole number may have."""
        return tuple(length for length, _ in self.shortest_left)


CARD = NumberShape(((8, 1), (12, 9)))
OLD_CARD = NumberShape(((8, 1),))
# Personal numbers begin with a province from 001 to 096, so at most two zeros get lost; nine
# digits are an old identity card (CMND), which is another number.
PERSONAL_ID = NumberShape(((12, 10),))


def read_number(cell: Cell, shape: NumberShape) -> Reading:
    """The digits of a cell as text, or its words where it holds something else."""
    if isinstance(cell, bool) or not isinstance(cell, str | int):
        return not_read(Severity.WARNING, "number_not_understood", words_of(cell))
    written = str(cell)
    digits = _BETWEEN.sub("", written)
    if not digits:
        return NOTHING
    if not (digits.isascii() and digits.isdigit() and digits.strip("0")):
        return not_read(Severity.WARNING, "number_not_understood", tidy(written))
    if len(digits) in shape.lengths:
        return Reading(digits)
    length = shape.length_for(len(digits)) if isinstance(cell, int) else None
    if length is None:
        unusual = problem(Severity.WARNING, "number_length_unusual", words=tidy(written),
                          digits=len(digits), usual=shape.lengths)  # fmt: skip
        return Reading(digits, None, (unusual,))
    whole = digits.zfill(length)
    put_back = problem(Severity.INFO, "zeros_put_back", before=written, after=whole)
    return Reading(whole, None, (put_back,))
