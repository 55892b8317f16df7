"""Columns that were left out and may have been meant are warnings, with a guess."""

from datetime import date
from pathlib import Path

import pytest

from tests.importing.support import NOBODY, codes, found, place, plan_rows, write_xlsx
from vusta_desk.domain.findings import Severity
from vusta_desk.importing.choices import Choices
from vusta_desk.importing.plan import plan_import


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Ngày sing", "birth_date"),
        ("Ngay snih", "birth_date"),
        ("Ngày vào Đản", "admission_date"),
        ("Ngày chính thứ", "official_date"),
        ("Thẻ Đảng viên số", "card_number"),
        ("Đơn vị", "branch"),
        ("Chi bô", None),  # without its mark it is the very heading
    ],
)
def test_a_heading_that_is_nearly_known_is_guessed(tmp_path: Path, heading: str, field: str | None):
    plan = plan_rows(tmp_path, ("Lê Lan", "Nam", "x"), header=("Họ và tên", "Giới tính", heading))
    if field is None:
        assert "column_maybe_meant" not in codes(plan.findings)
        return
    finding = found(plan, "column_maybe_meant")
    assert (finding.severity, place(finding)) == (Severity.WARNING, ("Sheet1", 1, "C"))
    assert finding.details == {"header": heading, "field": field}


@pytest.mark.parametrize("heading", ["Ngày CT", "CT ngày"])
def test_short_names_of_the_official_date(tmp_path: Path, heading: str):
    plan = plan_rows(tmp_path, ("Lê Lan", "20/5/1991"), header=("Họ và tên", heading))
    assert str(plan.rows[0].member.official_date) == "1991-05-20"


def test_no_guess_where_the_field_is_read_already(tmp_path: Path):
    header = ("Họ và tên", "Ngày sinh", "Ngày sing")
    plan = plan_rows(tmp_path, ("Lê Lan", "1950", "1951"), header=header)
    assert found(plan, "column_not_taken").severity is Severity.INFO


@pytest.mark.parametrize(
    ("cell", "is_warned"),
    [
        (date(1990, 5, 20), True),
        ("20/5/1990", True),
        ("35.497128", True),
        (35497128, True),
        ("Kinh", False),
        (12, False),
        (None, False),
    ],
)
def test_columns_of_dates_and_long_numbers(tmp_path: Path, cell: object, is_warned: bool):
    plan = plan_rows(tmp_path, ("Lê Lan", "Nam", cell), header=("Họ và tên", "Giới tính", "Cột lạ"))
    code = "column_of_facts_left" if is_warned else "column_not_taken"
    severity = Severity.WARNING if is_warned else Severity.INFO
    assert found(plan, code).severity is severity


def test_what_nobody_needs_here_is_only_noted(tmp_path: Path):
    plan = plan_rows(
        tmp_path, ("Lê Lan", "Nam", "0912345678"), header=("Họ và tên", "Giới tính", "Điện thoại")
    )
    assert found(plan, "column_not_taken").severity is Severity.INFO


def test_what_somebody_left_out_is_only_noted(tmp_path: Path):
    rows = [("Họ và tên", "Giới tính", "Ngày sing"), ("Lê Lan", "Nam", "1/2/1950")]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    plan = plan_import(path, NOBODY, Choices(columns={2: ""}))
    assert found(plan, "column_not_taken").severity is Severity.INFO
    plan = plan_import(path, NOBODY, Choices(columns={2: "birth_date"}))
    assert str(plan.rows[0].member.birth_date) == "1950-02-01"
