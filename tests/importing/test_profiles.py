"""Kinds of list: the official workbooks, registers of badges, lists of branches."""

import json
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.people import COMMITTEE, member, registry
from tests.importing.support import (
    HEADER,
    NOBODY,
    OFFICE_LIST,
    SAMPLES,
    codes,
    counted,
    fates,
    found,
    plan_rows,
    taken,
    write_csv,
    write_xlsx,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, Branch, BranchKind, Registry
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.choices import Choices, Learned, RowId
from vusta_desk.importing.columns.profiles import profiles
from vusta_desk.importing.fates.planned import PlannedRow
from vusta_desk.importing.plan import ImportPlan, plan_import
from vusta_desk.importing.shipped import read_shipped

EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
CENTRAL = SAMPLES / "DS_DANGVIEN.xlsx"
COLLECTION = SAMPLES / "mau-thu-thap-du-lieu.xlsx"
LAN = member(
    "M0001", "Lê Thị Lan", birth_date="1950-01-01", card_number="11111111", home="Phú Mỹ, Nam Định"
)
BINH = member("M0002", "Vũ Văn Bình", birth_date="1955", card_number="22222222")
KNOWN = registry(LAN, BINH)


@cache
def office() -> Registry:
    return taken(plan_import(OFFICE_LIST, NOBODY))


def changes(plan: ImportPlan, field: str) -> dict[str, tuple[object, object]]:
    """What becomes of a field, by the keys of those for whom it changes."""
    return {
        row.member.key: (change.ours, change.theirs)
        for row in plan.rows
        for change in row.changes
        if change.field == field
    }


def is_fuller(ours: object, theirs: object) -> bool:
    return str(theirs).startswith(str(ours)) and theirs != ours


@pytest.mark.parametrize(
    ("name", "profile"),
    [
        ("danh-sach-dang-vien.xlsx", "list"),
        ("DS_DANGVIEN.xlsx", "central"),
        ("mau-thu-thap-du-lieu.xlsx", "collection"),
        ("chi-bo-gui-len.csv", "list"),
        ("danh-sach-cu-VnTime.xls", "list"),
    ],
)
def test_samples_are_taken_for_what_they_are(name: str, profile: str):
    assert plan_import(SAMPLES / name, NOBODY).profile == profile


def test_central_export_over_the_office_list_without_one_false_change():
    plan = plan_import(CENTRAL, office())
    differ = EXPECTED["central_diff"]
    every = {change.field for row in plan.rows for change in row.changes}
    assert every == {"card_number", "card_number_old", "birth_date", "admission_date", "branch"}
    assert all(is_fuller(*change) for change in changes(plan, "birth_date").values())
    dates = changes(plan, "admission_date")
    assert {k for k, change in dates.items() if not is_fuller(*change)} == {
        f"M{n:04d}" for n in differ["date"]
    }
    assert set(changes(plan, "branch")) == {f"M{n:04d}" for n in differ["branch"]}
    cards, old = changes(plan, "card_number"), changes(plan, "card_number_old")
    assert all(len(str(new)) == 12 and old[key][1] == ours for key, (ours, new) in cards.items())
    assert Counter(fates(plan)) == {"changed": 751, "new": len(differ["extra"])}
    assert not plan.branches
    assert not plan.branch_questions
    assert not plan.changed_branches


def test_collection_workbook_over_the_office_list_without_one_false_change():
    plan = plan_import(COLLECTION, office())
    assert set(fates(plan)) == {"changed"}
    every = {change.field for row in plan.rows for change in row.changes}
    assert every == {
        "card_number", "card_number_old", "birth_date", "admission_date", "sex", "as_written",
    }  # fmt: skip
    for field in ("birth_date", "admission_date"):
        assert all(is_fuller(*change) for change in changes(plan, field).values())
    assert {ours for ours, _ in changes(plan, "sex").values()} == {None}
    words = changes(plan, "as_written").values()
    assert all((ours, theirs) == ({"sex": "x"}, {}) for ours, theirs in words)
    cards, old = changes(plan, "card_number"), changes(plan, "card_number_old")
    assert all(len(str(new)) == 12 and old[key][1] == ours for key, (ours, new) in cards.items())
    assert not plan.branches
    assert not plan.branch_questions


CENTRAL_HEADER = (
    "STT", "Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp",
    "Chi bộ đang sinh hoạt", "Chi bộ nơi cư trú", "Trạng thái",
)  # fmt: skip


def test_a_name_in_the_central_export_is_offered_and_never_taken(tmp_path: Path):
    row = (1, "LÊ THỊ LÀN", "11111111", None, "01/01/1950", "01/05/1970", None, "Chi bộ Tổ 1")
    plan = plan_rows(tmp_path, row, known=KNOWN, header=CENTRAL_HEADER)
    assert plan.profile == "central"
    (planned,) = plan.rows
    assert planned.member.name == "Lê Thị Lan"
    assert [change.field for change in planned.changes] == ["admission_date"]
    assert ("name", "Lê Thị Làn") in [(offer.field, offer.theirs) for offer in planned.offers]
    assert not plan.branches


def test_the_residence_is_no_branch_even_by_a_name_of_the_office(tmp_path: Path):
    header = [*CENTRAL_HEADER[:6], *CENTRAL_HEADER[7:]]
    path = write_xlsx(tmp_path / "a.xlsx", [header, (1, "LÊ LAN", *[None] * 4, "Tổ 1")])
    plan = plan_import(path, NOBODY, learned=Learned(headers={"chi bo noi cu tru": "branch"}))
    assert (plan.rows[0].member.branch, plan.branches) == (None, ())


def test_the_home_of_the_collection_workbook_is_offered(tmp_path: Path):
    header = (
        "Họ và tên *", "Sinh ngày *", "Số định danh cá nhân *", "Số thẻ theo quyết định 85",
        "Tổ chức Đảng đang sinh hoạt *", "Quê quán - Tỉnh *", "Quê quán - Địa chỉ chi tiết *",
        "Đề nghị xóa",
    )  # fmt: skip
    rows = [
        ("LÊ THỊ LAN", "01/01/1950", None, "11111111", None, "Ninh Bình", "Phú Mỹ"),
        ("VŨ VĂN BÌNH", "1955", None, "22222222", None, "Huế", None),
    ]
    lan, binh = plan_rows(tmp_path, *rows, known=KNOWN, header=header).rows
    assert (lan.fate.value, lan.member.home) == ("same", "Phú Mỹ, Nam Định")
    assert [(o.field, o.theirs) for o in lan.offers if o.theirs] == [("home", "Phú Mỹ, Ninh Bình")]
    assert "kept_by_kind_of_list" in codes(lan.findings)
    assert (binh.fate.value, binh.member.home) == ("changed", "Huế")


REGISTER = ("TT", "Họ và tên", "Năm sinh", "Số thẻ ĐV", "Huy hiệu", "Số HHĐ", "Số QĐ", "Ngày QĐ")


def only_row(plan: ImportPlan) -> PlannedRow:
    (row,) = plan.rows
    return row


def test_a_register_of_badges_gives_each_person_all_badges(tmp_path: Path):
    plan = plan_rows(
        tmp_path,
        (1, "Lê Thị Lan", "01/01/1950", "11.111111", 40, "A 123", "12-QĐ/ĐU", "19/05/2010"),
        (2, "Lê Thị Lan", "02/01/1950", "11.111111", "50 năm", "B 7", None, "11/2020"),
        (3, "Lê Thị Lan", None, "11.111111", "50 năm tuổi Đảng", None, "15-QĐ/ĐU", None),
        known=KNOWN,
        header=REGISTER,
    )
    row = only_row(plan)
    assert (plan.profile, row.member.key) == ("badges", "M0001")
    assert row.member.badges == (
        Badge(40, PartialDate(2010, 5, 19), decision="12-QĐ/ĐU", serial="A 123"),
        Badge(50, PartialDate(2020, 11), decision="15-QĐ/ĐU", serial="B 7"),
    )
    assert row.member.birth_date == LAN.birth_date
    joined = [f.place.row for f in plan.findings if f.code == "rows_of_one_person"]
    assert joined == [3, 4]


def test_a_register_of_badges_makes_nobody_and_changes_nothing_else(tmp_path: Path):
    plan = plan_rows(
        tmp_path,
        (1, "Lê Thị Lan", "01/01/1950", "11111111", 40, "A1", None, "2010"),
        (2, "Vũ Văn Bình", "03/04/1955", "22222222", 30, "A2", None, None),
        (3, "Trần Lạ", "1960", "33333333", 30, "A3", None, None),
        known=KNOWN,
        header=REGISTER,
    )
    assert fates(plan) == ["changed", "changed", "unsure"]
    assert found(plan, "not_in_registry").place.row == 4
    binh = plan.rows[1]
    assert [change.field for change in binh.changes] == ["badges"]
    assert [offer.field for offer in binh.offers if offer.theirs] == ["birth_date"]
    assert "kept_by_kind_of_list" in codes(binh.findings)


def test_what_we_do_not_know_a_register_offers_without_a_word(tmp_path: Path):
    row = (2, "Vũ Văn Bình", "03/04/1955", "22222222", 30, "A2", None, None)
    known = registry(replace(BINH, birth_date=None))
    (binh,) = plan_rows(tmp_path, row, known=known, header=REGISTER).rows
    assert [offer.field for offer in binh.offers if offer.theirs] == ["birth_date"]
    assert "kept_by_kind_of_list" not in codes(binh.findings)


def test_a_person_may_be_said_to_be_new_all_the_same(tmp_path: Path):
    rows = [REGISTER, (1, "Trần Lạ", "1960", "33333333", 30, "A3", None, None)]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    plan = plan_import(path, KNOWN, Choices(people={RowId("Sheet1", 2): None}))
    assert fates(plan) == ["new"]


def test_rows_that_are_joined_lose_nothing(tmp_path: Path):
    plan = plan_rows(
        tmp_path,
        (1, "Lê Thị Lan", "01/01/1950", None, "huy hiệu cũ", "A1", None, None),
        (2, "Lê Thị Lan", "01/01/1950", "11111111", "40 và 50", None, None, None),
        (3, "Lê Thị Lan", "01/01/1950", None, "mất", None, None, "khoảng 1990"),
        (4, None, "1960", None, 30, "A4", None, None),
        known=KNOWN,
        header=REGISTER,
    )
    assert fates(plan) == ["changed", "refused"]
    lan = plan.rows[0].member
    assert [badge.level for badge in lan.badges] == [40, 50]
    assert lan.as_written["badges"] == "huy hiệu cũ; mất; khoảng 1990"
    said = [f.place.row for f in plan.findings if f.code == "badges_not_understood"]
    assert said == [4, 2]


def test_badges_of_two_people_are_never_put_together(tmp_path: Path):
    first = (1, "Vũ Hùng", "1950", "11111111", 30, "A1", "1-QĐ", "2005")
    for second in (
        (2, "Vũ Hưng", "1950", None, 40, "A2", "2-QĐ", "2010"),
        (2, "Vũ Hùng", "1950", "22222222", 40, "A2", "2-QĐ", "2010"),
        (2, "Vũ Hưng", "1951", "11111111", 40, "A2", "2-QĐ", "2010"),
    ):
        plan = plan_rows(tmp_path, first, second, known=KNOWN, header=REGISTER)
        assert [[b.level for b in row.member.badges] for row in plan.rows] == [[30], [40]], second


def test_a_row_that_may_be_of_either_namesake_is_joined_with_neither(tmp_path: Path):
    plan = plan_rows(
        tmp_path,
        (1, "Vũ Hùng", "1950", "11111111", 30, "A1", None, None),
        (2, "Vũ Hùng", "1950", "22222222", 40, "A2", None, None),
        (3, "Vũ Hùng", "1950", None, 50, "A3", None, None),
        (4, "VŨ HÙNG", "1950", "22222222", 55, "A4", None, None),
        known=KNOWN,
        header=REGISTER,
    )
    levels = [[badge.level for badge in row.member.badges] for row in plan.rows]
    assert levels == [[30], [40, 55], [50]]


def test_the_register_adds_number_and_decision_to_a_badge_on_record(tmp_path: Path):
    known = replace(LAN, badges=(Badge(40, PartialDate(2010, 5, 19), decision="9-QĐ"), Badge(50)))
    plan = plan_rows(
        tmp_path,
        (1, "Lê Thị Lan", "01/01/1950", "11.111111", 40, "A 123", None, "2010"),
        (2, "Lê Thị Lan", "01/01/1950", "11.111111", 50, "B 7", "15-QĐ", "11/2020"),
        known=registry(known),
        header=REGISTER,
    )
    assert only_row(plan).member.badges == (
        Badge(40, PartialDate(2010, 5, 19), decision="9-QĐ", serial="A 123"),
        Badge(50, PartialDate(2020, 11), decision="15-QĐ", serial="B 7"),
    )


def test_a_badge_without_its_years_is_said(tmp_path: Path):
    row = (1, "Lê Thị Lan", None, "11111111", None, "A 5", None, "2010")
    plan = plan_rows(tmp_path, row, known=KNOWN, header=REGISTER)
    assert found(plan, "badge_without_level").place.column == "E"
    assert only_row(plan).member.badges == ()
    assert "A 5" in only_row(plan).member.as_written["badges"]


def test_the_same_register_twice_changes_nothing(tmp_path: Path):
    rows = [
        (1, "Lê Thị Lan", "01/01/1950", "11111111", 40, "A1", "1-QĐ", "2010"),
        (2, "Lê Thị Lan", "01/01/1950", "11111111", 50, "A9", "9-QĐ", "2020"),
    ]
    once = plan_rows(tmp_path, *rows, known=KNOWN, header=REGISTER)
    again = plan_rows(tmp_path, *rows, known=taken(once, KNOWN), header=REGISTER)
    assert fates(again) == ["same"]


def test_an_ordinary_list_with_badges_is_no_register(tmp_path: Path):
    plan = plan_rows(tmp_path, (1, "Lê An", *[None] * 6, "40"), header=(*HEADER, "HHĐ đã nhận"))
    assert (plan.profile, fates(plan)) == ("list", ["new"])


BRANCHES = ("TT", "Tên chi bộ", "Loại hình", "Ngày thành lập", "Ngày giải thể", "Ghi chú")
OURS = Registry(
    COMMITTEE,
    (
        Branch("B01", "Chi bộ Cơ quan Hội Toán học Việt Nam", None, PartialDate(1995, 3, 2)),
        Branch("B02", "Chi bộ Cơ quan Tổng hội Địa chất Việt Nam"),
    ),
    (LAN,),
)
ROWS = (
    (1, 2, 3, 4, 5, 6),
    (1, "CB Hội Toán học VN", "Cơ quan hội ngành", "1995", None, None),
    (2, "Viện Kinh tế Sinh thái", "Tổ chức KH&CN", "5/2001", "01/07/2024", "sáp nhập"),
    (3, "CB Hội Địa chất", "Hội ngành", None, None, None),
    (4, "Tạp chí Thế giới mới", "nhóm lạ", None, None, None),
    BRANCHES,
    (None, "Tổng cộng: 4 chi bộ"),
)


def test_a_list_of_branches_is_about_branches(tmp_path: Path):
    plan = plan_rows(tmp_path, *ROWS, known=OURS, header=BRANCHES)
    assert (plan.profile, plan.rows) == ("branches", ())
    assert plan.changed_branches == (replace(OURS.branches[0], kind=BranchKind.ASSOCIATION),)
    assert plan.branches == (
        Branch(
            "B03",
            "Viện Kinh tế Sinh thái",
            BranchKind.SCIENCE_ORG,
            PartialDate(2001, 5),
            PartialDate(2024, 7, 1),
        ),
        Branch("B04", "Tạp chí Thế giới mới"),
    )
    assert [question.name for question in plan.branch_questions] == ["CB Hội Địa chất"]
    assert counted(plan) == {
        "branch_read_as": 1, "branch_changed": 1, "branch_new": 2, "branch_unsure": 1,
        "branch_kind_not_understood": 1,
    }  # fmt: skip
    assert found(plan, "branch_kind_not_understood").place.row == 6


def test_a_list_of_branches_twice_changes_nothing(tmp_path: Path):
    once = plan_rows(tmp_path, *ROWS, known=NOBODY, header=BRANCHES)
    known = Registry(COMMITTEE, once.branches, ())
    again = plan_rows(tmp_path, *ROWS, known=known, header=BRANCHES)
    assert (again.branches, again.changed_branches) == ((), ())


def test_a_list_of_branches_in_csv(tmp_path: Path):
    path = write_csv(tmp_path / "a.csv", [BRANCHES, *ROWS[1:3]], ",")
    plan = plan_import(path, NOBODY)
    assert [branch.name for branch in plan.branches] == [
        "CB Hội Toán học VN", "Viện Kinh tế Sinh thái",
    ]  # fmt: skip


def test_a_kind_of_list_may_be_said(tmp_path: Path):
    rows = [("TT", "Tên chi bộ", "Ghi chú"), (1, "Chi bộ Hội A", None)]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    with pytest.raises(Refused, match="header_not_found"):
        plan_import(path, NOBODY)
    plan = plan_import(path, NOBODY, Choices(profile="branches"))
    assert [branch.name for branch in plan.branches] == ["Chi bộ Hội A"]
    assert plan_import(CENTRAL, NOBODY, Choices(profile="list")).profile == "list"


def test_what_the_program_knows_of_lists_may_be_damaged(tmp_path: Path):
    with pytest.raises(Refused, match="list_words_damaged") as refusal:
        read_shipped("headers.toml", tmp_path)
    assert refusal.value.details == {"file": "headers.toml"}
    (tmp_path / "headers.toml").write_text("fields = [", "utf-8")
    with pytest.raises(Refused, match="list_words_damaged"):
        read_shipped("headers.toml", tmp_path)


def test_a_kind_there_is_not_is_refused():
    with pytest.raises(Refused, match="profile_unknown") as refusal:
        plan_import(CENTRAL, NOBODY, Choices(profile="phiếu"))
    assert refusal.value.details == {
        "name": "phiếu",
        "profiles": ("collection", "central", "badges", "branches", "list"),
    }
    assert [profile.id for profile in profiles()][-1] == "list"
