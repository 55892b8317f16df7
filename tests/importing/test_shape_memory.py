"""Columns assigned by hand once, own names of columns, and all sheets of a book."""

from pathlib import Path

import pytest

from tests.helpers.people import COMMITTEE
from tests.importing.support import (
    HEADER,
    NOBODY,
    codes,
    fates,
    found,
    new_book,
    place,
    write_csv,
    write_xlsx,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Branch, Registry
from vusta_desk.importing.choices import ALL_SHEETS, Choices, Learned
from vusta_desk.importing.columns.headers import Column, Header
from vusta_desk.importing.columns.shape_memory import lesson, remembered, shape_of
from vusta_desk.importing.plan import columns_of, plan_import

STRANGE = ("STT", "Ai", "Hôm ra đời", "Sổ")
LAN = (1, "Lê Thị Lan", "01/05/1960", "35497128")
BY_HAND = {0: "ordinal", 1: "name", 2: "birth_date", 3: "card_number"}


def test_what_was_assigned_once_is_read_so_again_and_said(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [("Danh sách",), STRANGE, LAN])
    with pytest.raises(Refused, match="header_not_found"):
        plan_import(path, NOBODY)
    taught = plan_import(path, NOBODY, Choices(columns=BY_HAND)).lessons
    assert len(taught.columns) == 1
    later = write_xlsx(tmp_path / "b.xlsx", [STRANGE, (1, "Vũ Hai", "1955", "12345678")])
    plan = plan_import(later, NOBODY, learned=taught)
    (row,) = plan.rows
    assert (row.member.name, row.member.card_number) == ("Vũ Hai", "12345678")
    said = found(plan, "columns_remembered")
    assert (place(said), said.details) == (
        ("Sheet1", 1, None), {"headings": "Ai, Hôm ra đời, Sổ"},
    )  # fmt: skip
    assert not plan.lessons.columns
    assert columns_of(later, learned=taught) == plan.columns
    assert [column.field for column in plan.columns] == list(BY_HAND.values())


def test_another_shape_is_not_read_so(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [STRANGE, LAN])
    taught = plan_import(path, NOBODY, Choices(columns=BY_HAND)).lessons
    other = write_xlsx(tmp_path / "b.xlsx", [(*STRANGE, "Thêm"), LAN])
    with pytest.raises(Refused, match="header_not_found"):
        plan_import(other, NOBODY, learned=taught)


def test_a_column_left_out_and_one_without_a_heading_are_remembered(tmp_path: Path):
    rows = [("Họ và tên", "Ngày sinh", None), ("Lê Lan", "1960", "35497128")]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    taught = plan_import(path, NOBODY, Choices(columns={1: "", 2: "card_number"})).lessons
    (row,) = plan_import(path, NOBODY, learned=taught).rows
    assert (row.member.birth_date, row.member.card_number) == (None, "35497128")


def test_what_is_recognised_anyway_teaches_nothing(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, (1, "Lê Lan")])
    recognised = {column.index: column.field or "" for column in columns_of(path)}
    assert not plan_import(path, NOBODY, Choices(columns=recognised)).lessons.columns


def test_assigned_back_as_recognised_the_shape_is_forgotten(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, (1, "Lê Lan")])
    recognised = {column.index: column.field or "" for column in columns_of(path)}
    taught = plan_import(path, NOBODY, Choices(columns={2: ""})).lessons
    (shape,) = taught.columns
    again = plan_import(path, NOBODY, Choices(columns=recognised), taught)
    assert again.lessons.columns == {shape: {}}
    plan = plan_import(path, NOBODY, learned=again.lessons)
    assert "columns_remembered" not in codes(plan.findings)


def test_words_by_hand_come_before_the_memory(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [STRANGE, LAN])
    taught = plan_import(path, NOBODY, Choices(columns=BY_HAND)).lessons
    (row,) = plan_import(path, NOBODY, Choices(columns={**BY_HAND, 3: ""}), taught).rows
    assert row.member.card_number is None


def test_a_memory_that_makes_no_sense_any_more_is_passed_over(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, (1, "Lê Lan")])
    shape = shape_of(plan_header(path))
    for memory in ({"gioi tinh": "name", "ngay sinh": "name"}, {"ho va ten": ""}, {"tt": "lạ"}):
        plan = plan_import(path, NOBODY, learned=Learned(columns={shape: memory}))
        assert plan.rows[0].member.name == "Lê Lan"
        assert "columns_remembered" not in codes(plan.findings)


def plan_header(path: Path) -> Header:
    columns = [Column(c.index, c.heading, c.field) for c in columns_of(path)]
    return Header(1, tuple(columns), ())


def test_a_list_without_headings_has_no_shape():
    assert shape_of(Header(0, (), ())) == ""
    assert lesson(Header(0, (), ()), {0: "name"}, {}) == {}
    assert remembered(Header(0, (), ()), {"": {}}) == {}


def test_equal_headings_are_told_apart_by_their_columns():
    header = Header(1, (Column(0, "Họ tên", "name"), Column(1, "Ngày", None)),
                    (Column(2, "Ngày", None),))  # fmt: skip
    taught = lesson(header, {1: "birth_date", 2: "admission_date"}, {})
    assert remembered(header, taught) == {1: "birth_date", 2: "admission_date"}


