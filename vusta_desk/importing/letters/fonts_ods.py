"""Finds the cells of an ods file that are set in old fonts, from its styles.

A style has a font of its own, or that of its parent; a cell without a style has that of its column.
"""

import io
import re
import zipfile
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from vusta_desk.importing.files.ods_cells import ATTRIBUTES, attributes, repeated, rows_in
from vusta_desk.importing.files.ods_file import OdsBook
from vusta_desk.importing.files.zip_guard import ZIP_ERRORS, read_bounded
from vusta_desk.importing.letters.fonts import OLD_FONT_BYTES, CellFonts, OldFont, old_font

_COMMON = "styles.xml"
_STYLE = re.compile(
    rb"<style:(font-face|style|default-style|text-properties)(?=[\s/>])" + ATTRIBUTES
)
_COLUMN = re.compile(rb"<table:table-column(?=[\s/>])" + ATTRIBUTES)
_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])" + ATTRIBUTES)
_SPAN = re.compile(rb"<text:span(?=[\s/>])" + ATTRIBUTES)
_MOST_PARENTS = 8


def old_fonts_ods(data: bytes, book: OdsBook) -> Sequence[CellFonts]:
    """The old fonts of each sheet in the order of the book; nothing where there are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            there = _COMMON in archive.namelist()
            common = read_bounded(archive, archive.getinfo(_COMMON)) if there else b""
        if OLD_FONT_BYTES.search(common) or OLD_FONT_BYTES.search(book.styles):
            styles = _Styles.read(common, book.styles)
            return [_sheet(sheet.content, styles) for sheet in book.sheets]
    except (*ZIP_ERRORS, Refused):
        pass
    return ()


@dataclass(slots=True)
class _Styles:
    """Fonts by the style that names them, the parents of styles, and the fonts' true names."""

    fonts: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    faces: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, *parts: bytes) -> "_Styles":
        """The styles in these parts, later ones in the place of earlier ones of the name."""
        found, name = cls(), ""
        for part in parts:
            for tag, raw in _STYLE.findall(part):
                told = attributes(raw)
                if tag == b"font-face":
                    found.faces[told.get("style:name", "")] = told.get("svg:font-family", "")
                elif tag == b"text-properties":
                    found._name_font(name, told)
                else:
                    name = found._begin(tag, told)
        return found

    def of(self, name: str) -> OldFont:
        """The kind of the font in which a style shows its letters."""
        for _ in range(_MOST_PARENTS):
            if name in self.fonts or not name:
                break
            name = self.parents.get(name, "")
        font = self.fonts.get(name, "")
        return old_font(self.faces.get(font, font)) or old_font(font)

    def _begin(self, tag: bytes, told: Mapping[str, str]) -> str:
        family = told.get("style:family", "")
        if tag == b"default-style":
            return "" if family == "table-cell" else f"default {family}"
        name = told.get("style:name", "")
        self.parents[name] = told.get("style:parent-style-name", "")
        self.fonts.pop(name, None)
        return name

    def _name_font(self, name: str, told: Mapping[str, str]) -> None:
        font = told.get("style:font-name") or told.get("fo:font-family")
        if font:
            self.fonts[name] = font


def _sheet(content: bytes, styles: _Styles) -> CellFonts:
    fonts, known = CellFonts(), dict[str, OldFont]()
    of_columns = list(_column_styles(content))
    noted = 0
    for row in rows_in(content):
        for columns, style in _texts(content[row.start : row.end], of_columns, styles.fonts):
            if style not in known:
                known[style] = styles.of(style)
            if known[style]:
                for column in columns:
                    fonts.add(row.numbers[:MAX_ROWS], column, known[style])
                noted += len(columns)
        if noted > MAX_CELLS:
            break
    return fonts


def _texts(
    row: bytes, of_columns: Sequence[str], with_font: Container[str]
) -> Iterator[tuple[range, str]]:
    """The texts of a row: their columns, and the style of letters, cell or column that counts."""
    first = 0
    tags = list(_CELL.finditer(row))
    ends = [*(tag.start() for tag in tags[1:]), len(row)]
    for tag, end in zip(tags, ends, strict=False):
        told = attributes(tag[1])
        columns = range(first, min(first + repeated(told, "columns"), MAX_COLUMNS))
        first = columns.stop
        if told.get("office:value-type") == "string" and columns:
            span = _SPAN.search(row, tag.end(), end)
            of_letters = attributes(span[1]).get("text:style-name", "") if span else ""
            at_column = of_columns[columns[0]] if columns[0] < len(of_columns) else ""
            of_cell = told.get("table:style-name", at_column)
            yield columns, of_letters if span and of_letters in with_font else of_cell


def _column_styles(content: bytes) -> Iterator[str]:
    for found in _COLUMN.finditer(content):
        told = attributes(found[1])
        style = told.get("table:default-cell-style-name", "")
        yield from [style] * min(repeated(told, "columns"), MAX_COLUMNS)
