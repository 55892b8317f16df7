"""Days that a column gives as plain numbers, the way Excel counts them.

A number of five digits is such a day wherever it stands. What a shorter one is, and from which
year it is counted, only the column and the workbook can tell.
"""

import re
from collections.abc import Iterable, Iterator

from vusta_desk.domain.findings import Severity
from vusta_desk.importing.cells.dates import FIRST_YEAR, LAST_YEAR, counted_day, read_count
from vusta_desk.importing.cells.readings import Reading, not_read
from vusta_desk.importing.files.raw import Cell

_LENGTHS = range(4, 7)
_DIGITS = re.compile(r"\d+", re.ASCII)
_FIVE_DIGITS = range(10_000, 100_000)
_SIX_DIGITS = range(100_000, 1_000_000)
_FOUR_DIGITS = range(LAST_YEAR + 1, 10_000)
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def read_counts(cells: Iterable[Cell], *, from_1904: bool) -> dict[Cell, Reading]:
    """The cells of a column that are to be read otherwise than a cell by itself.

    Beside numbers of six digits (190366) those of five have lost a zero and are no count of days.
    Beside counted days, where no number is a year, those of four digits are counted as well.
    """
    numbers = {cell: int(number) for cell, number in _numbers(cells)}
    if any(number in _SIX_DIGITS for number in numbers.values()):
        return {
            cell: not_read(Severity.WARNING, "date_not_understood", str(cell))
            for cell, number in numbers.items()
            if number in _FIVE_DIGITS
        }
    if not any(number in _FIVE_DIGITS for number in numbers.values()):
        return {}
    has_years = any(number in _YEARS for number in numbers.values())
    counted = {
        cell: number
        for cell, number in numbers.items()
        if not isinstance(cell, str)
        and ((from_1904 and number in _FIVE_DIGITS) or (not has_years and number in _FOUR_DIGITS))
    }
    return {
        cell: read_count(str(cell), day)
        for cell, number in counted.items()
        if (day := counted_day(number, from_1904=from_1904)) is not None
    }


def _numbers(cells: Iterable[Cell]) -> Iterator[tuple[Cell, float]]:
    """The numbers, and the texts that hold nothing but digits."""
    for cell in cells:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            if 0 <= cell < _SIX_DIGITS.stop:  # which infinity is not
                yield cell, cell
        elif isinstance(cell, str) and len(cell) in _LENGTHS and _DIGITS.fullmatch(cell):
            yield cell, int(cell)
