"""People, branches, totals and signatures are told apart without losing anybody."""

from pathlib import Path

import pytest

from tests.importing.support import (
    HEADER,
    NOBODY,
    codes,
    counted,
    fates,
    found,
    new_book,
    place,
    plan_rows,
    write_csv,
)
from vusta_desk.domain.findings import Severity
from vusta_desk.importing.plan import ImportPlan, plan_import

NUMBERS = tuple(range(1, 9))


def person(number: object, name: str, *, born: object = "19/3/1966") -> tuple[object, ...]:
    return (number, name, "Nam", born, "20/5/1990", None, None, None)


def grouped(plan: ImportPlan) -> list[tuple[str, str | None]]:
    """Names with the names of their branches."""
    names = {branch.key: branch.name for branch in plan.branches}
    return [(row.member.name, names.get(row.member.branch or "")) for row in plan.rows]


def test_branch_rows_group_the_people_below_them(tmp_path: Path):
    plan = plan_rows(
        tmp_path,
        NUMBERS,
        (None, "Chi bộ Hội A"),
        person(1, "Lê Một"),
        person(2, "Lê Hai"),
        ("Chi bộ Hội B",),
        person(3, "Lê Ba"),
        (None, "CHI BỘ HỘI A"),
        person(4, "Lê Bốn"),
    )
    assert grouped(plan) == [
        ("Lê Một", "Chi bộ Hội A"),
        ("Lê Hai", "Chi bộ Hội A"),
        ("Lê Ba", "Chi bộ Hội B"),
        ("Lê Bốn", "Chi bộ Hội A"),
    ]
    assert not plan.findings


@pytest.mark.parametrize(
    "row",
    [
        ("I", "Chi bộ Hội A"),
        (1, "Chi bộ Hội A"),
        (None, "I. Chi bộ Hội A"),
        (None, "2/ Chi bộ Hội A"),
        ("II Chi bộ Hội A",),
        ("Chi bộ Hội A", None, None, 12),
    ],
    ids=repr,
)
def test_numbers_before_a_branch_are_not_its_name(tmp_path: Path, row: tuple[object, ...]):
    assert grouped(plan_rows(tmp_path, row, person(1, "Lê Một"))) == [("Lê Một", "Chi bộ Hội A")]


@pytest.mark.parametrize("count", ["(12 đảng viên)", ": 12 đ/c", "- 12 đồng chí", "(có 12 ĐV)"])
def test_head_count_is_taken_off_the_branch(tmp_path: Path, count: str):
    plan = plan_rows(tmp_path, (None, f"Chi bộ Hội A {count}"), person(1, "Lê Một"))
    assert grouped(plan) == [("Lê Một", "Chi bộ Hội A")]
    assert place(found(plan, "branch_count_removed")) == ("Sheet1", 2, "B")


def test_merged_branch_row(tmp_path: Path):
    book, page = new_book([HEADER, ("Chi bộ Hội A",), person(1, "Lê Một")])
    page.merge_cells("A2:H2")
    book.save(tmp_path / "a.xlsx")
    plan = plan_import(tmp_path / "a.xlsx", NOBODY)
    assert grouped(plan) == [("Lê Một", "Chi bộ Hội A")]


def test_branch_column(tmp_path: Path):
    plan = plan_rows(
        tmp_path,
        (*person(1, "Lê Một"), "Chi bộ  Hội A"),
        (*person(2, "Lê Hai"), "Chi bộ Hội B"),
        (*person(3, "Lê Ba"), None),
        (*person(4, "Lê Bốn"), "chi bộ hội a"),
        header=(*HEADER, "Chi bộ"),
    )
    assert grouped(plan) == [
        ("Lê Một", "Chi bộ Hội A"),
        ("Lê Hai", "Chi bộ Hội B"),
        ("Lê Ba", None),
        ("Lê Bốn", "Chi bộ Hội A"),
    ]
    assert codes(plan.findings) == ["spaces_removed"]


def test_lone_text_above_people_is_taken_for_their_branch_and_said(tmp_path: Path):
    plan = plan_rows(tmp_path, (None, "Hội Địa chất"), person(1, "Lê Một"))
    assert grouped(plan) == [("Lê Một", "Hội Địa chất")]
    finding = found(plan, "branch_row_assumed")
    assert (finding.severity, place(finding)) == (Severity.WARNING, ("Sheet1", 2, "B"))


