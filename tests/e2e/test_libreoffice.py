"""What we write is opened by LibreOffice itself: texts that look like formulas stay texts."""

import zipfile
from pathlib import Path

import pytest

from tests.importing.keep_lists import converted
from vusta_desk.documents.spreadsheet import Cell, write_table_csv, write_table_xlsx
from vusta_desk.importing.files.raw import Cell as RawCell
from vusta_desk.importing.files.workbook import open_sheets

pytestmark = pytest.mark.slow

HEADER = ["Họ và tên", "Quê quán", "Số thẻ"]
ROWS: list[list[Cell]] = [
    ["=1+1", "@SUM(A1)", "00000001"],
    ["+84 912", "-2+3", "001166000001"],
    ["'=1+1", "Hà Nội,=1+1", "35497128"],
    ['=HYPERLINK("http://x";"y")', "=1+1;=2", "1966"],
]
_SEMICOLONS, _COMMAS = "59,34,76,1", "44,34,76,1"


def cells(path: Path) -> list[list[RawCell]]:
    sheet = open_sheets(path, path.read_bytes())
    return [list(row) for _, row in sheet.load(sheet.visible[0]).rows()]


def opened_as_csv(folder: Path, source: Path, settings: str) -> list[list[RawCell]]:
    """The csv file as LibreOffice reads it with formulas and numbers recognised."""
    source_filter = f"--infilter=Text - txt - csv (StarCalc):{settings},,0,false,true"
    return cells(converted(folder, source, "ods", source_filter))


def test_a_workbook(tmp_path: Path) -> None:
    source = tmp_path / "a.xlsx"
    write_table_xlsx(source, "Danh sách", HEADER, ROWS)
    assert cells(source) == [HEADER, *ROWS]
    assert cells(converted(tmp_path, source, "ods")) == [HEADER, *ROWS]


@pytest.mark.parametrize("settings", [_SEMICOLONS, _COMMAS], ids=["semicolons", "commas"])
def test_csv(tmp_path: Path, settings: str) -> None:
    source = tmp_path / "a.csv"
    write_table_csv(source, "Danh sách", HEADER, ROWS)
    assert cells(source) == [HEADER, *ROWS]
    made = opened_as_csv(tmp_path, source, settings)
    assert len(made) == len(ROWS) + 1
    with zipfile.ZipFile(tmp_path / "ods" / "a.ods") as book:
        assert b"table:formula" not in book.read("content.xml")


def test_what_is_not_guarded_would_be_run(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("Họ và tên;Quê quán\r\n=1+1;x\r\n", encoding="utf-8-sig")
    assert opened_as_csv(tmp_path, source, _SEMICOLONS)[1] == [2, "x"]
