"""A paper with tables as a workbook: one sheet that says what the paper says.

Numbers are numbers, so that anybody can add them up again; no text can become a formula.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.styles import Side as Edge
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from vusta_desk.documents.layout import Style
from vusta_desk.documents.spreadsheet import plain
from vusta_desk.documents.table_paper import (
    Cell,
    Column,
    Figure,
    Group,
    Heading,
    Paragraph,
    Recipients,
    Side,
    Sum,
    TablePaper,
    TablePart,
)
from vusta_desk.documents.table_template import PaperDesign

_FONT = "Times New Roman"
_LETTERS_A_MM = 0.62  # how wide a column is made
_THIN = Edge(style="thin", color="808080")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAP = Alignment(wrap_text=True, vertical="center")
_CENTRE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_RIGHT = Alignment(wrap_text=True, vertical="center", horizontal="right")
_SIDES = {"centre": _CENTRE, "right": _RIGHT}
_LINE_HEIGHT = 17  # points
_HIGHEST = 409  # a row of a workbook cannot be higher
_SIGNATURE_ROWS = 5
_THOUSANDS = "#,##0"
_NARROW = 1.2  # letters are narrower than the digits by which widths are measured
_WITHOUT_TABLES = 165.0  # millimetres


def write_paper_xlsx(design: PaperDesign, paper: TablePaper) -> bytes:
    """The workbook, ready to be printed on A4."""
    book = Workbook()
    book.properties.creator = "VUSTA Desk"
    book.properties.title = design.stationery.title
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = paper.head.title.capitalize()
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    is_wide = design.sheet.width > design.sheet.height
    sheet.page_setup.orientation = "landscape" if is_wide else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _Writer(sheet, _Grid.of(paper), design.stationery.styles).write(paper)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns of the sheet: those of the table that has most."""

    widths: tuple[float, ...]

    @classmethod
    def of(cls, paper: TablePaper) -> "_Grid":
        tables = [
            tuple(column.width for column in part.design.columns)
            for part in paper.parts
            if isinstance(part, TablePart)
        ]
        return cls(max(tables, key=len, default=(_WITHOUT_TABLES,)))

    @property
    def last(self) -> int:
        return len(self.widths)

    def spans(self, columns: Sequence[Column]) -> list[range]:
        """The columns of the sheet for each of a table, so that edges stand where they can."""
        edges, spans, first = list(accumulate(self.widths)), list[range](), 1
        ends = list(accumulate(column.width for column in columns))
        for number, end in enumerate(ends):
            still = len(columns) - number - 1
            choices = range(first, self.last - still + 1)
            wanted = end * edges[-1] / ends[-1]
            last = self.last if not still else min(choices, key=lambda at: _far(edges, at, wanted))
            spans.append(range(first, last + 1))
            first = last + 1
        return spans

    def letters(self, span: Iterable[int]) -> float:
        """How many letters stand in a line over these columns."""
        return max(sum(self.widths[column - 1] for column in span) * _LETTERS_A_MM * _NARROW - 1, 1)


def _far(edges: Sequence[float], column: int, wanted: float) -> float:
    return abs(edges[column - 1] - wanted)


