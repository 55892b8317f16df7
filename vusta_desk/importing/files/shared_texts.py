"""Texts that many cells share: kept once in an Excel file, copied by calamine for every cell.

A text of a few megabytes in a few hundred cells is a small file and fills all memory. So the
copies are counted before calamine makes them.
"""

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.limits import MAX_UNZIPPED_BYTES

_TEXT_END = re.compile(rb"</(?:\w+:)?si\s*>")
_SHARES = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v>\s*(\d{1,9})"""
)
_MOST_CHARACTERS = MAX_UNZIPPED_BYTES // 3  # of up to three bytes each
_LONGEST = 0xFFFF  # of a text in xls
_WIDE, _EXTENDED, _FORMATTED = 0x01, 0x04, 0x08
_RUN_BYTES = 4


def shares_in(sheet: bytes) -> int:
    """How many cells of an xlsx sheet share a text, at the most."""
    return sheet.count(b'"s"') + sheet.count(b"'s'")


def check_xlsx_texts(texts: bytes, shares: int, sheets: Iterable[bytes]) -> None:
    """Refuses `workbook_too_large` where the copies of the texts would be.

    `sheets` is gone through only where the longest text, in all the cells, would be too much.
    """
    ends = [0, *(found.end() for found in _TEXT_END.finditer(texts))]
    lengths = [end - start for start, end in pairwise(ends)]
    left = MAX_UNZIPPED_BYTES
    if max(lengths, default=0) * shares <= left:
        return
    for sheet in sheets:
        numbers = map(int, _SHARES.findall(sheet))
        left -= sum(lengths[number] for number in numbers if number < len(lengths))
        if left < 0:
            raise _too_large()


def check_xls_texts(texts: Sequence[bytes], shares: Mapping[int, int]) -> None:
    """The same of an xls file: its table of texts in parts, and how many cells share each."""
    lengths = list(_lengths(texts)) if shares else []
    total = sum(
        count * (lengths[number] if number < len(lengths) else _LONGEST)
        for number, count in shares.items()
    )
    if total > _MOST_CHARACTERS:
        raise _too_large()


def _too_large() -> Refused:
    return Refused("workbook_too_large", megabytes=MAX_UNZIPPED_BYTES >> 20)


def _lengths(texts: Sequence[bytes]) -> Iterator[int]:
    """The characters of each text as far as the table is sound; see SST in [MS-XLS]."""
    parts = iter(texts)
    part, at = next(parts, b""), 8
    try:
        while True:
            if at >= len(part):
                part, at = next(parts), at - len(part)
                continue
            length, kind = struct.unpack_from("<HB", part, at)
            at += 3
            behind = 0
            if kind & _FORMATTED:
                behind += _RUN_BYTES * struct.unpack_from("<H", part, at)[0]
                at += 2
            if kind & _EXTENDED:
                behind += struct.unpack_from("<I", part, at)[0]
                at += 4
            yield length
            left = length
            while left > (room := (len(part) - at) >> (kind & _WIDE)):
                left -= max(room, 0)
                part, at = next(parts), 1
                kind = part[0]
            at += (left << (kind & _WIDE)) + behind
    except (StopIteration, struct.error, IndexError):
        return