def test_branch_without_people_is_still_a_branch(tmp_path: Path):
    plan = plan_rows(tmp_path, (None, "Chi bộ A"), (None, "Chi bộ B"), person(1, "Lê Một"))
    assert [branch.name for branch in plan.branches] == ["Chi bộ A", "Chi bộ B"]
    assert grouped(plan) == [("Lê Một", "Chi bộ B")]


@pytest.mark.parametrize(
    "total",
    [
        "Tổng số: 2 đảng viên",
        "Tổng cộng",
        "Cộng: 2",
        "TỔNG CỘNG: 2 đ/c",
        "Tổng số đảng viên toàn đảng bộ: 2",
        "Danh sách này có 2 đồng chí",
        "Tổng",
    ],
)
def test_total_and_signature_are_nobody(tmp_path: Path, total: str):
    plan = plan_rows(
        tmp_path,
        person(1, "Lê Một"),
        person(2, "Lê Hai"),
        (None, total, None, 2, 2),
        (),
        (None, None, None, None, None, "Hà Nội, ngày 21 tháng 11 năm 2026"),
        (None, "NGƯỜI LẬP BIỂU", None, None, None, "T/M BAN THƯỜNG VỤ"),
        (None, "(Ký, ghi rõ họ tên)"),
        (None, "Trần Người Ký", None, None, None, "Phạm Bí Thư"),
    )
    assert [row.member.name for row in plan.rows] == ["Lê Một", "Lê Hai"]
    assert counted(plan) == {"row_skipped": 1}
    assert found(plan, "row_skipped").severity is Severity.INFO


def test_people_after_a_subtotal_are_not_lost(tmp_path: Path):
    plan = plan_rows(
        tmp_path,
        (None, "Hội A"),
        person(1, "Lê Một"),
        (None, "Cộng: 1"),
        (None, "Hội B"),
        person(2, "Lê Hai"),
        person(None, "Lê Ba"),
    )
    assert grouped(plan) == [("Lê Một", "Hội A"), ("Lê Hai", "Hội B"), ("Lê Ba", "Hội B")]


@pytest.mark.parametrize(
    "name",
    [
        "Tổng Văn Cộng",
        "Tống Toàn",
        "Tổng Số",
        "Cộng",
        "Ký Văn A",
        "Tô Đăng Khoa",
        "Chi Bộ Lĩnh",
        "Bí Thư",
    ],
)
def test_a_person_with_a_telling_name_is_a_person(tmp_path: Path, name: str):
    plan = plan_rows(tmp_path, person(1, "Lê Một"), (None, "Cộng: 1"), person(None, name))
    assert [row.member.name for row in plan.rows] == ["Lê Một", name]


@pytest.mark.parametrize("name", ["Tổng Văn Cộng", "Tống Toàn", "Tô Đăng Khoa", "Ký Văn A"])
def test_a_numbered_person_of_whom_only_the_name_is_known(tmp_path: Path, name: str):
    plan = plan_rows(tmp_path, person(1, "Lê Một"), (2, name), (3, "Lê Hai"))
    assert [row.member.name for row in plan.rows] == ["Lê Một", name, "Lê Hai"]


@pytest.mark.parametrize(
    "numbers",
    [NUMBERS, tuple(map(str, NUMBERS)), tuple(f"({n})" for n in NUMBERS), ("A", "B", *range(1, 7))],
    ids=repr,
)
def test_row_that_numbers_the_columns(tmp_path: Path, numbers: tuple[object, ...]):
    plan = plan_rows(tmp_path, numbers, person(1, "Lê Một"), HEADER, numbers, person(2, "Lê Hai"))
    assert [row.member.name for row in plan.rows] == ["Lê Một", "Lê Hai"]
    assert not plan.findings


def test_repeated_header_with_other_spaces(tmp_path: Path):
    again = tuple(f" {name}\n" for name in HEADER)
    plan = plan_rows(tmp_path, person(1, "Lê Một"), again, person(2, "Lê Hai"))
    assert [row.member.name for row in plan.rows] == ["Lê Một", "Lê Hai"]


def test_empty_numbered_rows_are_nobody(tmp_path: Path):
    plan = plan_rows(tmp_path, person(1, "Lê Một"), (2,), (3, " ", None, ""), (), ("IV",))
    assert fates(plan) == ["new"]
    assert not plan.findings


