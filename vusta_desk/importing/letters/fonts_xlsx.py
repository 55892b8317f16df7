"""Finds the cells of an xlsx file that are set in old fonts; calamine tells nothing of fonts.

Only a book whose fonts have a name of that kind is looked at more closely. What cannot be read
names no fonts: the words of the cells are then all there is to go by.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.xlsx_facts import elements, local, part_name, sheet_parts
from vusta_desk.importing.files.zip_guard import ZIP_ERRORS, read_bounded
from vusta_desk.importing.letters.fonts import OLD_FONT_BYTES, CellFonts, OldFont, old_font

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = "xl/styles.xml", "xl/sharedstrings.xml"
_MOST_STYLES = 32 * 2**20  # bytes; they become a tree in memory

# A cell with a text, its attributes and what follows them up to its value.
_CELL = re.compile(rb"<(?:\w+:)?c(\s[^<>]*)(?<!/)>(?:\s*<(?:\w+:)?v>(\d{1,9})<)?")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d{1,6})["']""")
_TEXT = re.compile(rb"""\st\s*=\s*["'](s|str|inlineStr)["']""")
_STRING = re.compile(rb"<(?:\w+:)?si[\s/>]")
_RUN_FONT = re.compile(rb"""<(?:\w+:)?rFont\s[^<>]*?val\s*=\s*["']([^"'<>]*)["']""")


def old_fonts_xlsx(data: bytes) -> Sequence[CellFonts]:
    """The old fonts of each sheet in the order of the book; nothing where there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Book(archive).sheets()
    except (*ZIP_ERRORS, Refused):
        return ()


class _Book:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._parts = {part_name(part.filename): part for part in archive.infolist()}
        self._styles = _fonts_of_styles(self._read(_STYLES))
        self._strings = _fonts_of_strings(self._read(_STRINGS))

    def sheets(self) -> Sequence[CellFonts]:
        if not (any(self._styles) or self._strings):
            return ()
        parts = sheet_parts(self._read(_WORKBOOK), self._read(_RELATIONS))
        return [self._sheet(self._read(part)) for part in parts]

    def _read(self, name: str) -> bytes:
        return read_bounded(self._archive, self._parts[name]) if name in self._parts else b""

    def _sheet(self, xml: bytes) -> CellFonts:
        fonts = CellFonts()
        for told, value in _CELL.findall(xml):
            kind, place = _TEXT.search(told), _PLACE.search(told)
            if kind is None or place is None:
                continue
            font = self._font(told, value if kind[1] == b"s" else b"")
            if font is not OldFont.NONE:
                row = int(place[2])
                fonts.add(range(row, row + 1), _column(place[1]), font)
        return fonts

    def _font(self, told: bytes, string: bytes) -> OldFont:
        """That of the letters themselves, else that of the cell."""
        if string and (font := self._strings.get(int(string))):
            return font
        style = _STYLE.search(told)
        index = int(style[1]) if style else 0
        return self._styles[index] if index < len(self._styles) else OldFont.NONE


def _fonts_of_styles(styles: bytes) -> Sequence[OldFont]:
    """The font of each style that a cell can have."""
    if not OLD_FONT_BYTES.search(styles) or len(styles) > _MOST_STYLES:
        return ()
    fonts: list[OldFont] = []
    found: list[OldFont] = []
    for element in elements(styles):
        if local(element.tag) == "fonts":
            fonts = [_font_named(entry) for entry in element]
        elif local(element.tag) == "cellXfs":
            indexes = [entry.get("fontId", "0") for entry in element]
            found = [_at(fonts, index) for index in indexes]
    return found


def _font_named(font: Element) -> OldFont:
    names = (entry.get("val", "") for entry in font if local(entry.tag) == "name")
    return old_font(next(names, ""))


def _at(fonts: Sequence[OldFont], index: str) -> OldFont:
    known = index.isascii() and index.isdecimal() and len(index) < 7 and int(index) < len(fonts)
    return fonts[int(index)] if known else OldFont.NONE


def _fonts_of_strings(strings: bytes) -> Mapping[int, OldFont]:
    """The old font of each text of the book that has letters in one."""
    if not OLD_FONT_BYTES.search(strings):
        return {}
    found: dict[int, OldFont] = {}
    starts = [match.start() for match in _STRING.finditer(strings)]
    for index, (start, end) in enumerate(zip(starts, [*starts[1:], len(strings)], strict=True)):
        names = _RUN_FONT.findall(strings, start, end)
        font = next((f for name in names if (f := old_font(name.decode("utf-8", "replace")))), None)
        if font is not None:
            found[index] = font
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
