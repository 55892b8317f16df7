"""Lists written to files the way people write them, and plans of them."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.people import COMMITTEE, registry
from vusta_desk.domain.findings import Finding, Refused
from vusta_desk.domain.member import Registry
from vusta_desk.importing.plan import Fate, ImportPlan, PlannedRow, plan_import

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
OFFICE_LIST = SAMPLES / "danh-sach-dang-vien.xlsx"
HEADER = ("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Số thẻ", "CCCD", "Ghi chú")
NOBODY = registry()


def new_book(rows: Iterable[Sequence[Any]], sheet: str = "Sheet1") -> tuple[Workbook, Worksheet]:
    """A workbook and its one sheet; None is an empty cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    page = book.create_sheet(sheet)
    for row in rows:
        page.append(list(row))
    return book, page


def write_xlsx(path: Path, rows: Iterable[Sequence[Any]], sheet: str = "Sheet1") -> Path:
    """A workbook of one sheet, saved."""
    new_book(rows, sheet)[0].save(path)
    return path


def write_csv(path: Path, rows: Iterable[Sequence[object]], delimiter: str = ";") -> Path:
    """A csv file in UTF-8 with a mark, as Excel writes it."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def plan_rows(
    folder: Path,
    *rows: Sequence[object],
    known: Registry = NOBODY,
    header: Sequence[object] = HEADER,
) -> ImportPlan:
    """The plan of a workbook with this header in row 1 and the rows below it."""
    return plan_import(write_xlsx(folder / "list.xlsx", [header, *rows]), known)


def plan_cell(folder: Path, header: str, cell: object) -> PlannedRow:
    """The plan of one person of whom the list tells the name and one cell more."""
    plan = plan_rows(folder, ("Nguyễn Văn Mẫu", cell), header=("Họ và tên", header))
    assert len(plan.rows) == 1
    return plan.rows[0]


def taken(plan: ImportPlan, known: Registry = NOBODY) -> Registry:
    """The registry once all new and changed rows are taken in."""
    after = {member.key: member for member in known.members}
    for row in plan.rows:
        if row.fate in (Fate.NEW, Fate.CHANGED):
            after[row.member.key] = row.member
    return Registry(COMMITTEE, (*known.branches, *plan.branches), tuple(after.values()))


def fates(plan: ImportPlan) -> list[str]:
    """The fate of each row, in order."""
    return [row.fate.value for row in plan.rows]


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes in order."""
    return [finding.code for finding in findings]


def refusal(path: Path) -> str:
    """The code with which a file is refused that nobody could read."""
    with pytest.raises(Refused) as refused:
        plan_import(path, NOBODY)
    return refused.value.code


def refusal_of(folder: Path, content: bytes, name: str = "a.xlsx") -> str:
    """The code with which such content is refused."""
    path = folder / name
    path.write_bytes(content)
    return refusal(path)


def outcome(path: Path) -> str:
    """The code of the refusal, or the one fate of all rows."""
    try:
        return "".join(set(fates(plan_import(path, NOBODY))))
    except Refused as refused:
        return refused.code


def counted(plan: ImportPlan) -> dict[str, int]:
    """How often each code occurs in the whole plan."""
    return dict(Counter(codes(plan.findings)))


def found(plan: ImportPlan, code: str) -> Finding:
    """The one finding with this code."""
    matching = [finding for finding in plan.findings if finding.code == code]
    assert len(matching) == 1, codes(plan.findings)
    return matching[0]


def place(finding: Finding) -> tuple[str | None, int | None, str | None]:
    """Sheet, row and column."""
    return finding.place.sheet, finding.place.row, finding.place.column
