"""Headings of two rows: groups above and their parts below, merged or not."""

from pathlib import Path

import pytest

from tests.importing.support import NOBODY, codes, found, new_book, plan_rows, write_xlsx
from vusta_desk.domain.member import Sex
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.columns.headers import best_header
from vusta_desk.importing.plan import columns_of, plan_import

ABOVE = (
    "TT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Quê quán", None,
    "Ngày vào Đảng", None, "Số thẻ", "Trình độ", None,
)  # fmt: skip
BELOW = (
    None, None, "Nam", "Nữ", "Xã", "Tỉnh", "Dự bị", "Chính thức", None, "Văn hóa", "Lý luận",
)  # fmt: skip
LAN = (1, "Lê Lan", None, "19/3/1966", "Phú Mỹ", "Huế", "20/5/1990", "20/5/1991", "35.497128")
AN = (2, "Lê An", 1950, None, None, "Nghệ An", "1/2/1970", None, None, "10/10", "Cao cấp")


def iso(day: PartialDate | None) -> str:
    return str(day)


def test_rows_apart_are_not_joined():
    """Whether a reader gives the blank row between them or leaves it out, as most do."""
    above, below = ([cell or "" for cell in row] for row in (ABOVE, BELOW))
    joined = best_header([(1, above), (2, below)])
    apart = best_header([(1, above), (3, below)])
    assert joined
    assert apart
    assert (joined.row, apart.row) == (2, 1)
    assert apart == best_header([(1, above), (2, ()), (3, below)])


def test_parts_below_groups_become_fields(tmp_path: Path):
    numbers = tuple(range(1, 12))
    again = (ABOVE, BELOW, numbers)
    plan = plan_rows(tmp_path, BELOW, numbers, LAN, *again, AN, header=ABOVE)
    lan, an = (row.member for row in plan.rows)
    assert (lan.name, lan.sex, iso(lan.birth_date)) == ("Lê Lan", Sex.FEMALE, "1966-03-19")
    assert (an.name, an.sex, iso(an.birth_date)) == ("Lê An", Sex.MALE, "1950")
    assert (lan.home, an.home) == ("Phú Mỹ, Huế", "Nghệ An")
    assert (iso(lan.admission_date), iso(lan.official_date)) == ("1990-05-20", "1991-05-20")
    assert lan.card_number == "35497128"
    left = [f.details["header"] for f in plan.findings if f.code == "column_not_taken"]
    assert left == ["Trình độ Văn hóa", "Trình độ Lý luận"]
    assert set(codes(plan.findings)) == {"column_not_taken"}


def test_merged_cells_read_the_same(tmp_path: Path):
    book, page = new_book([("DANH SÁCH ĐẢNG VIÊN",), (), ABOVE, BELOW, LAN, AN])
    for area in ("A1:K1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3", "I3:I4", "J3:K3"):
        page.merge_cells(area)
    book.save(tmp_path / "gộp.xlsx")
    plan = plan_import(tmp_path / "gộp.xlsx", NOBODY)
    assert [(row.row, row.member.home) for row in plan.rows] == [(5, "Phú Mỹ, Huế"), (6, "Nghệ An")]
    fields = [column.field for column in columns_of(tmp_path / "gộp.xlsx")]
    assert fields == [
        "ordinal", "name", "birth_date_male", "birth_date_female", "home_commune", "home_province",
        "admission_date", "official_date", "card_number", None, None,
    ]  # fmt: skip


def test_a_heading_broken_over_two_rows(tmp_path: Path):
    above = ("Họ và", "Ngày, tháng,", "Số thẻ", "Ngày vào")
    below = ("tên", "năm sinh", "đảng viên", "Đảng")
    row = ("Lê Lan", "19/3/1966", "35497128", "20/5/1990")
    plan = plan_rows(tmp_path, below, row, above, below, row[:1], header=above)
    member = plan.rows[0].member
    assert (member.name, member.card_number) == ("Lê Lan", "35497128")
    assert (iso(member.birth_date), iso(member.admission_date)) == ("1966-03-19", "1990-05-20")
    assert len(plan.rows) == 1


def test_headings_that_stand_at_the_foot(tmp_path: Path):
    above = (None, None, "Ngày vào Đảng", None, None)
    below = ("TT", "Họ và tên", "Dự bị", "Chính thức", "Ghi chú")
    plan = plan_rows(tmp_path, below, (1, "Lê Lan", "1990", "1991", "ốm"), header=above)
    member = plan.rows[0].member
    assert (iso(member.admission_date), iso(member.official_date)) == ("1990", "1991")
    assert member.as_written == {"note": "ốm"}


@pytest.mark.parametrize(
    "first",
    [
        (1, None, "Nam", "19/3/1966", "Huế"),
        (None, "Chi bộ Hội A"),
        ("Chi bộ Hội A",),
        (1, "Lê Nam", "Nam", "1966", "Tỉnh"),
    ],
    ids=repr,
)
def test_the_first_row_below_is_no_heading(tmp_path: Path, first: tuple[object, ...]):
    header = ("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Quê quán")
    path = write_xlsx(tmp_path / "a.xlsx", [header, first, (2, "Lê An", "Nam", "1950", "Huế")])
    plan = plan_import(path, NOBODY)
    assert (plan.rows[-1].row, plan.rows[-1].member.name) == (3, "Lê An")
    fields = [column.field for column in plan.columns]
    assert fields == ["ordinal", "name", "sex", "birth_date", "home"]


def test_crosses_under_men_and_women(tmp_path: Path):
    rows = [
        ("Họ tên", "Giới tính", None, "Số thẻ"), (None, "Nam", "Nữ", None),
        ("Lê An", "x", None, "1"), ("Lê Lan", None, "X", "2"), ("Lê Bốn", "-", "0", "3"),
        ("Lê Năm", "x", "x", "4"),
    ]  # fmt: skip
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", rows), NOBODY)
    assert [row.member.sex for row in plan.rows] == [Sex.MALE, Sex.FEMALE, None, None]
    assert found(plan, "sex_in_both_columns").place.column == "B"


def test_a_day_under_men_that_cannot_be_read_is_kept_as_words(tmp_path: Path):
    rows = [("Họ tên", "Năm sinh", None), (None, "Nam", "Nữ"), ("Lê An", "khoảng 1950", None)]
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", rows), NOBODY)
    member = plan.rows[0].member
    assert (member.sex, member.birth_date) == (Sex.MALE, None)
    assert member.as_written == {"birth_date": "khoảng 1950"}


def test_somebody_below_the_heading_of_names_is_no_part_of_it(tmp_path: Path):
    rows = [("Họ và tên", "Giới tính", None), ("Lê Lan", "Nam", "Nữ"), ("Lê An", "Nam", None)]
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", rows), NOBODY)
    assert [row.member.name for row in plan.rows] == ["Lê Lan", "Lê An"]


def test_a_group_ends_where_a_column_has_no_heading(tmp_path: Path):
    rows = [
        ("Họ tên", "Ngày vào Đảng", None, "Quê quán", None, None),
        (None, "Dự bị", "Chính thức", "Xã", None, "Tỉnh"),
        ("Lê Lan", "1990", "1991", "Phú Mỹ", None, "15"),
    ]
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", rows), NOBODY)
    assert plan.rows[0].member.home == "Phú Mỹ"
    assert found(plan, "column_not_taken").details == {"header": "Tỉnh"}
