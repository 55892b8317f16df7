"""What must be looked at in an xls file before calamine may open it.

The records of [MS-XLS] are walked as calamine walks them: a sheet at a time from where the book
says it starts. Found on the way are a password, cells that span too large a rectangle (calamine
reserves memory for all of it) and formula errors (calamine gives them as blank cells).
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.compound_file import CompoundFile
from vusta_desk.importing.limits import MAX_CELLS

ErrorCells: TypeAlias = Mapping[tuple[int, int], str]
"""Formula errors by row (from 1) and column (from 0)."""

_START, _END = 0x809, 0x0A
_PASSWORD, _SHEET, _DIMENSIONS, _ERROR, _MANY_NUMBERS = 0x2F, 0x85, 0x200, 0x205, 0xBD
_FORMULAS = frozenset({0x06, 0x206, 0x406})
_CELLS = frozenset({0x203, 0x204, _ERROR, 0xD6, 0x27E, 0xFD, _MANY_NUMBERS}) | _FORMULAS
_LONG_DIMENSIONS, _SHORT_DIMENSIONS = 14, 10  # of BIFF8 and before
_ERROR_WORDS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(slots=True)
class _Sheet:
    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def check_xls(data: bytes) -> tuple[ErrorCells, ...]:
    """The formula errors of each sheet, in the order of the book.

    Raises Refused: `workbook_encrypted`, `workbook_damaged`, `not_a_workbook`, `sheet_too_large`.
    """
    box = CompoundFile(data)
    if "EncryptedPackage" in box.names():
        raise Refused("workbook_encrypted")
    stream = box.stream("Workbook") or box.stream("Book")
    if stream is None:
        raise Refused("not_a_workbook")
    return tuple(_walk_sheet(stream, start).errors for start in _sheet_starts(stream))


def _sheet_starts(stream: bytes) -> Iterator[int]:
    for kind, body in _records(stream, 0):
        if kind == _PASSWORD:
            raise Refused("workbook_encrypted")
        if kind == _SHEET and len(body) >= 4:
            yield struct.unpack_from("<I", body)[0]


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of the part that starts there, without those of charts inside it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        depth += (kind == _START) - (kind == _END)
        if kind == _END and depth <= 0:
            return
        if depth <= 1:
            yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _walk_sheet(stream: bytes, start: int) -> _Sheet:
    sheet = _Sheet()
    for kind, body in _records(stream, start):
        if kind == _DIMENSIONS and _stated_cells(body) > MAX_CELLS:
            raise Refused("sheet_too_large")
        if kind not in _CELLS or len(body) < 4:
            continue
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY_NUMBERS else column
        sheet.rows = max(sheet.rows, row + 1)
        sheet.columns = max(sheet.columns, column + 1, last + 1)
        if (code := _error_code(kind, body)) is not None:
            sheet.errors[row + 1, column] = _ERROR_WORDS.get(code, "#?")
    if sheet.rows * sheet.columns > MAX_CELLS:
        raise Refused("sheet_too_large")
    return sheet


def _stated_cells(body: bytes) -> int:
    """For how many cells calamine reserves memory, in its 32-bit sums, at a sheet's own word."""
    if len(body) == _LONG_DIMENSIONS:
        first_row, end_row, first, end = struct.unpack_from("<IIHH", body)
    elif len(body) == _SHORT_DIMENSIONS:
        first_row, end_row, first, end = struct.unpack_from("<HHHH", body)
    else:
        return 0
    if first > 0xFF or end < first:
        first = 0
    if not end_row or not end:
        return 1
    return int(end_row - first_row & 0xFFFFFFFF) * int(end - first & 0xFFFFFFFF)


def _error_code(kind: int, body: bytes) -> int | None:
    """The error a cell shows: of a constant error, or of a formula's last result."""
    if kind == _ERROR and len(body) >= 8 and body[7]:
        return body[6]
    if kind in _FORMULAS and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
        return body[8]
    return None
