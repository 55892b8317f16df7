"""Finds the cells of an xls file that are set in old fonts, from its records ([MS-XLS])."""

import struct
from collections.abc import Sequence

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.compound_file import CompoundFile
from vusta_desk.importing.files.xls_guard import records
from vusta_desk.importing.letters.fonts import CellFonts, OldFont, old_font

_SHEET, _FONT, _START = 0x85, 0x31, 0x809
_STYLES = frozenset({0xE0, 0x43, 0x243, 0x443})  # of BIFF8 and 5, then of the ones before
_TEXTS = frozenset({0x204, 0xD6, 0xFD, 0x06, 0x206, 0x406})
_BIFF8 = 0x600
_NAME = 14  # where in the record of a font its name begins, with its length
_NEVER_GIVEN = 4  # no font has this number; the fifth is number 5


def old_fonts_xls(data: bytes) -> Sequence[CellFonts]:
    """The old fonts of each sheet in the order of the book; nothing where there are none."""
    try:
        box = CompoundFile(data)
        stream = box.stream("Workbook") or box.stream("Book") or b""
    except Refused:
        return ()
    fonts: list[OldFont] = []
    styles: list[int] = []
    starts: list[int] = []
    version = 0
    for kind, body in records(stream, 0):
        if kind == _START and len(body) >= 2:
            version = struct.unpack_from("<H", body)[0]
        elif kind == _FONT:
            fonts.append(old_font(_font_name(body, version)))
        elif kind in _STYLES and len(body) >= 2:
            styles.append(struct.unpack_from("<H", body)[0])
        elif kind == _SHEET and len(body) >= 4:
            starts.append(struct.unpack_from("<I", body)[0])
    if not any(fonts):
        return ()
    of_styles = [_by_number(fonts, number) for number in styles]
    return [_sheet(stream, start, of_styles) for start in starts]


def _font_name(body: bytes, version: int) -> str:
    if len(body) <= _NAME:
        return ""
    length = body[_NAME]
    if version != _BIFF8:
        return body[_NAME + 1 : _NAME + 1 + length].decode("latin-1")
    if len(body) > _NAME + 1 and body[_NAME + 1] & 1:
        return body[_NAME + 2 : _NAME + 2 + 2 * length].decode("utf-16-le", "replace")
    return body[_NAME + 2 : _NAME + 2 + length].decode("latin-1")


def _by_number(fonts: Sequence[OldFont], number: int) -> OldFont:
    index = number - (number > _NEVER_GIVEN)
    return fonts[index] if index < len(fonts) else OldFont.NONE


def _sheet(stream: bytes, start: int, of_styles: Sequence[OldFont]) -> CellFonts:
    fonts = CellFonts()
    for kind, body in records(stream, start):
        if kind in _TEXTS and len(body) >= 6:
            row, column, style = struct.unpack_from("<HHH", body)
            if style < len(of_styles) and of_styles[style]:
                fonts.add(range(row + 1, row + 2), column, of_styles[style])
    return fonts
