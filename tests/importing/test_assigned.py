"""Columns assigned by hand: where no header says it, or where it says it wrongly."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.importing.support import (
    HEADER,
    NOBODY,
    OFFICE_LIST,
    SAMPLES,
    codes,
    new_book,
    write_csv,
    write_xlsx,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Sex
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.choices import Choices
from vusta_desk.importing.plan import columns_of, plan_import

STRANGE = ("STT", "Ai", "Hôm ra đời", "Sổ")
PERSON = (1, "Lê Thị Lan", "01/05/1960", "35497128")
OTHER = (2, "Đỗ Văn Bình", "1955", "12345678")
BY_HAND = {1: "name", 2: "birth_date", 3: "card_number"}


def planned(path: Path, columns: Mapping[int, str], sheet: str | None = None) -> list[str]:
    plan = plan_import(path, NOBODY, Choices(sheet=sheet, columns=columns))
    return [row.member.name for row in plan.rows]


def fields(path: Path, **how: object) -> dict[str, str | None]:
    return {column.letter: column.field for column in columns_of(path, Choices(**how))}  # type: ignore[arg-type]


def test_a_header_nobody_knows_is_read_by_hand(tmp_path: Path):
    title = ("DANH SÁCH", None, None, None)
    path = write_xlsx(tmp_path / "lạ.xlsx", [title, STRANGE, PERSON, OTHER])
    with pytest.raises(Refused, match="header_not_found"):
        plan_import(path, NOBODY)
    shown = columns_of(path)
    assert [column.heading for column in shown] == list(STRANGE)
    assert [column.field for column in shown] == ["ordinal", None, None, None]
    assert shown[1].samples == ("Lê Thị Lan", "Đỗ Văn Bình")
    plan = plan_import(path, NOBODY, Choices(columns=BY_HAND))
    first = plan.rows[0].member
    assert (first.name, first.birth_date, first.card_number) == (
        "Lê Thị Lan",
        PartialDate(1960, 5, 1),
        "35497128",
    )
    assert [row.row for row in plan.rows] == [3, 4]
    assert [column.field for column in plan.columns] == [
        "ordinal",
        "name",
        "birth_date",
        "card_number",
    ]


@pytest.mark.parametrize("rows", [(PERSON, OTHER), (PERSON[1:], OTHER[1:])])
def test_a_list_without_any_header_loses_nobody(tmp_path: Path, rows: Sequence[Sequence[object]]):
    path = write_csv(tmp_path / "lạ.csv", rows)
    at = rows[0].index("Lê Thị Lan")
    assert {column.heading for column in columns_of(path)} == {""}
    by_hand = {at: "name", at + 1: "birth_date", at + 2: "card_number"}
    assert planned(path, by_hand) == ["Lê Thị Lan", "Đỗ Văn Bình"]


def test_a_nameless_header_keeps_what_it_knows(tmp_path: Path):
    rows = [("Ai", "Ngày sinh", "Số thẻ"), PERSON[1:], OTHER[1:]]
    path = write_xlsx(tmp_path / "lạ.xlsx", rows)
    with pytest.raises(Refused, match="name_column_missing"):
        plan_import(path, NOBODY)
    assert fields(path) == {"A": None, "B": "birth_date", "C": "card_number"}
    plan = plan_import(path, NOBODY, Choices(columns={0: "name"}))
    assert [row.member.card_number for row in plan.rows] == ["35497128", "12345678"]


def test_a_field_given_by_hand_leaves_the_column_it_was_found_in(tmp_path: Path):
    rows = [("Họ và tên", "Ngày sinh", "Khai sinh"), ("Lê Lan", "1960", "01/05/1960")]
    path = write_xlsx(tmp_path / "hai.xlsx", rows)
    plan = plan_import(path, NOBODY, Choices(columns={2: "birth_date"}))
    assert plan.rows[0].member.birth_date == PartialDate(1960, 5, 1)
    assert fields(path, columns={2: "birth_date"}) == {"A": "name", "B": None, "C": "birth_date"}
    assert codes(plan.findings).count("column_not_taken") == 1


def test_a_column_is_left_out(tmp_path: Path):
    path = write_xlsx(tmp_path / "hai.xlsx", [HEADER, (1, "Lê Lan", "Nữ", "1960", "", "", "", "")])
    assert plan_import(path, NOBODY).rows[0].member.sex is Sex.FEMALE
    assert plan_import(path, NOBODY, Choices(columns={2: ""})).rows[0].member.sex is None


def test_a_column_without_a_heading_is_assigned(tmp_path: Path):
    rows = [("Họ và tên", "Ngày sinh", None), ("Lê Lan", "1960", "35497128"), ("Lê An", "1961", "")]
    path = write_xlsx(tmp_path / "hai.xlsx", rows)
    assert fields(path) == {"A": "name", "B": "birth_date", "C": None}
    plan = plan_import(path, NOBODY, Choices(columns={2: "card_number"}))
    assert [row.member.card_number for row in plan.rows] == ["35497128", None]
    assert "column_without_header" not in codes(plan.findings)


def test_blank_headings_make_no_row_a_heading(tmp_path: Path):
    rows = [("Họ và tên", "Quê quán", None, None, None), ("Lê Lan", "Huế", "", "", "")]
    path = write_xlsx(tmp_path / "hai.xlsx", [*rows, ("Lê An", "", "35497128", "", "Nữ")])
    by_hand = {2: "card_number", 3: "personal_id", 4: "sex"}
    assert planned(path, by_hand) == ["Lê Lan", "Lê An"]


@pytest.mark.parametrize(
    ("by_hand", "code"),
    [
        ({0: "birth_date", 1: "birth_date"}, "field_assigned_twice"),
        ({0: ""}, "name_column_missing"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, by_hand: Mapping[int, str], code: str):
    path = write_xlsx(tmp_path / "hai.xlsx", [("Họ và tên", "Ngày sinh"), ("Lê Lan", "1960")])
    for act in (
        lambda: plan_import(path, NOBODY, Choices(columns=by_hand)),
        lambda: columns_of(path, Choices(columns=by_hand)),
    ):
        with pytest.raises(Refused, match=code):
            act()


def test_a_sheet_is_chosen(tmp_path: Path):
    book, _ = new_book([("Ghi chép",)], "Bìa")
    for name, person in (("Một", PERSON), ("Hai", OTHER)):
        page = book.create_sheet(name)
        for row in (STRANGE, person):
            page.append(list(row))
    path = tmp_path / "sổ.xlsx"
    book.save(path)
    assert planned(path, BY_HAND, "Hai") == ["Đỗ Văn Bình"]
    plan = plan_import(path, NOBODY, Choices(sheet="Một", columns=BY_HAND))
    assert (plan.sheets, plan.sheet) == (("Bìa", "Một", "Hai"), "Một")
    with pytest.raises(Refused, match="sheet_unknown"):
        columns_of(path, Choices(sheet="Ba"))


def test_an_empty_file_has_no_columns(tmp_path: Path):
    with pytest.raises(Refused, match="workbook_empty"):
        columns_of(write_xlsx(tmp_path / "rỗng.xlsx", []))


def test_a_registry_has_no_columns(tmp_path: Path):
    assert columns_of(tmp_path / "sổ.json") == ()


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(SAMPLES.glob("*.*s*")) if path.suffix in (".xlsx", ".csv")],
    ids=lambda p: p.name,
)
def test_assigning_what_was_recognised_changes_nothing(path: Path):
    recognised = plan_import(path, NOBODY)
    by_hand = {column.index: column.field or "" for column in recognised.columns}
    again = plan_import(path, NOBODY, Choices(columns=by_hand))
    assert [row.member for row in again.rows] == [row.member for row in recognised.rows]
    assert again.columns == recognised.columns == columns_of(path)


def test_the_columns_of_the_office_list_are_shown_with_samples():
    shown = {column.field: column for column in columns_of(OFFICE_LIST)}
    assert shown["ordinal"].samples == ("1", "2", "3")
    assert len(shown["name"].samples) == 3
    assert not any(name.startswith("Chi bộ") or name.isdigit() for name in shown["name"].samples)