@pytest.mark.parametrize(
    "row",
    [
        (2, None, "Nam", "1/2/1950"),
        (None, "  ", None, None, None, "35.497128"),
        (None, None, None, None, None, 35497128),
        (2, "-", None, "1/2/1950"),
        (2, "#N/A", "Nữ", None),
        (None, 12, "Nữ", None),
        (2, None, "x"),
        (None, None, "x", "khoảng 1950"),
        (2, None, None, "??/??/1950"),
        (2, "#N/A", "#N/A", "#N/A"),
        (None, "#N/A"),
    ],
    ids=repr,
)
def test_row_with_data_and_no_name_is_refused(tmp_path: Path, row: tuple[object, ...]):
    plan = plan_rows(tmp_path, person(1, "Lê Một"), row, person(3, "Lê Ba"))
    assert fates(plan) == ["new", "refused", "new"]
    assert (plan.rows[1].row, plan.rows[1].member.key) == (3, "")
    finding = found(plan, "row_without_name")
    assert (finding.severity, place(finding)) == (Severity.ERROR, ("Sheet1", 3, "B"))
    assert [r.member.key for r in plan.rows if r.member.key] == ["M0001", "M0002"]


def test_somebody_after_a_total_of_whom_nothing_is_understood(tmp_path: Path):
    row = (None, "Lê Ba", "x", "khoảng 1950")
    plan = plan_rows(tmp_path, person(1, "Lê Một"), (None, "Cộng: 1"), row)
    assert [entry.member.name for entry in plan.rows] == ["Lê Một", "Lê Ba"]


def test_counts_without_words_are_nobody(tmp_path: Path):
    plan = plan_rows(tmp_path, person(1, "Lê Một"), (None, None, 400, 361))
    assert fates(plan) == ["new"]
    assert found(plan, "row_skipped").details == {"words": "400"}


def test_stray_text_beside_the_table_is_said(tmp_path: Path):
    plan = plan_rows(tmp_path, person(1, "Lê Một"), (*[None] * 6, "xem trang sau"))
    finding = found(plan, "row_skipped")
    assert (finding.severity, place(finding)) == (Severity.WARNING, ("Sheet1", 3, "G"))


def test_the_end_is_not_the_end_once_people_follow(tmp_path: Path):
    rows = [(None, "Cộng: 0"), person(1, "Lê Một"), (*[None] * 6, "xem trang sau")]
    assert found(plan_rows(tmp_path, *rows), "row_skipped").severity is Severity.WARNING


def test_lone_name_in_a_list_with_a_branch_column_is_said(tmp_path: Path):
    plan = plan_rows(tmp_path, (*person(1, "Lê Một"), "Chi bộ A"), (None, "Lê Hai"),
                     header=(*HEADER, "Chi bộ"))  # fmt: skip
    assert [row.member.name for row in plan.rows] == ["Lê Một"]
    assert found(plan, "row_skipped").details == {"words": "Lê Hai"}


def test_hidden_and_blank_rows(tmp_path: Path):
    book, page = new_book([HEADER, (), person(1, "Lê Một"), *[()] * 40, person(2, "Lê Hai")])
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    page.cell(100_000, 2, " ")
    book.save(tmp_path / "a.xlsx")
    plan = plan_import(tmp_path / "a.xlsx", NOBODY)
    assert [(row.row, row.member.name) for row in plan.rows] == [(3, "Lê Một"), (44, "Lê Hai")]


def test_formula_like_names_stay_text(tmp_path: Path):
    path = write_csv(tmp_path / "a.csv", [HEADER, person(1, "=1+1"), person(2, "@SUM(A1)")])
    assert [row.member.name for row in plan_import(path, NOBODY).rows] == ["=1+1", "@SUM(A1)"]


def test_list_with_nobody(tmp_path: Path):
    plan = plan_rows(tmp_path, NUMBERS, (None, "Tổng số: 0"))
    assert not plan.rows
    assert found(plan, "nobody_in_list").severity is Severity.WARNING


def test_equal_cells_of_unlike_kinds_are_not_mixed_up(tmp_path: Path):
    header = ("Họ và tên", "Ngày sinh")
    plan = plan_rows(tmp_path, ("Lê Một", 1950), ("Lê Hai", "1950"), ("Lê Ba", True), header=header)
    assert [str(row.member.birth_date) for row in plan.rows] == ["1950", "1950", "None"]