class _Writer:
    """Goes down the sheet row by row."""

    def __init__(self, sheet: Worksheet, grid: _Grid, styles: Mapping[str, Style]) -> None:
        self._sheet, self._grid, self._styles = sheet, grid, styles
        self._row = 0
        self._half = max(grid.last // 2, 1)
        for number, width in enumerate(grid.widths, 1):
            letter = get_column_letter(number)
            sheet.column_dimensions[letter].width = width * _LETTERS_A_MM

    def write(self, paper: TablePaper) -> None:
        self._head(paper)
        for part in paper.parts:
            if isinstance(part, Heading):
                self._row += 1
                self._line(part.text, bold=True)
            elif isinstance(part, Paragraph):
                style = self._styles[part.style]
                self._line(part.text, bold=style.font == "bold", size=min(int(style.size), 13))
            else:
                self._table(part)
        self._row += 1
        self._signatures(paper.left, paper.right)
        if paper.foot:
            self._row += 1
            self._line(paper.foot, size=10)

    def _head(self, paper: TablePaper) -> None:
        head = paper.head
        self._two(head.superior, head.party, bold=(False, True))
        self._two(head.issuer, head.place_and_date, bold=(True, False))
        self._two(head.below_issuer, "")
        if head.number:
            self._two(head.number, "")
        self._row += 1
        self._line(head.title, bold=True, alignment=_CENTRE, size=16)
        self._line(head.subtitle, bold=True, alignment=_CENTRE)
        self._row += 1

    def _signatures(self, left: Side | Recipients, right: Side) -> None:
        for mine, theirs in zip(_lines(left), _lines(right), strict=True):
            if isinstance(left, Recipients):
                self._two(mine, theirs, (False, theirs != right.post), left_side=_WRAP)
            else:
                self._two(mine, theirs, (mine != left.post, theirs != right.post))

    def _line(
        self, text: str, *, bold: bool = False, alignment: Alignment = _WRAP, size: int = 13
    ) -> None:
        self._row += 1
        span = range(1, self._grid.last + 1)
        self._merged(span, text, bold, alignment, size)
        letters = self._grid.letters(span) * 13 / size
        self._height(-(-len(text) // int(letters) or 1), _LINE_HEIGHT + size - 13)

    def _two(
        self,
        left: str,
        right: str,
        bold: tuple[bool, bool] = (False, False),
        left_side: Alignment = _CENTRE,
    ) -> None:
        self._row += 1
        spans = range(1, self._half + 1), range(self._half + 1, self._grid.last + 1)
        lines = 1
        for text, span, is_bold, side in zip(
            (left, right), spans, bold, (left_side, _CENTRE), strict=True
        ):
            if span:
                self._merged(span, text, is_bold, side, 13)
                lines = max(lines, -(-len(text) * 5 // int(self._grid.letters(span) * 4 + 1)))
        self._height(lines)

    def _merged(self, span: range, text: str, bold: bool, alignment: Alignment, size: int) -> None:
        cell = self._cell(span[0], text)
        cell.font = Font(name=_FONT, size=size, bold=bold)
        cell.alignment = alignment
        self._merge(span)

    def _table(self, part: TablePart) -> None:
        columns = part.design.columns
        spans = self._grid.spans(columns)
        if not part.is_bare:
            headings = [(column.heading, _CENTRE) for column in columns]
            self._cells(headings, spans, bold=True)
        sides = [_SIDES.get(column.style.rpartition("_")[2], _WRAP) for column in columns]
        for row in part.rows:
            if isinstance(row, Group):
                whole = range(1, self._grid.last + 1)
                self._cells([(row.text, _WRAP)], [whole], bold=True)
            else:
                cells = row.cells if isinstance(row, Sum) else row
                placed = list(zip(cells, sides, strict=True))
                self._cells(placed, spans, bold=isinstance(row, Sum), is_bare=part.is_bare)

    def _cells(
        self,
        values: Sequence[tuple[Cell, Alignment]],
        spans: Sequence[range],
        *,
        bold: bool = False,
        is_bare: bool = False,
    ) -> None:
        self._row += 1
        lines = 1
        for (value, side), span in zip(values, spans, strict=True):
            if not is_bare:
                for column in span:
                    self._sheet.cell(self._row, column).border = _GRID
            cell = self._cell(span[0], value)
            cell.font = Font(name=_FONT, size=12, bold=bold)
            cell.alignment = side
            lines = max(lines, -(-len(str(value)) // int(self._grid.letters(span))))
            self._merge(span)
        self._height(lines)

    def _height(self, lines: int, height: int = _LINE_HEIGHT) -> None:
        self._sheet.row_dimensions[self._row].height = min(height * lines, _HIGHEST)

    def _merge(self, span: range) -> None:
        if len(span) > 1:
            self._sheet.merge_cells(
                start_row=self._row,
                end_row=self._row,
                start_column=span[0],
                end_column=span[-1],
            )

    def _cell(self, column: int, value: Cell) -> SheetCell:
        cell = self._sheet.cell(self._row, column)
        assert isinstance(cell, SheetCell)  # none of them is covered by a merged one yet
        if isinstance(value, Figure):
            cell.value, cell.number_format = value.value, _THOUSANDS
        elif isinstance(value, int):
            cell.value = value
        elif text := plain(value):
            cell.value = text
            cell.data_type = "s"
        return cell


def _lines(side: Side | Recipients) -> Iterator[str]:
    """The lines of one side of the end, with room to sign."""
    if isinstance(side, Recipients):
        lines = [side.title, *side.lines][: _SIGNATURE_ROWS + 3]
        yield from (*lines, *[""] * (_SIGNATURE_ROWS + 3 - len(lines)))
    else:
        yield from (side.authority, side.post, *[""] * _SIGNATURE_ROWS, side.signer)
