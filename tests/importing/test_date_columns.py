"""Columns of dates: day and month that changed places, days left as numbers, the future."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.importing.support import NOBODY, codes, found, new_book, write_csv, write_xlsx
from vusta_desk.domain.findings import Place
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.date_columns import settle_dates
from vusta_desk.importing.choices import NO_CHOICES, CellId, Choices
from vusta_desk.importing.columns.headers import Header, as_header
from vusta_desk.importing.files.raw import Cell
from vusta_desk.importing.plan import ImportPlan, plan_import
from vusta_desk.importing.rows.people import Draft, PersonReader

SWAPPED = Choices(swapped=frozenset({1}))
US_MADE = [date(1966, 5, 3), "19/3/1966", date(1970, 2, 1), "5.3.1971", date(1971, 7, 7)]
"""3/5, 19/3, 1/2, 5.3 and 7/7 as somebody typed them where Excel was set to English."""


def column(folder: Path, cells: Sequence[object], choices: Choices = NO_CHOICES) -> ImportPlan:
    """The plan of a list of as many people, of whom it tells names and days of birth."""
    rows = [
        ("Họ và tên", "Ngày sinh"),
        *((f"Lê Văn {'ABCDEFGHIKLMNOPQ'[n]}", c) for n, c in enumerate(cells)),
    ]
    return plan_import(write_xlsx(folder / "list.xlsx", rows), NOBODY, choices)


def about_dates(plan: ImportPlan) -> list[str]:
    """The codes of what is said about dates that were written."""
    return [code for code in codes(plan.findings) if code != "no_start_date"]


def births(plan: ImportPlan) -> list[str]:
    """The days of birth, in the order of the list."""
    return [str(row.member.birth_date) for row in plan.rows]


def test_days_that_an_english_computer_has_made_are_asked_about(tmp_path: Path):
    plan = column(tmp_path, US_MADE)
    assert births(plan) == ["1966-05-03", "1966-03-19", "1970-02-01", "1971-03-05", "1971-07-07"]
    (question,) = plan.date_questions
    assert (question.column, question.field, question.rows) == (1, "birth_date", 2)
    assert question.examples == (
        ("03/05/1966", "03/05/1966", "05/03/1966"),
        ("01/02/1970", "01/02/1970", "02/01/1970"),
    )
    assert not question.swapped
    finding = found(plan, "day_month_maybe_swapped")
    assert (finding.place.row, finding.place.column) == (1, "B")
    assert finding.details["rows"] == 2


def test_read_month_first_once_somebody_has_said_so(tmp_path: Path):
    plan = column(tmp_path, US_MADE, SWAPPED)
    assert births(plan) == ["1966-03-05", "1966-03-19", "1970-01-02", "1971-03-05", "1971-07-07"]
    assert plan.date_questions[0].swapped
    assert about_dates(plan) == ["dates_read_month_first"]


@pytest.mark.parametrize(
    "cells",
    [
        [date(1966, 5, 3), "19/3/1966", date(1970, 2, 13)],  # a real day that no swapping makes
        [date(1966, 5, 3), "9/3/1966", "19/3/1966"],  # such a computer would have taken 9/3
        [date(1966, 5, 3), date(1970, 2, 1)],  # nothing typed to tell
        [date(1966, 5, 5), "19/3/1966"],  # one and the same in both orders
        ["19/3/1966", "5/3/1966"],
        ["1966-03-19", date(1966, 5, 3), "3/1970", 1966, 24185],
    ],
)
def test_no_question_without_reason(tmp_path: Path, cells: Sequence[object]):
    plan = column(tmp_path, cells)
    assert not plan.date_questions
    assert "day_month_maybe_swapped" not in codes(plan.findings)


def test_many_early_days_tell_even_beside_typed_ones(tmp_path: Path):
    early = [date(1960 + n, 1 + n, 3) for n in range(8) if n != 2]
    cells = ["9/3/1966", "19/3/1966", *early]
    assert not column(tmp_path, cells).date_questions
    assert column(tmp_path, [*cells, date(1950, 6, 4)]).date_questions[0].rows == 8


def test_typed_month_before_day(tmp_path: Path):
    cells = ["5/19/1966", "3/5/1966", date(1970, 2, 1), "3/5/66", "1966"]
    plan = column(tmp_path, cells)
    assert births(plan) == ["None", "None", "None", "None", "1966"]
    assert [row.fate.value for row in plan.rows] == ["unsure"] * 4 + ["new"]
    assert plan.date_questions[0].rows == 4
    assert plan.date_questions[0].examples[0] == ("5/19/1966", "–", "19/05/1966")
    assert about_dates(plan) == ["dates_only_month_first", *["date_order_unsure"] * 4]
    assert plan.rows[1].member.as_written == {"birth_date": "3/5/1966"}
    ambiguous = plan.rows[1].findings[0].details
    assert (ambiguous["words"], ambiguous["month_first"]) == ("3/5/1966", "05/03/1966")
    plan = column(tmp_path, cells, SWAPPED)
    assert births(plan) == ["1966-05-19", "1966-03-05", "1970-01-02", "None", "1966"]
    unsure = found(plan, "date_century_unsure")
    assert (unsure.details["words"], unsure.details["first"]) == ("3/5/66", "1966-03-05")


def test_real_days_after_the_12th_vouch_for_the_real_ones(tmp_path: Path):
    plan = column(tmp_path, ["5/19/1966", date(1970, 2, 1), date(1970, 2, 13)], SWAPPED)
    assert births(plan) == ["1966-05-19", "1970-02-01", "1970-02-13"]


def test_in_a_csv_only_typed_days_can_tell(tmp_path: Path):
    path = write_csv(
        tmp_path / "a.csv",
        [("Họ và tên", "Ngày sinh"), ("Lê A", "5/19/1966"), ("Lê B", "3/5/1966")],
    )
    assert births(plan_import(path, NOBODY, SWAPPED)) == ["1966-05-19", "1966-03-05"]


def test_a_cell_somebody_has_typed_is_read_as_typed(tmp_path: Path):
    cells = ["5/19/1966", "3/5/1966", "1/2/1967"]
    said = replace(SWAPPED, cells={CellId("Sheet1", 3, 1): "7/6/1966"})
    assert births(column(tmp_path, cells, said)) == ["1966-05-19", "1966-06-07", "1967-01-02"]


def test_a_column_may_be_read_month_first_without_being_asked(tmp_path: Path):
    plan = column(tmp_path, ["3/5/1966", date(1970, 2, 1)], SWAPPED)
    assert births(plan) == ["1966-03-05", "1970-01-02"]
    assert plan.date_questions[0].swapped


def test_the_other_order_may_settle_a_century(tmp_path: Path):
    rows = [
        ("Họ và tên", "Ngày QĐ kết nạp", "Ngày vào Đảng"),
        ("Lê A", date(2005, 5, 3), "4/4/05"),
        ("Lê B", "19/3/2005", "19/3/2005"),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    assert plan_import(path, NOBODY).rows[0].member.admission_date is None
    read = plan_import(path, NOBODY, SWAPPED).rows[0].member
    assert read.admission_date == PartialDate(2005, 4, 4)


def test_days_left_as_numbers(tmp_path: Path):
    plan = column(tmp_path, [24185, 9999, "19/3/1966"])
    assert births(plan) == ["1966-03-19", "1927-05-17", "1966-03-19"]
    assert about_dates(plan) == ["date_from_number"] * 2


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([24185, 9999, 1950], ["1966-03-19", "None", "1950"]),  # beside years a slip of the pen
        ([9999, 1950], ["None", "1950"]),
        ([190366, 10366], ["None", "None"]),  # 010366 without its zero
        (["190366", "10366"], ["None", "None"]),
    ],
)
def test_numbers_that_may_be_something_else(
    tmp_path: Path, cells: Sequence[object], expected: list[str]
):
    plan = column(tmp_path, cells)
    assert births(plan) == expected
    assert all(row.member.as_written for row in plan.rows if row.member.birth_date is None)


def test_numbers_of_a_book_that_counts_from_1904(tmp_path: Path):
    rows = [("Họ và tên", "Ngày sinh"), ("Lê A", 24185 - 1462), ("Lê B", date(1966, 3, 19))]
    book, _ = new_book(rows)
    book.epoch = CALENDAR_MAC_1904
    book.save(tmp_path / "mac.xlsx")
    plan = plan_import(tmp_path / "mac.xlsx", NOBODY)
    assert births(plan) == ["1966-03-19", "1966-03-19"]
    assert found(plan, "date_from_number").details["after"] == "1966-03-19"


def test_dates_in_the_future_and_of_1900_are_named(tmp_path: Path):
    rows = [
        ("Họ và tên", "Ngày sinh", "Ngày vào Đảng"),
        ("Lê A", date(1900, 2, 4), date(2099, 1, 1)),
        ("Lê B", "1900", "2026"),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    plan = plan_import(path, NOBODY, today=date(2026, 11, 22))
    named = ["date_of_small_number", "date_in_the_future", "date_in_1900"]
    assert [code for code in codes(plan.findings) if code.startswith("date_")] == named
    assert births(plan) == ["None", "1900"]
    assert found(plan, "date_of_small_number").details["number"] == 35


def test_a_day_of_birth_under_the_column_of_the_sex(tmp_path: Path):
    rows = [
        ("Họ và tên", "Ngày sinh Nam", "Ngày sinh Nữ", "Ngày vào Đảng"),
        ("Lê A", date(1966, 5, 3), None, "5/1990"),
        ("Lê B", "19/3/66", None, "5/1990"),
        ("Lê C", None, "19/3/1966", "5/1990"),
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    today = date(2026, 11, 22)
    asked = plan_import(path, NOBODY, today=today)
    assert births(asked) == ["1966-05-03", "1966-03-19", "1966-03-19"]
    assert asked.date_questions[0].field == "birth_date_male"
    said = plan_import(path, NOBODY, SWAPPED, today=today)
    assert births(said) == ["1966-03-05", "1966-03-19", "1966-03-19"]


def drafts(cells: Sequence[Cell]) -> tuple[list[Draft], Header]:
    header = as_header(1, ["Họ và tên", "Ngày sinh"])
    reader = PersonReader(header)
    return [reader.read(n, ["Lê A", cell], None) for n, cell in enumerate(cells, start=2)], header


typed_days = st.dates(date(1930, 1, 1), date(2005, 12, 31))


@given(st.lists(typed_days, min_size=1, max_size=30))
def test_what_an_english_computer_did_is_undone_when_said_and_never_before(days: list[date]):
    """Typed day before month: up to the 12th it makes a real day of it, the wrong one."""
    cells: list[Cell] = [
        date(day.year, day.day, day.month) if day.day <= 12 else f"{day:%d/%m/%Y}" for day in days
    ]
    as_read, header = drafts(cells)
    settled = settle_dates(as_read, header, Place("a", "b"))
    assert [d.values["birth_date"] for d in as_read if isinstance(d.cells[1], date)] == [
        PartialDate.of(cell) for cell in cells if isinstance(cell, date)
    ]
    wrong = sum(day.day <= 12 and day.day != day.month for day in days)
    is_told = wrong and any(day.day > 12 for day in days)
    assert [question.rows for question in settled.questions] == ([wrong] if is_told else [])
    as_said, header = drafts(cells)
    settle_dates(as_said, header, Place("a", "b"), SWAPPED)
    assert [draft.values["birth_date"] for draft in as_said] == [*map(PartialDate.of, days)]
