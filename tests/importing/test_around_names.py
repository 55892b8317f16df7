"""Titles, posts and remarks around names are cut off where they are certain, and named."""

from pathlib import Path

import pytest

from tests.importing.support import codes, found, plan_rows
from vusta_desk.domain.findings import Severity
from vusta_desk.importing.cells.around_names import name_parts
from vusta_desk.importing.cells.read import read_cell
from vusta_desk.importing.plan import Fate


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Đ/c Ngô Chín (Bí thư)", "Ngô Chín"),
        ("ĐỒNG CHÍ NGÔ CHÍN", "Ngô Chín"),
        ("Âu Một\nBí thư chi bộ", "Âu Một"),
        ("Lê Lan - Phó Bí thư", "Lê Lan"),
        ("GS.TS. Vũ Văn Kỳ", "Vũ Văn Kỳ"),
        ("PGS. TS Trần Khánh", "Trần Khánh"),
        ("Ông Nguyễn Văn A", "Nguyễn Văn A"),
        ("Bà  Lê Thị Hoa", "Lê Thị Hoa"),
    ],
)
def test_what_is_certain_is_cut_off(cell: str, name: str):
    reading = read_cell("name", cell)
    assert (reading.value, reading.words) == (name, None)
    assert "name_words_removed" in [each.code for each in reading.problems]


@pytest.mark.parametrize(
    "cell",
    [
        "Ông A",
        "Ông Văn Tùng",
        "Anh Đức",
        "Cao Thị Chị",
        "H'Hen Niê",
        "Niê H - Bya",
        "Đ/c",
        "Lê.Lan",
    ],
)
def test_names_that_only_look_like_it_stay(cell: str):
    assert name_parts(cell) == (cell, (), "")


@pytest.mark.parametrize("cell", ["Nguyễn Văn A (tức Ba)", "Lê Lan, con ông Tư", "Lê Lan;"])
def test_other_words_set_apart_are_only_named(cell: str):
    name, problems, left = name_parts(cell)
    assert (name, left) == (cell, "")
    assert [(each.severity, each.code) for each in problems] == [
        (Severity.WARNING, "name_with_words")
    ]


def test_a_name_in_two_lines_is_one(tmp_path: Path):
    plan = plan_rows(tmp_path, ("Nguyễn Văn\nAn", "1950"), header=("Họ và tên", "Ngày sinh"))
    assert plan.rows[0].member.name == "Nguyễn Văn An"
    assert "name_with_words" not in codes(plan.findings)


def test_words_of_somebody_who_died_are_kept_and_asked_about(tmp_path: Path):
    row = ("Âu Hai (đã mất)", "1940", "ốm")
    plan = plan_rows(tmp_path, row, header=("Họ và tên", "Ngày sinh", "Ghi chú"))
    assert (plan.rows[0].fate, plan.rows[0].member.name) == (Fate.UNSURE, "Âu Hai")
    assert found(plan, "remark_may_end_membership").details["standing"] == "died"
    assert plan.rows[0].member.as_written == {"note": "ốm; đã mất"}
