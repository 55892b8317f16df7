"""Lists as LibreOffice saves them (keep_lists.py): one list in three kinds, read alike."""

from datetime import date
from pathlib import Path

import pytest

from tests.importing.keep_lists import LISTS
from tests.importing.support import NOBODY, found, place
from vusta_desk.domain.findings import Severity
from vusta_desk.importing.files.raw import Cell
from vusta_desk.importing.files.workbook import open_sheets
from vusta_desk.importing.plan import ImportPlan, plan_import

FILES = [f"{stem}.{kind}" for stem in ("libreoffice", "tu-1904") for kind in ("ods", "xls", "xlsx")]
every_file = pytest.mark.parametrize("name", FILES)


def plan_of(name: str) -> ImportPlan:
    return plan_import(LISTS / name, NOBODY)


@every_file
def test_cells(name: str):
    path = LISTS / name
    raw = open_sheets(path, path.read_bytes())
    rows: dict[int, list[Cell]] = {n: list(cells) for n, cells in raw.load("Danh sách").rows()}
    assert rows[5][3:7] == [date(1966, 3, 19), "20/5/1990", "35497128", "001166000001"]
    assert rows[5][1].split() == ["Lê", "Thị", "Lan"]
    assert rows[5][7] == "a\nb"
    assert rows[6][3:8] == [1944, "#DIV/0!", 4794970, 12084990569, "#N/A"]
    assert rows[7][1:8] == ["Trần Ẩn", "Nam", 24185, date(1990, 5, 20), "", "", "Miễn SHĐ"]
    assert str(rows[8][7]).startswith("07:30")
    assert rows[10][1:5] == ["Đỗ & Hai", "Nam", date(1950, 12, 31), date(1975, 1, 1)]
    assert raw.counts_from_1904 == name.startswith("tu-1904")


@every_file
def test_people(name: str):
    plan = plan_of(name)
    people = [row.member for row in plan.rows]
    assert [member.name for member in people] == [
        "Lê Thị Lan",
        "Vũ Thị Hoa",
        "Trần Ẩn",
        "Bùi Một",
        "Đỗ & Hai",
    ]
    assert [str(member.birth_date) for member in people[::4]] == ["1966-03-19", "1950-12-31"]
    assert [branch.name for branch in plan.branches] == ["Chi bộ Mẫu Một"]


@every_file
def test_what_is_hidden_is_read_and_named(name: str):
    plan = plan_of(name)
    rows, columns = found(plan, "hidden_rows_read"), found(plan, "hidden_columns_read")
    assert (rows.severity, rows.details, place(rows)[1]) == (Severity.WARNING, {"rows": "6"}, 6)
    assert (columns.severity, columns.details) == (Severity.INFO, {"columns": "G"})
    assert found(plan, "sheet_hidden").place.sheet == "Danh mục"
    assert plan.sheets == ("Danh sách",)
    assert plan.rows[1].member.personal_id == "012084990569"


@every_file
def test_formula_errors(name: str):
    plan = plan_of(name)
    errors = [finding for finding in plan.findings if finding.code == "formula_error"]
    assert [place(finding) for finding in errors] == [
        ("Danh sách", 6, "E"),
        ("Danh sách", 6, "H"),
    ]


def test_samples_are_small():
    assert sum(path.stat().st_size for path in Path(LISTS).iterdir()) < 200_000
