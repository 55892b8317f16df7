"""Columns assigned by hand, where the header does not say which column is which field.

The sheet is then read under its likeliest header: the row whose words name the most fields,
without one the first row as full as the others; if that holds data already, there is no header.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.columns.header_names import HeaderNames
from vusta_desk.importing.columns.headers import HEADER_ROWS, Column, Header, as_header, best_header
from vusta_desk.importing.files.raw import (
    Cell,
    RawFile,
    RawRow,
    RawSheet,
    column_letters,
    is_blank,
    words_of,
)
from vusta_desk.importing.rows.shapes import is_numbering

_DATA = re.compile(r"[\d\s./:-]*\d[\d\s./:-]*")
_FULL = 0.6  # of the fullest row: so full is a header at least, and no title above it
_LEAST_CELLS = 2
_SAMPLES = 3
_LOOKED_THROUGH = 200  # rows under the header for samples


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet: its place from 0, its letters, its heading ("" for none).

    `field` is the id of the field it is read as, None where it is not read; `samples` are its
    first few different texts.
    """

    index: int
    letter: str
    heading: str
    field: str | None
    samples: tuple[str, ...]


def likeliest_sheet(raw: RawFile, wanted: str | None) -> RawSheet:
    """The sheet asked for, else the first that has a header, else the first that is not blank.

    Raises Refused `workbook_empty`, `sheet_unknown`.
    """
    if wanted is not None:
        return raw.load(wanted)
    sheets = [sheet for sheet in map(raw.load, raw.visible) if _is_filled(sheet)]
    if not sheets:
        raise Refused("workbook_empty")
    return max(sheets, key=lambda sheet: _score(best_header(sheet.rows())))


def likeliest_header(sheet: RawSheet, names: HeaderNames | None = None) -> Header:
    """The header of a sheet as far as it can be told; row 0 where the data begins in row 1."""
    found = best_header(sheet.rows(), names)
    if found is not None:
        return found
    first = _first_full_row(sheet.rows())
    if first is None:
        raise Refused("workbook_empty")
    number, cells = first
    return (
        Header(number - 1, (), ()) if any(map(_is_data, cells)) else as_header(number, cells, names)
    )


def with_assigned(header: Header, by_hand: Mapping[int, str], needed: str = "name") -> Header:
    """The header with fields given by hand to columns by their place; "" leaves a column out.

    A field given by hand leaves the column it was found in. Raises Refused `field_assigned_twice`
    (`field`), `name_column_missing` where no column is left for what is `needed`.
    """
    headings = {column.index: column.header for column in (*header.columns, *header.others)}
    given = Counter(field for field in by_hand.values() if field)
    for field, times in given.items():
        if times > 1:
            raise Refused("field_assigned_twice", field=field)
    fields = {
        column.index: column.field
        for column in header.columns
        if column.index not in by_hand and column.field not in given
    }
    fields |= {index: field for index, field in by_hand.items() if field}
    if needed not in fields.values():
        raise Refused("name_column_missing", row=header.row)
    return Header(
        header.row,
        tuple(Column(at, headings.get(at, ""), field) for at, field in sorted(fields.items())),
        tuple(Column(at, heading, None) for at, heading in headings.items() if at not in fields),
        header.lines,
    )


def sheet_columns(sheet: RawSheet, header: Header) -> tuple[SheetColumn, ...]:
    """Every column of the sheet with something in it, as it is read under a header."""
    known = {column.index: column for column in (*header.columns, *header.others)}
    fields = {column.index: column.field for column in header.columns}
    samples: dict[int, dict[str, None]] = {index: {} for index in known}
    below = (row for row in sheet.rows() if row[0] > header.row)
    for _, cells in islice(below, _LOOKED_THROUGH):
        filled = [(index, cell) for index, cell in enumerate(cells) if not is_blank(cell)]
        if len(filled) < min(_LEAST_CELLS, len(known)) or is_numbering([c for _, c in filled]):
            continue  # the name of a branch, the numbers of the columns
        for index, cell in filled:
            samples.setdefault(index, {})[" ".join(words_of(cell).split())] = None
    return tuple(
        SheetColumn(
            index=index,
            letter=column_letters(index),
            heading=known[index].header if index in known else "",
            field=fields.get(index),
            samples=tuple(islice(samples[index], _SAMPLES)),
        )
        for index in sorted(samples)
    )


def _is_filled(sheet: RawSheet) -> bool:
    return any(not is_blank(cell) for _, row in sheet.rows() for cell in row)


def _score(header: Header | None) -> tuple[bool, bool]:
    return header is not None and header.index_of("name") is not None, header is not None


def _first_full_row(rows: Iterable[RawRow]) -> RawRow | None:
    top = list(takewhile(lambda row: row[0] <= HEADER_ROWS, rows))
    fullest = max((_filled(cells) for _, cells in top), default=0)
    enough = max(_FULL * fullest, min(_LEAST_CELLS, fullest), 1)
    return next((row for row in top if _filled(row[1]) >= enough), None)


def _filled(cells: Sequence[Cell]) -> int:
    return sum(not is_blank(cell) for cell in cells)


def _is_data(cell: Cell) -> bool:
    return not isinstance(cell, str) or _DATA.fullmatch(cell) is not None
