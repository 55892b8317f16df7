"""Tables for people, as a workbook or as CSV, in which no text can become a formula.

A name that begins with = or - stays a name: Excel must never run or reckon what a member list
says, and what was written here comes back the same. Numbers stay numbers, days stay days.
"""

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from vusta_desk.documents.fonts import composed
from vusta_desk.domain.formula_text import guarded

Cell: TypeAlias = str | int | float | date | None
Target: TypeAlias = Path | BinaryIO

_DAY_FORMAT = "dd/mm/yyyy"
_TEXT_FORMAT = "@"  # a text stays one when somebody goes into the cell and out again
_NARROWEST, _WIDEST = 6, 60
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BY_ITSELF_NO_TEXT = re.compile(r"['=+\-@]|\d+\Z")
_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_SHEET_LONGEST = 31


def write_table_xlsx(
    target: Target, title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> None:
    """One sheet named by the title: a bold header that stays in view, then the rows.

    Raises OSError when the target cannot be written.
    """
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "VUSTA Desk"
    workbook.properties.title = title
    sheet = workbook.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_widths(header, rows), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_header_cell(sheet, text) for text in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    workbook.save(target)


def write_table_csv(
    target: Target, title: str, header: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> None:
    """Semicolons and UTF-8 with a mark, as Excel with Vietnamese settings opens it.

    A text that Excel would take for a formula gets an apostrophe before it, which goes again when
    the list is imported. A CSV has no place for the title. Raises OSError when the target cannot
    be written.
    """
    if isinstance(target, Path):
        with target.open("wb") as file:
            write_table_csv(file, title, header, rows)
        return
    text = TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_guarded(cell) for cell in header])
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    text.detach()


def _header_cell(sheet: WriteOnlyWorksheet, text: str) -> SheetCell:
    cell = _cell(sheet, text)
    if "\n" in text:  # official forms have headings of several lines
        cell.value = "\n".join(map(plain, text.split("\n")))
        cell.data_type = "s"
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> SheetCell:
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # the stubs forget int
        if isinstance(value, date):
            cell.number_format = _DAY_FORMAT
        return cell
    text = plain(value)
    cell = WriteOnlyCell(sheet, text or None)
    if text:
        cell.data_type = "s"
        if _BY_ITSELF_NO_TEXT.match(text):
            cell.number_format = _TEXT_FORMAT
    return cell


def plain(text: str) -> str:
    """A text as a cell can hold it: composed letters, no control characters."""
    return _CONTROL.sub("", composed(text))


def _guarded(value: Cell) -> str:
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return guarded(plain(value))


def _widths(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Wide enough for the longest cell, within reason."""
    widths = [len(text) for text in header]
    for row in rows:
        for number, value in enumerate(row):
            length = len(_DAY_FORMAT) if isinstance(value, date) else len(str(value or ""))
            if length > widths[number]:
                widths[number] = length
    return [min(max(width + 2, _NARROWEST), _WIDEST) for width in widths]


def _sheet_name(title: str) -> str:
    return _SHEET_FORBIDDEN.sub(" ", plain(title))[:_SHEET_LONGEST].strip() or "1"
