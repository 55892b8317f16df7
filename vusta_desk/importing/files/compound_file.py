"""Reads the streams of a compound file (OLE2), the box around xls and encrypted workbooks.

Written after [MS-CFB]. Chains are followed no further than the file has sectors, so a damaged
file cannot lead in circles.
"""

import struct
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from vusta_desk.domain.findings import Refused

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_HEADER = struct.Struct("<30xHH10xII4xII4xI4x")
_MISREAD_LENGTH = 62  # calamine reserves memory for so many numbers as are read from this place
_MOST_RESERVED = 1 << 26
_MINI_SHIFT = 6
_HEADER_BYTES = 512
_IN_HEADER = 109  # sectors of the allocation table that the header lists
_ENTRY_BYTES = 128
_STREAM, _ROOT = 2, 5
_LAST_SECTOR = 0xFFFFFFFA  # what lies above marks the end of a chain or a free sector


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """A compound file in memory. Raises Refused `workbook_damaged` for what cannot be followed."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER_BYTES:
            raise Refused("workbook_damaged")
        shift, mini_shift, tables, directory, cutoff, mini_start, difat = _HEADER.unpack_from(data)
        sectors = len(data) >> shift
        reserved = struct.unpack_from("<I", data, _MISREAD_LENGTH)[0]
        if shift not in (9, 12) or mini_shift != _MINI_SHIFT or tables > sectors:
            raise Refused("workbook_damaged")
        if reserved > _MOST_RESERVED:
            raise Refused("workbook_damaged")
        self._data, self._shift, self._cutoff = data, shift, cutoff
        self._next = self._allocation_table(difat, sectors)
        self._mini_next = _numbers(self._chain(mini_start))
        self._entries = tuple(_read_entries(self._chain(directory)))
        self._check_chains()

    def names(self) -> tuple[str, ...]:
        """The names of all streams."""
        return tuple(entry.name for entry in self._entries if entry.kind == _STREAM)

    def stream(self, name: str) -> bytes | None:
        """The stream of that name in any case, or None where there is none."""
        for entry in self._entries:
            if entry.kind == _STREAM and entry.name.lower() == name.lower():
                if entry.size < self._cutoff:
                    return self._mini_stream(entry.start)[: entry.size]
                return self._chain(entry.start)[: entry.size]
        return None

    def _check_chains(self) -> None:
        """Follows every stream to its end; calamine would follow a circle for ever."""
        for entry in self._entries:
            if entry.kind == _ROOT or entry.size >= self._cutoff:
                deque(_follow(entry.start, self._next), maxlen=0)
            elif entry.kind and entry.size:
                deque(_follow(entry.start, self._mini_next), maxlen=0)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        sector = self._data[start : start + (1 << self._shift)]
        if not sector:
            raise Refused("workbook_damaged")
        return sector

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _follow(start, self._next)))

    def _mini_stream(self, start: int) -> bytes:
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        whole = self._chain(root.start) if root else b""
        return b"".join(
            whole[number << _MINI_SHIFT : (number + 1) << _MINI_SHIFT]
            for number in _follow(start, self._mini_next)
        )

    def _allocation_table(self, difat: int, sectors: int) -> list[int]:
        listed = _numbers(self._data[76:_HEADER_BYTES])
        while difat < _LAST_SECTOR:
            more = _numbers(self._sector(difat))
            listed.extend(more[:-1])
            difat = more[-1]
            if len(listed) > sectors + len(more) + _IN_HEADER:
                raise Refused("workbook_damaged")
        tables = [number for number in listed if number < _LAST_SECTOR]
        if len(tables) > sectors:
            raise Refused("workbook_damaged")
        return [following for number in tables for following in _numbers(self._sector(number))]


def _read_entries(directory: bytes) -> Iterator[_Entry]:
    if len(directory) % _ENTRY_BYTES:
        raise Refused("workbook_damaged")
    for start in range(0, len(directory), _ENTRY_BYTES):
        raw = directory[start : start + _ENTRY_BYTES]
        length, kind = struct.unpack_from("<HB", raw, 64)
        first, size = struct.unpack_from("<II", raw, 116)
        name = raw[: min(length, 64)].decode("utf-16-le", "replace").rstrip("\0")
        yield _Entry(name, kind, first, size)


def _numbers(raw: bytes) -> list[int]:
    count = len(raw) // 4
    return list(struct.unpack_from(f"<{count}I", raw))


def _follow(start: int, following: list[int]) -> Iterator[int]:
    number, steps = start, 0
    while number < _LAST_SECTOR:
        if number >= len(following) or steps > len(following):
            raise Refused("workbook_damaged")
        yield number
        number, steps = following[number], steps + 1
