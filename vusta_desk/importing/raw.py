"""Sheets as they stand in a file: cells by row and column, nothing interpreted yet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = str | int | float | date | time | timedelta
"""An empty cell is "", a whole number an int, a day a date."""

RawRow: TypeAlias = tuple[int, Sequence[Cell]]
"""The row's number as a spreadsheet shows it, and its cells from column A on."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet, whose rows can be read again and again; a csv file has one without a name.

    `height` is about how many rows there are.
    """

    name: str | None
    rows: Callable[[], Iterator[RawRow]]
    height: int


@dataclass(frozen=True, slots=True)
class RawFile:
    """An opened file: its name, the hash of what was read, its visible sheets in their order.

    `load` reads one sheet; it raises Refused `sheet_unknown` for a name the file does not have.
    """

    name: str
    sha256: str
    visible: tuple[str | None, ...]
    load: Callable[[str | None], RawSheet]


def column_letters(index: int) -> str:
    """The letters of a column, counted from 0: A, B … Z, AA …"""
    letters = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        letters = chr(ord("A") + letter) + letters
        index -= 1
    return letters


def plain(cell: Cell) -> Cell:
    """A cell as calamine gives it, in our terms: whole floats are ints, midnights are days."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time.min else cell
    return cell


def is_blank(cell: Cell) -> bool:
    """Whether a cell shows nothing."""
    return isinstance(cell, str) and not cell.strip()


def words_of(cell: Cell) -> str:
    """A cell as a person would read it, with dates in the Vietnamese order."""
    if isinstance(cell, date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
    return str(cell)
