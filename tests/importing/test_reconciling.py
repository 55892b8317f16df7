"""A planned list as the other side of a comparison: who has left it, by what words."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.importing.support import NOBODY
from vusta_desk.documents.spreadsheet import write_table_xlsx
from vusta_desk.domain.member import Standing, StandingKind
from vusta_desk.importing.plan import plan_import
from vusta_desk.importing.reconciling import listed_people, unclear_rows


def plan(folder: Path, *rows: tuple[str, ...]):
    path = folder / "ds.xlsx"
    header = ("Họ và tên", "Ngày sinh", "Số CCCD", "Số thẻ", "Trạng thái")
    write_table_xlsx(path, "ds", header, rows)
    return plan_import(path, NOBODY)


@pytest.mark.parametrize(
    ("words", "has_left"),
    [
        ("", False),
        ("Đang sinh hoạt Đảng", False),
        ("Đã chuyển sinh hoạt", True),
        ("Chuyển đi 3/2026", True),
        ("Chuyển sinh hoạt đảng ra ngoài", True),
        ("Đã chuyển đến từ Hà Nội", False),
        ("Chuyên viên", False),
        ("Từ trần", True),
        ("Đã mất", True),
        ("mất ngày 3/5/2026", True),
        ("Mắt kém", False),
        ("Khai trừ", True),
        ("Bị xóa tên", True),
        ("Xin ra khỏi Đảng", True),
    ],
)
def test_words_for_somebody_who_left(tmp_path: Path, words: str, has_left: bool) -> None:
    row = ("Trần Văn Ân", "10/02/1960", "", "", words)
    (listed,) = listed_people(plan(tmp_path, row))
    assert listed.left == (words if has_left else "")


def test_a_standing_that_was_read_as_one_counts_too(tmp_path: Path) -> None:
    made = plan(tmp_path, ("Trần Văn Ân", "10/02/1960", "", "", ""))
    (row,) = made.rows
    assert row.draft is not None
    row.draft.values["standings"] = (
        Standing(StandingKind.EXEMPT, None),
        Standing(StandingKind.DIED, None),
    )
    (listed,) = listed_people(replace(made, rows=(row,)))
    assert listed.left == "died"


def test_marks_by_which_somebody_is_recognised_again(tmp_path: Path) -> None:
    made = plan(
        tmp_path,
        ("Trần Văn Ân", "1960", "001060000001", "12345678", ""),
        ("Lê Thị Đào", "1961", "", "87654321", ""),
        ("Hồ Giang", "5/1962", "", "", ""),
    )
    assert [listed.mark for listed in listed_people(made)] == [
        "personal_id:001060000001",
        "card_number:87654321",
        "name:ho giang|1962-05",
    ]


def test_the_unclear_are_those_who_still_count_there(tmp_path: Path) -> None:
    made = plan(
        tmp_path,
        ("Trần Văn Ân", "1960", "001060000001", "", ""),
        ("Trần Văn Ân", "1960", "001060000001", "", ""),
        ("Trần Văn Ân", "1960", "001060000001", "", "Từ trần"),
    )
    assert [row.row for row in unclear_rows(made)] == [3]
