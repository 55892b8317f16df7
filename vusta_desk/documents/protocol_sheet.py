"""The minutes of a reconciliation as a workbook: one sheet that says what the paper says.

Numbers are numbers, so that anybody can add them up again; no text can become a formula.
"""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from vusta_desk.documents.protocol import Protocol
from vusta_desk.documents.protocol_parts import (
    Heading,
    Paragraph,
    TablePart,
    number_line,
    parts,
    signatures,
    subtitle,
)
from vusta_desk.documents.protocol_template import Column, ProtocolTemplate
from vusta_desk.documents.spreadsheet import plain

_FONT = "Times New Roman"
_WIDTHS = (6, 30, 22, 26, 30, 32)
_LAST = len(_WIDTHS)
_HALF = _LAST // 2
_THIN = Side(style="thin", color="808080")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(wrap_text=True, vertical="center")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_LETTERS_A_LINE, _LINE_HEIGHT = 105, 17  # of a paragraph over the whole width; in points
_HIGHEST = 409  # a row of a workbook cannot be higher
_SIGNATURE_ROWS = 5


def write_protocol_xlsx(template: ProtocolTemplate, protocol: Protocol) -> bytes:
    """The workbook, ready to be printed on A4."""
    book = Workbook()
    book.properties.creator = "VUSTA Desk"
    book.properties.title = template.stationery.title
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = template.words.title.capitalize()
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    _Writer(sheet, template).write(protocol)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _spans(columns: Sequence[Column]) -> list[range]:
    """The columns of the sheet for each of a table; the widest of these takes what is left."""
    widest = max(range(len(columns)), key=lambda number: columns[number].width)
    spans, first = [], 1
    for number in range(len(columns)):
        last = first + (_LAST - len(columns) if number == widest else 0)
        spans.append(range(first, last + 1))
        first = last + 1
    return spans


class _Writer:
    """Goes down the sheet row by row."""

    def __init__(self, sheet: Worksheet, template: ProtocolTemplate) -> None:
        self._sheet, self._template = sheet, template
        self._row = 0

    def write(self, protocol: Protocol) -> None:
        words = self._template.words
        self._two(protocol.superior, words.party, bold=(False, True))
        self._two(protocol.issuer, protocol.place_and_date, bold=(True, False))
        self._two(words.below_issuer, "")
        if number := number_line(protocol, self._template):
            self._two(number, "")
        self._row += 1
        self._line(words.title, bold=True, alignment=_CENTRE, size=16)
        self._line(subtitle(protocol, self._template), bold=True, alignment=_CENTRE)
        self._row += 1
        for part in parts(protocol, self._template):
            if isinstance(part, Heading):
                self._row += 1
                self._line(part.text, bold=True)
            elif isinstance(part, Paragraph):
                self._line(part.text)
            else:
                self._table(part)
        self._row += 1
        theirs, ours = signatures(protocol, self._template)
        self._two(theirs.authority, ours.authority, bold=(True, True))
        self._two(theirs.post, ours.post)
        self._row += _SIGNATURE_ROWS
        self._two(theirs.signer, ours.signer, bold=(True, True))

    def _line(
        self, text: str, *, bold: bool = False, alignment: Alignment = _WRAP, size: int = 13
    ) -> None:
        self._row += 1
        self._merged(1, _LAST, text, bold, alignment, size)
        lines = -(-len(text) // _LETTERS_A_LINE) or 1
        self._sheet.row_dimensions[self._row].height = min(
            (_LINE_HEIGHT + size - 13) * lines, _HIGHEST
        )

    def _two(self, left: str, right: str, bold: tuple[bool, bool] = (False, False)) -> None:
        self._row += 1
        self._merged(1, _HALF, left, bold[0], _CENTRE, 13)
        self._merged(_HALF + 1, _LAST, right, bold[1], _CENTRE, 13)
        lines = -(-max(len(left), len(right)) // (_LETTERS_A_LINE // 3)) or 1
        self._sheet.row_dimensions[self._row].height = _LINE_HEIGHT * lines

    def _merged(
        self, first: int, last: int, text: str, bold: bool, alignment: Alignment, size: int
    ) -> None:
        cell = self._cell(first, text)
        cell.font = Font(name=_FONT, size=size, bold=bold)
        cell.alignment = alignment
        self._merge(first, last)

    def _table(self, part: TablePart) -> None:
        spans = _spans(part.design.columns)
        self._cells([column.heading for column in part.design.columns], spans, header=True)
        for row in part.rows:
            self._cells(row, spans)

    def _cells(
        self, values: Sequence[str | int], spans: Sequence[range], *, header: bool = False
    ) -> None:
        self._row += 1
        lines = 1
        for value, span in zip(values, spans, strict=True):
            for column in span:
                self._sheet.cell(self._row, column).border = _GRID
            cell = self._cell(span[0], value)
            cell.font = Font(name=_FONT, size=12, bold=header)
            cell.alignment = _CENTRE if header or isinstance(value, int) else _WRAP
            room = sum(_WIDTHS[column - 1] for column in span) - 2
            lines = max(lines, -(-len(str(value)) // room))
            self._merge(span[0], span[-1])
        self._sheet.row_dimensions[self._row].height = min(_LINE_HEIGHT * lines, _HIGHEST)

    def _merge(self, first: int, last: int) -> None:
        if last > first:
            self._sheet.merge_cells(
                start_row=self._row, end_row=self._row, start_column=first, end_column=last
            )

    def _cell(self, column: int, value: str | int) -> SheetCell:
        cell = self._sheet.cell(self._row, column)
        assert isinstance(cell, SheetCell)  # none of them is covered by a merged one yet
        if isinstance(value, int):
            cell.value = value
        elif text := plain(value):
            cell.value = text
            cell.data_type = "s"
        return cell
