"""What must be looked at in an xls file before calamine may open it.

The records of [MS-XLS] are walked as calamine walks them: a sheet at a time from where the book
says it starts. Found on the way are a password, cells that span too large a rectangle (calamine
reserves memory for all of it), formula errors (calamine gives them as blank cells) and what is
hidden.
"""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.book_facts import CheckedBook, SheetFacts
from vusta_desk.importing.files.compound_file import CompoundFile
from vusta_desk.importing.files.hidden import runs
from vusta_desk.importing.files.limits import MAX_CELLS
from vusta_desk.importing.files.raw import Hidden
from vusta_desk.importing.files.shared_texts import check_xls_texts

_START, _END = 0x809, 0x0A
_PASSWORD, _SHEET, _DIMENSIONS, _ERROR, _MANY_NUMBERS = 0x2F, 0x85, 0x200, 0x205, 0xBD
_COUNTED_FROM, _ROW, _COLUMNS = 0x22, 0x208, 0x7D
_TEXTS, _CONTINUED, _SHARED, _SHARED_LENGTH = 0xFC, 0x3C, 0xFD, 10
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_FORMULAS = frozenset({0x06, 0x206, 0x406})
_CELLS = frozenset({0x203, 0x204, _ERROR, 0xD6, 0x27E, 0xFD, _MANY_NUMBERS}) | _FORMULAS
_MOST_COLUMNS = 256
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
    shares: Counter[int] = field(default_factory=Counter)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)

    @property
    def facts(self) -> SheetFacts:
        """What is to be known of the sheet."""
        return SheetFacts(Hidden(runs(self.hidden_rows), runs(self.hidden_columns)), self.errors)


def checked_xls(data: bytes) -> CheckedBook:
    """The file as calamine may read it, which is unchanged.

    Raises Refused: `workbook_encrypted`, `workbook_damaged`, `not_a_workbook`, `sheet_too_large`.
    """
    box = CompoundFile(data)
    if "EncryptedPackage" in box.names():
        raise Refused("workbook_encrypted")
    stream = box.stream("Workbook") or box.stream("Book")
    if stream is None:
        raise Refused("not_a_workbook")
    starts: list[int] = []
    texts: list[bytes] = []
    from_1904, before = False, 0
    for kind, body in records(stream, 0):
        before = before if kind == _CONTINUED else kind
        if kind == _PASSWORD:
            raise Refused("workbook_encrypted")
        if kind == _SHEET and len(body) >= 4:
            starts.append(struct.unpack_from("<I", body)[0])
        elif kind == _COUNTED_FROM:
            from_1904 = body[:1] == b"\1"
        elif before == _TEXTS:
            texts.append(body)
    sheets = [_walk_sheet(stream, start) for start in starts]
    check_xls_texts(texts, sum((sheet.shares for sheet in sheets), Counter()))
    return CheckedBook(data, tuple(sheet.facts for sheet in sheets), from_1904)


def records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
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
    for kind, body in records(stream, start):
        if kind == _DIMENSIONS and _stated_cells(body) > MAX_CELLS:
            raise Refused("sheet_too_large")
        if kind in (_ROW, _COLUMNS):
            _note_hidden(sheet, kind, body)
        if kind not in _CELLS or len(body) < 4:
            continue
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY_NUMBERS else column
        sheet.rows = max(sheet.rows, row + 1)
        sheet.columns = max(sheet.columns, column + 1, last + 1)
        if kind == _SHARED and len(body) >= _SHARED_LENGTH:
            sheet.shares[struct.unpack_from("<I", body, 6)[0]] += 1
        elif (code := _error_code(kind, body)) is not None:
            sheet.errors[row + 1, column] = _ERROR_WORDS.get(code, "#?")
    if sheet.rows * sheet.columns > MAX_CELLS:
        raise Refused("sheet_too_large")
    return sheet


def _note_hidden(sheet: _Sheet, kind: int, body: bytes) -> None:
    if kind == _ROW and len(body) >= 14 and body[12] & _HIDDEN_ROW:
        sheet.hidden_rows.append(struct.unpack_from("<H", body)[0] + 1)
    elif kind == _COLUMNS and len(body) >= 10 and body[8] & _HIDDEN_COLUMN:
        first, last = struct.unpack_from("<HH", body)
        sheet.hidden_columns += range(first, min(last + 1, _MOST_COLUMNS))


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