def test_the_office_has_names_of_its_own_for_columns(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [("Họ tên", "Hôm ra đời", "Số thẻ"), LAN[1:]])
    own = Learned(headers={"Hôm ra đời": "birth_date", "số thẻ": "personal_id"})
    plan = plan_import(path, NOBODY, learned=own)
    fields = [column.field for column in plan.columns]
    assert fields == ["name", "birth_date", "personal_id"]


def book(folder: Path) -> Path:
    """Three lists, one cover; the first sheet is called by a branch, the second has rows of it."""
    workbook, _ = new_book([("Sổ",)], "Bìa")
    for name, rows in (
        ("CB Hội A", [HEADER, (1, "Lê Một", "Nam", "1950"), (2, "Lê Hai", "Nam", "1951")]),
        ("Khác", [HEADER, (None, "Chi bộ Hội B"), (1, "Lê Một", "Nam", "1950"), (2, "Lê Ba")]),
        ("Hội Toán học", [("Số thẻ", "Họ tên"), ("12345678", "Lê Bốn")]),
    ):
        page = workbook.create_sheet(name)
        for row in rows:
            page.append(list(row))
    path = folder / "sổ.xlsx"
    workbook.save(path)
    return path


OURS = Registry(COMMITTEE, (Branch("B07", "Chi bộ Cơ quan Hội Toán học Việt Nam"),), ())


def test_all_sheets_are_read_one_after_the_other(tmp_path: Path):
    plan = plan_import(book(tmp_path), OURS, Choices(sheet=ALL_SHEETS))
    names = {branch.key: branch.name for branch in (*plan.branches, *OURS.branches)}
    stands = [(r.sheet, r.row, r.member.name, names.get(r.member.branch or "")) for r in plan.rows]
    assert stands == [
        ("CB Hội A", 2, "Lê Một", "CB Hội A"),
        ("CB Hội A", 3, "Lê Hai", "CB Hội A"),
        ("Khác", 3, "Lê Một", "Chi bộ Hội B"),
        ("Khác", 4, "Lê Ba", "Chi bộ Hội B"),
        ("Hội Toán học", 2, "Lê Bốn", "Chi bộ Cơ quan Hội Toán học Việt Nam"),
    ]  # fmt: skip
    assert fates(plan) == ["new", "new", "unsure", "new", "new"]
    assert found(plan, "person_twice_in_list").details["first_row"] == "CB Hội A!2"
    assert found(plan, "sheet_without_list").place.sheet == "Bìa"
    assert plan.sheet == ALL_SHEETS
    assert len({row.member.key for row in plan.rows}) == 5
    told = [f.place.sheet for f in plan.findings if f.code == "branch_of_sheet"]
    assert told == ["CB Hội A", "Hội Toán học"]


def test_columns_assigned_by_hand_are_those_of_sheets_of_the_same_shape(tmp_path: Path):
    choices = Choices(sheet=ALL_SHEETS, columns={3: ""})
    plan = plan_import(book(tmp_path), OURS, choices)
    assert {str(row.member.birth_date) for row in plan.rows} == {"None"}
    assert plan.rows[-1].member.card_number == "12345678"
    assert len(plan.lessons.columns) == 1


def test_of_a_csv_or_registry_all_sheets_are_the_one_there_is(tmp_path: Path):
    path = write_csv(tmp_path / "a.csv", [HEADER, (1, "Lê Lan")])
    plan = plan_import(path, NOBODY, Choices(sheet=ALL_SHEETS))
    assert (fates(plan), plan.sheet) == (["new"], None)


def test_a_title_names_the_branch_where_it_is_ours(tmp_path: Path):
    title = ("ĐẢNG BỘ LIÊN HIỆP CÁC HỘI", None, "DANH SÁCH ĐẢNG VIÊN CHI BỘ HỘI TOÁN HỌC")
    path = write_xlsx(tmp_path / "a.xlsx", [title, HEADER, (1, "Lê Lan")])
    plan = plan_import(path, OURS)
    assert plan.rows[0].member.branch == "B07"
    assert place(found(plan, "branch_of_sheet")) == ("Sheet1", 1, "C")
    assert plan_import(path, NOBODY).rows[0].member.branch is None


def test_a_title_that_may_be_ours_is_asked_about(tmp_path: Path):
    rows = [("CHI BỘ HỘI TOÁN",), HEADER, (1, "Lê Lan")]
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", rows), OURS)
    assert fates(plan) == ["unsure"]
    assert plan.branch_questions[0].guesses == ("B07",)


def test_a_column_of_branches_beats_title_and_sheet(tmp_path: Path):
    rows = [("CHI BỘ HỘI TOÁN HỌC",), (*HEADER, "Chi bộ"), (1, "Lê Lan", *[None] * 6, "Hội Z")]
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", rows, "CB Hội A"), OURS)
    assert [branch.name for branch in plan.branches] == ["Hội Z"]
    assert "branch_of_sheet" not in codes(plan.findings)


def test_one_heading_is_too_little_to_know_a_list_by():
    header = Header(1, (Column(0, "Ai", "name"),), ())
    assert shape_of(header) == ""
    assert lesson(header, {0: "home"}, {}) == {}
