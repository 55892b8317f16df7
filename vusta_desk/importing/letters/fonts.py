"""Which cells of a sheet are set in a font of the time before Unicode."""

import re
from collections.abc import Mapping
from enum import IntEnum

from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.files.limits import MAX_CELLS

_TCVN3_NAME = re.compile(r"\.?Vn[A-Z].*", re.DOTALL)
_VNI_NAME = re.compile(r"VNI[- ].+", re.DOTALL)

OLD_FONT_BYTES = re.compile(rb"""["';]\s*(?:\.?Vn[A-Z]|[Vv][Nn][Ii][- ])""")
"""Found in XML that may name an old font."""


class OldFont(IntEnum):
    """The kinds of fonts; those that show capitals in the places of small letters are their own."""

    NONE = 0
    TCVN3 = 1
    TCVN3_CAPITALS = 2
    VNI = 3

    @property
    def encoding(self) -> Encoding | None:
        """How letters in the font are written."""
        return _ENCODINGS[self]


_ENCODINGS = {
    OldFont.NONE: None,
    OldFont.TCVN3: Encoding.TCVN3,
    OldFont.TCVN3_CAPITALS: Encoding.TCVN3,
    OldFont.VNI: Encoding.VNI,
}


def old_font(name: str) -> OldFont:
    """The kind of the font with that name."""
    name = name.strip().strip("'\"")
    if _TCVN3_NAME.fullmatch(name):
        return OldFont.TCVN3_CAPITALS if name.endswith("H") else OldFont.TCVN3
    return OldFont.VNI if _VNI_NAME.fullmatch(name.upper()) else OldFont.NONE


class CellFonts:
    """The old fonts of a sheet's cells; rows count from 1, columns from 0.

    A byte a cell, in the columns that have any: no more than the largest sheet that is read.
    """

    def __init__(self) -> None:
        self._columns: dict[int, bytearray] = {}
        self._bytes = 0

    def __bool__(self) -> bool:
        return bool(self._columns)

    def add(self, rows: range, column: int, font: OldFont) -> None:
        """Notes the font of a cell or of some below each other; nothing beyond every limit."""
        cells = self._columns.setdefault(column, bytearray())
        missing = rows.stop - len(cells)
        if missing > 0:
            if self._bytes + missing > MAX_CELLS:
                return
            self._bytes += missing
            cells.extend(bytes(missing))
        cells[rows.start : rows.stop] = bytes([font]) * len(rows)

    def of_row(self, row: int) -> Mapping[int, OldFont]:
        """The old fonts in a row, by column."""
        return {
            column: OldFont(cells[row])
            for column, cells in self._columns.items()
            if row < len(cells) and cells[row]
        }
