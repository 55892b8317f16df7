"""Card and personal numbers: digits as text, with the zeros put back that Excel ate.

Only a number cell can have lost its zeros. A text that is too short is kept as it stands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.names import tidy
from vusta_desk.importing.cells.readings import NOTHING, Reading, not_read, problem
from vusta_desk.importing.files.raw import Cell, words_of

_DIGITS = re.compile(r"0*[1-9]\d*", re.ASCII)
_DECIMAL_CARD = re.compile(r"(\d{1,2})\.(\d{1,6})", re.ASCII)
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}", re.ASCII)  # 3.6058E+10
_BETWEEN = re.compile(r"(?<!^)[\s.\-–]+|['‘’`´\s]+")


@dataclass(frozen=True, slots=True)
class NumberShape:
    """The lengths a number may have, and how few digits may be left of each in a number cell."""

    fewest_left: Mapping[int, int]

    def length_for(self, digits: int) -> int | None:
        """The full length that so many digits stand for."""
        for length, fewest in self.fewest_left.items():
            if fewest <= digits <= length:
                return length
        return None


CARD = NumberShape({8: 1, 12: 9})
OLD_CARD = NumberShape({8: 1})
# Personal numbers begin with a province from 001 to 096, so at most two zeros get lost; nine
# digits are an old identity card (CMND), which is another number.
PERSONAL_ID = NumberShape({12: 10})


def read_card(cell: Cell, shape: NumberShape) -> Reading:
    """The digits of a card number, also of one such as 04.794970 that Excel took for a decimal."""
    if isinstance(cell, float) and (found := _DECIMAL_CARD.fullmatch(str(cell))):
        whole = found[1].zfill(2) + found[2].ljust(6, "0")
        put_back = problem(Severity.INFO, "zeros_put_back", before=str(cell), after=whole)
        return Reading(whole, None, (put_back,) if len(str(cell)) <= len(whole) else ())
    return read_number(cell, shape)


def read_number(cell: Cell, shape: NumberShape) -> Reading:
    """The digits of a cell as text, or its words where it holds something else."""
    if type(cell) is str and len(cell) in shape.fewest_left and _DIGITS.fullmatch(cell):
        return Reading(cell)
    if isinstance(cell, bool) or not isinstance(cell, (str, int)):
        return not_read(Severity.WARNING, "number_not_understood", words_of(cell))
    written = str(cell)
    digits = _BETWEEN.sub("", written)
    if not digits:
        return NOTHING
    if _SHORTENED.fullmatch(written.strip()):
        return not_read(Severity.WARNING, "number_digits_lost", tidy(written))
    if not _DIGITS.fullmatch(digits):
        return not_read(Severity.WARNING, "number_not_understood", tidy(written))
    if len(digits) in shape.fewest_left:
        return Reading(digits)
    length = shape.length_for(len(digits)) if isinstance(cell, int) else None
    if length is None:
        usual = tuple(shape.fewest_left)
        unusual = problem(
            Severity.WARNING,
            "number_length_unusual",
            words=tidy(written),
            digits=len(digits),
            usual=usual,
        )
        return Reading(digits, None, (unusual,))
    whole = digits.zfill(length)
    put_back = problem(Severity.INFO, "zeros_put_back", before=written, after=whole)
    return Reading(whole, None, (put_back,))
