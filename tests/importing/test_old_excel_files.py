"""Workbooks of the old Excel, and the boxes they lie in: read, or refused without harm."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing import old_excel
from tests.importing.support import HEADER, NOBODY, found, place, refusal, refusal_of
from vusta_desk.importing.plan import plan_import

PERSON = (1, "Lê Lan", "Nữ", "19/3/1966", "20/5/1990", "35.497128", None, None)


def test_xls(tmp_path: Path):
    rows = [HEADER, PERSON, (2.0, "Vũ Hoa", "Nữ", 1944, None, 4794970, 12084990569)]
    plan = plan_import(old_excel.write_xls(tmp_path / "a.xls", rows), NOBODY)
    assert [(row.row, row.member.name) for row in plan.rows] == [(2, "Lê Lan"), (3, "Vũ Hoa")]
    hoa = plan.rows[1].member
    assert (str(hoa.birth_date), hoa.card_number) == ("1944", "04794970")
    assert hoa.personal_id == "012084990569"


@pytest.mark.parametrize("make", [old_excel.error, old_excel.failed_formula])
def test_formula_errors_in_xls(tmp_path: Path, make: Callable[[int, int], bytes]):
    rows = [HEADER, (1, "Lê Lan", "Nữ")]
    plan = plan_import(old_excel.write_xls(tmp_path / "a.xls", rows, make(1, 3)), NOBODY)
    assert place(found(plan, "formula_error")) == ("Sheet1", 2, "D")


def test_charts_inside_an_xls_sheet_are_no_cells(tmp_path: Path):
    chart = old_excel.record(old_excel.BOF, bytes(16)) + old_excel.error(1, 3)
    chart += old_excel.record(old_excel.EOF) + old_excel.error(1, 4)
    path = old_excel.write_xls(tmp_path / "a.xls", [HEADER, PERSON[:3]], chart)
    assert place(found(plan_import(path, NOBODY), "formula_error")) == ("Sheet1", 2, "E")


@pytest.mark.parametrize(
    "records",
    [
        old_excel.number(65535, 65535, 1),
        old_excel.record(old_excel.DIMENSIONS, struct.pack("<IIHHH", 0, 2**31, 0, 255, 0)),
        old_excel.record(old_excel.DIMENSIONS, struct.pack("<IIHHH", 9, 2, 0, 255, 0)),
        old_excel.record(old_excel.DIMENSIONS, struct.pack("<HHHHH", 9, 2, 0, 65535, 0)),
    ],
    ids=["far cell", "rows", "backwards", "old"],
)
def test_xls_that_reaches_too_far(tmp_path: Path, records: bytes):
    assert refusal(old_excel.write_xls(tmp_path / "a.xls", [HEADER], records)) == "sheet_too_large"


@pytest.mark.parametrize(
    ("place", "value"),
    [(30, 0x20), (32, 7), (44, 2**31), (48, 10**6), (62, 2**31), (68, 2), (76, 10**6)],
)
def test_compound_file_with_a_broken_head(tmp_path: Path, place: int, value: int):
    box = bytearray(old_excel.compound({"Workbook": old_excel.workbook(b"")}))
    box[place : place + 4] = struct.pack("<I", value)
    assert refusal_of(tmp_path, bytes(box)) == "workbook_damaged"


def test_compound_file_that_goes_in_circles(tmp_path: Path):
    box = bytearray(old_excel.compound({"Workbook": old_excel.workbook(b"")}))
    struct.pack_into(
        "<I", box, 512 + 4 * 5, 2
    )  # the fourth sector of the stream leads to the first
    assert refusal_of(tmp_path, bytes(box)) == "workbook_damaged"


def test_small_compound_streams_are_found(tmp_path: Path):
    box = bytearray(old_excel.compound({"EncryptedPackage": b"x"}))
    struct.pack_into("<I", box, 1024 + 128 + 120, 64)  # a stream so small lies among the minis
    assert refusal_of(tmp_path, bytes(box)) == "workbook_damaged"
