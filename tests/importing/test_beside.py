"""Names in two columns, branches named once for all their rows."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.importing.support import NOBODY, codes, found, place, plan_rows, write_xlsx
from vusta_desk.domain.findings import Refused
from vusta_desk.importing.choices import Choices
from vusta_desk.importing.plan import ImportPlan, plan_import

SPLIT = (
    (1, "Nguyễn Văn", "An", "19/3/1966", "01234567"),
    (2, "TRẦN THỊ MINH", "HÒA", "19/5/1966", "01234568"),
    (3, None, "Pao", "19/5/1967", "01234569"),
    (4, "Trần", "Trần", "1968", "01234560"),
)
NAMES = ["Nguyễn Văn An", "Trần Thị Minh Hòa", "Pao", "Trần Trần"]


def names(plan: ImportPlan) -> list[str]:
    """The names, in the order of the list."""
    return [row.member.name for row in plan.rows]


def branches(plan: ImportPlan) -> list[str | None]:
    """The name of each one's branch."""
    called = {branch.key: branch.name for branch in plan.branches}
    return [called.get(row.member.branch or "") for row in plan.rows]


@pytest.mark.parametrize("others", ["Họ đệm", "Họ và tên đệm", "Họ", "HỌ, LÓT"])
def test_the_given_name_in_a_column_of_its_own(tmp_path: Path, others: str):
    plan = plan_rows(tmp_path, *SPLIT[:3], header=("TT", others, "Tên", "Ngày sinh", "Số thẻ"))
    assert names(plan) == NAMES[:3]
    assert not {"column_not_taken", "given_names_beside"} & set(codes(plan.findings))


def test_a_heading_over_two_columns(tmp_path: Path):
    header = ("TT", "Họ và tên", None, "Ngày sinh", "Số thẻ")
    plan = plan_rows(tmp_path, (None, "Chi bộ A"), *SPLIT[:3], header=header)
    assert names(plan) == NAMES[:3]
    assert place(found(plan, "given_names_beside")) == ("Sheet1", 1, "C")
    assert "column_without_header" not in codes(plan.findings)


def test_headings_in_two_rows(tmp_path: Path):
    rows = [
        ("TT", "Họ và tên", None, "Ngày sinh", "Số thẻ"),
        (None, "Họ, đệm", "Tên", None, None),
        *SPLIT[:3],
    ]
    assert names(plan_import(write_xlsx(tmp_path / "a.xlsx", rows), NOBODY)) == NAMES[:3]


def test_a_column_to_sort_by_is_not_put_behind_the_whole_name(tmp_path: Path):
    header = ("Họ và tên", "Tên", "Ngày sinh")
    plan = plan_rows(tmp_path, ("Nguyễn Văn An", "An", "1966"), header=header)
    assert names(plan) == ["Nguyễn Văn An"]


def test_without_the_given_names_there_is_no_name(tmp_path: Path):
    with pytest.raises(Refused, match="name_column_missing"):
        plan_rows(tmp_path, SPLIT[0], header=("TT", "Họ đệm", None, "Ngày sinh", "Số thẻ"))


@pytest.mark.parametrize(
    "beside",
    [
        ("Nam", "Nữ", "Nam", "Nữ", "Nam"),
        ("Kinh", "Kinh", "Kinh", "Tày", "Kinh"),
        ("x", None, None, "x", None),
        (1, 2, 3, 4, 5),
        (None, None, None, None, "An"),
        ("Phó Chủ tịch Hội", "Chánh Văn phòng", "Hội viên từ lâu", "Bí thư chi bộ", "An"),
    ],
)
def test_another_column_without_a_heading_is_no_given_name(
    tmp_path: Path, beside: Sequence[object]
):
    rows = [(f"Lê Văn {'ABCDE'[n]}", cell, f"196{n}") for n, cell in enumerate(beside)]
    plan = plan_rows(tmp_path, *rows, header=("Họ và tên", None, "Ngày sinh"))
    assert names(plan) == [name for name, *_ in rows]
    assert "column_without_header" in codes(plan.findings)


def test_a_column_that_somebody_leaves_out_stays_out(tmp_path: Path):
    rows = [("Họ và tên", None, "Ngày sinh"), ("Lê Văn", "An", "1966"), ("Lê Thị", "Hoa", "1967")]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    assert names(plan_import(path, NOBODY)) == ["Lê Văn An", "Lê Thị Hoa"]
    said = Choices(columns={1: ""})
    assert names(plan_import(path, NOBODY, said)) == ["Lê Văn", "Lê Thị"]


def plan_branches(folder: Path, *told: object) -> ImportPlan:
    """The plan of a list in whose column of branches this stands."""
    rows = [(f"Lê Văn {'ABCDEFGH'[n]}", cell, f"196{n}") for n, cell in enumerate(told)]
    return plan_rows(folder, *rows, header=("Họ và tên", "Chi bộ", "Ngày sinh"))


def test_a_branch_in_the_first_of_its_rows_is_that_of_the_others(tmp_path: Path):
    plan = plan_branches(tmp_path, "Chi bộ A", None, None, "Chi bộ B", None)
    assert branches(plan) == ["Chi bộ A"] * 3 + ["Chi bộ B"] * 2
    assert place(found(plan, "branch_named_once")) == ("Sheet1", 1, "B")


def test_a_branch_is_named_once_also_beside_a_name_of_one_word(tmp_path: Path):
    rows = [
        ("Họ đệm", "Tên", "Ngày vào Đảng", "Chi bộ"),
        (None, "Mẩy", "19/3/1966", "Chi bộ A"),
        ("Nguyễn Văn", "An", "19/5/1966", None),
        ("Trần Thị", "Bưởi", "19/5/1967", "Chi bộ B"),
        ("Lý", "Cam", "19/5/1968", None),
    ]
    plan = plan_rows(tmp_path, *rows[1:], header=rows[0])
    assert branches(plan) == ["Chi bộ A"] * 2 + ["Chi bộ B"] * 2


@pytest.mark.parametrize(
    "told",
    [
        ("Chi bộ A", "Chi bộ A", None, None, None),  # who writes it twice writes it always
        (None, "Chi bộ A", None, None, None),
        ("Chi bộ A", "Chi bộ B", "Chi bộ C", None, "Chi bộ D"),
    ],
)
def test_a_branch_left_out_is_not_guessed(tmp_path: Path, told: Sequence[object]):
    plan = plan_branches(tmp_path, *told)
    assert branches(plan) == list(told)


@pytest.mark.parametrize("ditto", ['"', "nt", "Như trên", "-nt-", "〃"])
def test_the_same_as_above(tmp_path: Path, ditto: str):
    plan = plan_branches(tmp_path, "Chi bộ A", ditto, "Chi bộ B", ditto, ditto)
    assert branches(plan) == ["Chi bộ A"] * 2 + ["Chi bộ B"] * 3
    assert codes(plan.findings).count("branch_as_above") == 3


def test_there_may_be_nothing_above(tmp_path: Path):
    plan = plan_branches(tmp_path, '"', "Chi bộ A")
    assert branches(plan) == [None, "Chi bộ A"]
    assert plan.rows[0].member.as_written == {"branch": '"'}
