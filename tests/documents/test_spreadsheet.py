"""Tables for people: texts stay texts, whatever they begin with."""

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from vusta_desk.documents.fonts import composed
from vusta_desk.documents.spreadsheet import Cell, write_table_csv, write_table_xlsx
from vusta_desk.domain.formula_text import unguarded

HEADER = ["Họ và tên", "Ngày vào Đảng", "Số thẻ", "Tuổi Đảng"]
ROWS: list[list[Cell]] = [
    ["Nguyễn Thị Ẩn", date(1977, 3, 19), "001149012345", 50],
    ["=1+1", None, "00000001", 2.5],
]

printable = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=30)
starts = st.sampled_from(["", "=", "+", "-", "@", "=HYPERLINK(", "\t=", "'="])


def workbook_cells(rows: list[list[Cell]]) -> list[list[tuple[object, str]]]:
    buffer = BytesIO()
    write_table_xlsx(buffer, "Danh sách", HEADER, rows)
    sheet = load_workbook(BytesIO(buffer.getvalue())).worksheets[0]
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


def csv_rows(rows: list[list[Cell]]) -> list[list[str]]:
    buffer = BytesIO()
    write_table_csv(buffer, "Danh sách", HEADER, rows)
    text = buffer.getvalue().decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_a_workbook_keeps_kinds():
    _, first, second = workbook_cells(ROWS)
    assert [value for value, _ in first[::3]] == ["Nguyễn Thị Ẩn", 50]
    assert str(first[1][0]).startswith("1977-03-19")
    assert first[2] == ("001149012345", "s")
    assert second == [("=1+1", "s"), (None, "n"), ("00000001", "s"), (2.5, "n")]


def test_what_is_no_text_by_itself_is_one_for_good():
    buffer = BytesIO()
    write_table_xlsx(buffer, "Danh sách", HEADER, ROWS)
    sheet = load_workbook(BytesIO(buffer.getvalue())).worksheets[0]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert formats["=1+1"] == formats["00000001"] == formats["001149012345"] == "@"
    assert formats["Nguyễn Thị Ẩn"] == "General"


def test_a_workbook_has_a_bold_header_that_stays_and_fitting_columns():
    buffer = BytesIO()
    write_table_xlsx(buffer, "Đảng bộ [2026]: danh sách / toàn bộ đảng viên", HEADER, ROWS)
    sheet = load_workbook(BytesIO(buffer.getvalue())).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet["B2"].number_format == "dd/mm/yyyy"
    assert sheet.column_dimensions["A"].width >= len("Nguyễn Thị Ẩn")
    assert sheet.title == "Đảng bộ  2026   danh sách   toà"


@given(starts, printable)
def test_no_text_becomes_a_formula_in_a_workbook(start: str, text: str):
    value, kind = workbook_cells([[start + text, "x", "x", "x"]])[1][0]
    assert kind == "s" or value is None


@given(starts, printable)
def test_no_text_becomes_a_formula_in_csv(start: str, text: str):
    cell = csv_rows([[start + text, "x", "x", "x"]])[1][0]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(cell) == composed(start + text).replace("\t", "")


def test_csv_opens_in_excel_as_vietnamese_offices_have_it():
    buffer = BytesIO()
    write_table_csv(buffer, "Danh sách", HEADER, [["a;b", date(2027, 2, 3), None, -5]])
    assert buffer.getvalue() == (
        "\ufeffHọ và tên;Ngày vào Đảng;Số thẻ;Tuổi Đảng\r\n".encode() + b'"a;b";03/02/2027;;-5\r\n'
    )


@pytest.mark.parametrize("write", [write_table_xlsx, write_table_csv])
def test_a_path_is_written_as_a_buffer_is(write, tmp_path: Path):
    path = tmp_path / "danh-sách"
    write(path, "Danh sách", HEADER, ROWS)
    assert path.stat().st_size > 50


def test_control_characters_do_not_stop_a_workbook():
    assert workbook_cells([["a\x01b\nc", "", "", ""]])[1][0] == ("ab c", "s")
