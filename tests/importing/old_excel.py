"""Writes compound files and small xls workbooks (BIFF8), sound or not, for tests."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
BOF, EOF, BOUNDSHEET, LABEL, NUMBER, BOOLERR, FORMULA = 0x809, 0x0A, 0x85, 0x204, 0x203, 0x205, 0x06
FILEPASS, DIMENSIONS = 0x2F, 0x200


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams, each filled up so that none is a mini stream."""
    table: list[int] = [FAT_SECTOR, END]  # the table itself, then the directory
    bodies, entries = [], [_entry("Root Entry", 5, END, 0)]
    for name, content in streams.items():
        sectors = max(8, -(-len(content) // SECTOR))
        first = len(table)
        table += [*range(first + 1, first + sectors), END]
        bodies.append(content.ljust(sectors * SECTOR, b"\0"))
        entries.append(_entry(name, 2, first, sectors * SECTOR))
    assert len(table) <= 128, "one sector of table holds 128 sectors"
    table += [FREE] * (128 - len(table))
    entries += [_entry("", 0, 0, 0)] * (4 - len(entries))
    header = struct.pack(
        "<8s16xHHHHH6xIII4xIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 4096, END, 0, END, 0,
    )  # fmt: skip
    listed = struct.pack("<109I", 0, *[FREE] * 108)
    return header + listed + struct.pack("<128I", *table) + b"".join(entries) + b"".join(bodies)


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le") if name else b""
    links = struct.pack("<BBIII", kind, 1, FREE, FREE, FREE)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<H", len(text))
        + links
        + struct.pack("<36xIII", first, size, 0)
    )


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of a workbook stream."""
    return struct.pack("<HH", kind, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    """A cell of text; row and column count from 0."""
    characters = text.encode("utf-16-le")
    head = struct.pack("<HHHHB", row, column, 0, len(characters) // 2, 1)
    return record(LABEL, head + characters)


def number(row: int, column: int, value: float) -> bytes:
    """A cell with a number."""
    return record(NUMBER, struct.pack("<HHHd", row, column, 0, value))


def error(row: int, column: int, code: int = 0x2A) -> bytes:
    """A cell with an error as its constant."""
    return record(BOOLERR, struct.pack("<HHHBB", row, column, 0, code, 1))


def failed_formula(row: int, column: int, code: int = 0x2A) -> bytes:
    """A cell whose formula gave an error."""
    result = struct.pack("<BxBxxxH", 2, code, 0xFFFF)
    return record(FORMULA, struct.pack("<HHH", row, column, 0) + result + bytes(8))


def cells_of(rows: Sequence[Sequence[object]]) -> bytes:
    """The cells of rows of texts and numbers; None is empty."""
    return b"".join(
        number(r, c, value) if isinstance(value, int | float) else label(r, c, str(value))
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
        if value is not None
    )


def workbook(cells: bytes, extra: bytes = b"") -> bytes:
    """A workbook stream of one sheet; `extra` are records of the book."""
    start = record(BOF, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + extra
    name = "Sheet1"
    length = 4 + 6 + 2 + len(name)
    offset = len(start) + length + len(record(EOF))
    sheet = struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name.encode()
    page = record(BOF, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + cells + record(EOF)
    return start + record(BOUNDSHEET, sheet) + record(EOF) + page


def write_xls(path: Path, rows: Sequence[Sequence[object]], more: bytes = b"") -> Path:
    """An xls file of one sheet; `more` are further records of the sheet."""
    path.write_bytes(compound({"Workbook": workbook(cells_of(rows) + more)}))
    return path
