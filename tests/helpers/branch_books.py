"""What a branch does to the workbook it was sent: cells typed over, the answer given."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

Typed = str | int | float | date | None


class Book:
    """One workbook in a branch's hands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[0]
        self.header = (
            next(row for row in self.sheet.iter_rows() if row[0].value == "STT")[0].row or 0
        )
        self.columns: dict[str, int] = {
            str(cell.value): int(cell.column or 0) for cell in self.sheet[self.header]
        }

    @property
    def key_column(self) -> int:
        return self.columns["Mã dòng (không sửa)"]

    def row_of(self, key: str) -> int:
        rows = range(self.header + 1, self.sheet.max_row + 1)
        return next(row for row in rows if self.sheet.cell(row, self.key_column).value == key)

    @property
    def keys(self) -> list[str]:
        rows = range(self.header + 1, self.sheet.max_row + 1)
        found = (self.sheet.cell(row, self.key_column).value for row in rows)
        return [str(key) for key in found if key]

    @property
    def blank_row(self) -> int:
        """The first of the empty lines for people missing."""
        name = self.columns["Họ và tên"]
        rows = range(self.header + 1, self.sheet.max_row + 1)
        return next(row for row in rows if not self.sheet.cell(row, name).value)

    def cell(self, row: int | str, heading: str) -> Cell:
        number = self.row_of(row) if isinstance(row, str) else row
        return self.sheet.cell(number, self.columns[heading])  # type: ignore[return-value]

    def type(self, row: int | str, **cells: Typed) -> None:
        """`type("M0006", Quê_quán="Huế")`; underscores stand for spaces."""
        for heading, value in cells.items():
            self.cell(row, heading.replace("_", " ")).value = value

    def answer(self, **said: str) -> None:
        """`answer(Không_có_thay_đổi="có")`."""
        told: Mapping[str, str] = {name.replace("_", " "): text for name, text in said.items()}
        for row in self.sheet.iter_rows(max_row=self.header):
            if row[0].value in told:
                row[3].value = told[str(row[0].value)]

    def save(self, path: Path | None = None) -> Path:
        self.book.save(path or self.path)
        return path or self.path
