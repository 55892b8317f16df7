"""Sheets as they stand in a file: cells by row and column, nothing interpreted yet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.files.limits import MAX_CELL_CHARACTERS
from vusta_desk.importing.letters.fonts import CellFonts

Cell: TypeAlias = str | int | float | date | time | timedelta
"""An empty cell is "", a whole number an int, a day a date."""

RawRow: TypeAlias = tuple[int, Sequence[Cell]]
"""The row's number as a spreadsheet shows it, and its cells from column A on."""


NO_RESULT = "=?"
"""What a cell shows whose formula was saved without its result."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a spreadsheet program does not show of a sheet: rows count from 1, columns from 0."""

    rows: tuple[range, ...] = ()
    columns: tuple[range, ...] = ()


NOTHING_HIDDEN = Hidden()


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet, whose rows can be read again and again; a csv file has one without a name.

    `height` is about how many rows there are. What is `hidden` is among the rows all the same.
    """

    name: str | None
    rows: Callable[[], Iterator[RawRow]]
    height: int
    hidden: Hidden = NOTHING_HIDDEN


def no_fonts() -> Mapping[str, CellFonts]:
    """The old fonts of a file that has none, or tells of none."""
    return {}


@dataclass(frozen=True, slots=True)
class RawFile:
    """An opened file: its name, the hash of what was read, its visible sheets in their order.

    `load` reads one sheet, also one of those that are `hidden`; it raises Refused `sheet_unknown`
    for a name the file does not have. Where the book `counts_from_1904`, a day that was left as a
    plain number counts from there; real dates are right in either case. `fonts` looks for cells in
    fonts of the time before Unicode, sheet by sheet. `encoding` is how a text seems to be written
    that is in no Unicode; its letters are then as Western Windows shows them.
    """

    name: str
    sha256: str
    visible: tuple[str | None, ...]
    load: Callable[[str | None], RawSheet]
    hidden: tuple[str, ...] = ()
    counts_from_1904: bool = False
    fonts: Callable[[], Mapping[str, CellFonts]] = no_fonts
    encoding: Encoding | None = None


def column_letters(index: int) -> str:
    """The letters of a column, counted from 0: A, B … Z, AA …"""
    letters = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        letters = chr(ord("A") + letter) + letters
        index -= 1
    return letters


def plain(cell: Cell) -> Cell:
    """A cell as calamine gives it, in our terms: whole floats are ints, midnights are days.

    Of a text that is too long to be read no more is kept than shows it.
    """
    if isinstance(cell, str):
        return cell[: MAX_CELL_CHARACTERS + 1]
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time.min else cell
    return cell


def shortened(row: RawRow) -> RawRow:
    """The row with no more of each text than shows that it is too long to be read."""
    number, cells = row
    return number, [
        cell if type(cell) is not str or len(cell) <= MAX_CELL_CHARACTERS else plain(cell)
        for cell in cells
    ]


def is_blank(cell: Cell) -> bool:
    """Whether a cell shows nothing."""
    return isinstance(cell, str) and not cell.strip()


def words_of(cell: Cell) -> str:
    """A cell as a person would read it, with dates in the Vietnamese order."""
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
    return str(cell)
