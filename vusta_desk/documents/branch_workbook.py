"""The workbook of one branch: protected but for the facts, checked while they are typed.

Full days are real dates and can be reckoned with; what is known only to the month or the year is
text, so that no spreadsheet makes a day of it. Which workbook it is stands on a hidden sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from vusta_desk.documents.spreadsheet import plain

_FONT = "Times New Roman"
_THIN = Side(style="thin", color="9A9A9A")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_LOCKED = PatternFill("solid", fgColor="EFEFEF")
_ANSWER = PatternFill("solid", fgColor="FFF8E1")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)
_DAY_FORMAT, _TEXT_FORMAT = "dd/mm/yyyy", "@"
_LABEL_COLUMNS, _VALUE_COLUMNS = (1, 3), (4, 6)
_LINE_HEIGHT = 16  # points


class Kind(StrEnum):
    """What may be typed into a column; `shown` and `key` are locked, the key is out of sight."""

    TEXT = "text"
    DATE = "date"
    DIGITS = "digits"
    CHOICE = "choice"
    SUGGESTION = "suggestion"
    SHOWN = "shown"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class BranchColumn:
    """A column: its heading, its width in characters, what may be typed and what is offered."""

    heading: str
    width: int
    kind: Kind
    choices: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class BranchWorkbook:
    """All that the workbook says. `answers` are label, choices and help of the cells on top.

    `hidden` are the lines of the hidden sheet `hidden_name`.
    """

    title: str
    office: tuple[str, ...]
    heading: str
    below: tuple[str, ...]
    answers: tuple[tuple[str, tuple[str, ...], str], ...]
    columns: tuple[BranchColumn, ...]
    rows: Sequence[Sequence[str | int | date]]
    blank_rows: int
    guide_title: str
    guide: tuple[str, ...]
    wrong: str
    hidden_name: str
    hidden: Sequence[Sequence[str]]


def write_branch_workbook(workbook: BranchWorkbook) -> bytes:
    """The workbook as xlsx."""
    book = Workbook()
    book.properties.creator = "VUSTA Desk"
    book.properties.title = workbook.heading
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = workbook.title
    _Sheet(sheet, workbook).write()
    _write_guide(book.create_sheet(workbook.guide_title), workbook)
    hidden = book.create_sheet(workbook.hidden_name)
    for line in workbook.hidden:
        hidden.append([plain(text) for text in line])
    for cell in (cell for row in hidden.iter_rows() for cell in row):
        cell.data_type, cell.number_format = "s", _TEXT_FORMAT
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    book.security = WorkbookProtection(lockStructure=True)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


class _Sheet:
    """The list itself: whose it is, the answer, the facts."""

    def __init__(self, sheet: Worksheet, workbook: BranchWorkbook) -> None:
        self._sheet, self._workbook = sheet, workbook
        self._last = sum(column.kind is not Kind.KEY for column in workbook.columns)
        self._row = 0

    def write(self) -> None:
        self._prepare()
        for text in self._workbook.office:
            self._across(text, bold=True)
        self._row += 1
        self._across(self._workbook.heading, bold=True, size=15, alignment=_CENTRE)
        for text in self._workbook.below:
            self._across(text, alignment=_CENTRE)
        self._row += 1
        for label, choices, help_ in self._workbook.answers:
            self._answer(label, choices, help_)
        self._row += 2
        self._headings()
        first = self._row + 1
        for row in self._workbook.rows:
            self._person(row)
        for _ in range(self._workbook.blank_rows):
            self._person([""] * len(self._workbook.columns))
        self._validate(first, self._row)

    def _prepare(self) -> None:
        sheet = self._sheet
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        if sheet.oddFooter is not None:
            sheet.oddFooter.center.text = "&P/&N"
        for number, column in enumerate(self._workbook.columns, 1):
            told = sheet.column_dimensions[get_column_letter(number)]
            told.width, told.hidden = column.width, column.kind is Kind.KEY
        protection = sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False  # False allows them
        protection.autoFilter = protection.sort = True

    def _across(
        self, text: str, *, bold: bool = False, size: int = 12, alignment: Alignment = _LEFT
    ) -> None:
        self._row += 1
        cell = self._put(1, text)
        cell.font = Font(name=_FONT, size=size, bold=bold)
        cell.alignment = alignment
        self._merge(1, self._last)
        self._sheet.row_dimensions[self._row].height = _LINE_HEIGHT + 2 * (size - 11)

    def _answer(self, label: str, choices: tuple[str, ...], help_: str) -> None:
        self._row += 1
        said = self._put(_LABEL_COLUMNS[0], label)
        said.font = Font(name=_FONT, size=12, bold=True)
        said.alignment = _LEFT
        self._merge(*_LABEL_COLUMNS)
        for number in range(_VALUE_COLUMNS[0], _VALUE_COLUMNS[1] + 1):
            cell = self._sheet.cell(self._row, number)
            cell.border, cell.fill = _GRID, _ANSWER
            cell.protection = Protection(locked=False)
            cell.number_format = _TEXT_FORMAT
        value = self._sheet.cell(self._row, _VALUE_COLUMNS[0])
        value.font, value.alignment = Font(name=_FONT, size=12), _LEFT
        self._merge(*_VALUE_COLUMNS)
        hint = self._put(_VALUE_COLUMNS[1] + 1, help_)
        hint.font = Font(name=_FONT, size=11, italic=True, color="595959")
        hint.alignment = Alignment(vertical="center")
        self._sheet.row_dimensions[self._row].height = _LINE_HEIGHT + 4
        if choices:
            rule = _listed(choices, strict=True, wrong=self._workbook.wrong)
            rule.add(str(value.coordinate))
            self._sheet.add_data_validation(rule)

    def _headings(self) -> None:
        self._row += 1
        lines = 1
        for number, column in enumerate(self._workbook.columns, 1):
            cell = self._put(number, column.heading)
            cell.font = Font(name=_FONT, size=11, bold=True)
            cell.alignment, cell.border, cell.fill = _CENTRE, _GRID, _LOCKED
            lines = max(lines, -(-len(column.heading) // max(column.width - 3, 1)))
        self._sheet.row_dimensions[self._row].height = _LINE_HEIGHT * min(lines, 5) + 4
        self._sheet.freeze_panes = f"C{self._row + 1}"
        self._sheet.print_title_rows = f"{self._row}:{self._row}"

    def _person(self, values: Sequence[str | int | date]) -> None:
        self._row += 1
        lines = 1
        for number, (column, value) in enumerate(
            zip(self._workbook.columns, values, strict=True), 1
        ):
            cell = self._put(number, value)
            cell.font, cell.border = Font(name=_FONT, size=11), _GRID
            is_short = column.kind in (Kind.DATE, Kind.DIGITS, Kind.CHOICE) or isinstance(
                value, int
            )
            cell.alignment = _CENTRE if is_short else _LEFT
            if column.kind in (Kind.SHOWN, Kind.KEY):
                cell.fill = _LOCKED
            else:
                cell.protection = Protection(locked=False)
            if isinstance(value, str):
                lines = max(lines, -(-len(value) // max(column.width - 2, 1)))
        self._sheet.row_dimensions[self._row].height = _LINE_HEIGHT * lines + 3

    def _put(self, number: int, value: str | int | date) -> SheetCell:
        """A text stays text, whatever it begins with; a day is a real one."""
        cell = self._sheet.cell(self._row, number)
        assert isinstance(cell, SheetCell)  # none of them is covered by a merged one yet
        if isinstance(value, str):
            if text := plain(value):
                cell.value, cell.data_type = text, "s"
            cell.number_format = _TEXT_FORMAT
        else:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = _DAY_FORMAT
        return cell

    def _merge(self, first: int, last: int) -> None:
        self._sheet.merge_cells(
            start_row=self._row, end_row=self._row, start_column=first, end_column=last
        )

    def _validate(self, first: int, last: int) -> None:
        for number, column in enumerate(self._workbook.columns, 1):
            letter = get_column_letter(number)
            rule = _rule(column, f"{letter}{first}", self._workbook.wrong)
            if rule is not None:
                rule.add(f"{letter}{first}:{letter}{last}")
                self._sheet.add_data_validation(rule)


def _rule(column: BranchColumn, cell: str, wrong: str) -> DataValidation | None:
    """What a cell of the column accepts; `cell` is the first of them."""
    if column.kind is Kind.CHOICE:
        return _listed(column.choices, strict=True, wrong=wrong, help_=column.help)
    if column.kind is Kind.SUGGESTION:
        return _listed(column.choices, strict=False, wrong=wrong, help_=column.help)
    if column.kind is Kind.DATE:  # a year typed alone is a number and no day of ours
        told = f"AND(ISNUMBER({cell}),{cell}>=DATE(1906,1,1),{cell}<=TODAY())"
        return _custom(f"OR(ISTEXT({cell}),{told})", "stop", column, wrong)
    if column.kind is Kind.DIGITS:
        lengths = ",".join(f'LEN(SUBSTITUTE({cell}," ",""))={size}' for size in column.lengths)
        return _custom(f"OR({lengths})", "warning", column, wrong)
    return None


def _custom(
    formula: str, style: Literal["stop", "warning"], column: BranchColumn, wrong: str
) -> DataValidation:
    rule = DataValidation(type="custom", formula1=formula, allow_blank=True, errorStyle=style)
    return _worded(rule, wrong, column.help)


def _listed(choices: Sequence[str], *, strict: bool, wrong: str, help_: str = "") -> DataValidation:
    """A drop-down list; where it is not strict other words may be typed too."""
    quoted = '"' + ",".join(choice.replace('"', '""') for choice in choices) + '"'
    rule = DataValidation(type="list", formula1=quoted, allow_blank=True)
    return _worded(rule, wrong, help_, strict=strict)


def _worded(rule: DataValidation, wrong: str, help_: str, *, strict: bool = True) -> DataValidation:
    rule.showErrorMessage = strict
    rule.errorTitle, rule.error = wrong, help_ or None
    rule.showInputMessage = bool(help_)
    rule.prompt = help_ or None
    return rule


def _write_guide(sheet: Worksheet, workbook: BranchWorkbook) -> None:
    """What to do, in numbered sentences."""
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 5
    sheet.column_dimensions["B"].width = 100
    title = sheet["A1"]
    title.value, title.font = plain(workbook.guide_title), Font(name=_FONT, size=15, bold=True)
    for number, text in enumerate(workbook.guide, 1):
        at = number + 2
        sheet.cell(at, 1).value, sheet.cell(at, 2).value = number, plain(text)
        for cell in sheet[at]:
            cell.font = Font(name=_FONT, size=12)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[at].height = (_LINE_HEIGHT + 2) * -(-len(text) // 112) + 4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.protection.sheet = True
