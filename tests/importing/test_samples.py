"""The five samples arrive as `expected.json` says, and arrive only once."""

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from tests.importing.support import NOBODY, OFFICE_LIST, SAMPLES, counted, fates, place, taken
from vusta_desk.domain.findings import has_errors
from vusta_desk.domain.member import Member, Registry, Sex, StandingKind
from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.plan import ImportPlan, plan_import

EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
PRECISION = {"year": 4, "month": 7}  # characters of an ISO date


@cache
def sample(name: str) -> ImportPlan:
    return plan_import(SAMPLES / name, NOBODY)


@cache
def office() -> Registry:
    return taken(sample(OFFICE_LIST.name))


def as_written(day: str | None, style: str) -> str | None:
    return day and day[: PRECISION.get(style, 10)]


def told(plan: ImportPlan, member: Member) -> dict[str, Any]:
    """A member in the terms of `expected.json`."""
    branches = {branch.key: branch.name for branch in plan.branches}
    dates = (member.birth_date, member.admission_decision_date, member.admission_date)
    birth, decision, admitted = (None if day is None else str(day) for day in dates)
    return {
        "name": member.name,
        "branch": branches[member.branch or ""],
        "birth": birth,
        "decision": decision,
        "admitted": admitted,
        "official": None if member.official_date is None else str(member.official_date),
        "card": member.card_number,
        "cccd": member.personal_id,
        "held": [badge.level for badge in member.badges],
        "exempt": [entry.standing for entry in member.standings] == [StandingKind.EXEMPT],
    }


def expected(person: dict[str, Any]) -> dict[str, Any]:
    """A person of `expected.json` as precisely as the office list gives the dates."""
    result = {key: value for key, value in person.items() if key not in ("no", "birth_style")}
    style = result.pop("date_style")
    result["birth"] = as_written(person["birth"], person["birth_style"])
    result["decision"] = as_written(person["decision"], style)
    result["admitted"] = as_written(person["admitted"], style)
    return result


def test_office_list_arrives_exactly():
    plan = sample(OFFICE_LIST.name)
    assert [told(plan, row.member) for row in plan.rows] == [
        expected(person) for person in EXPECTED["office_list"]
    ]
    assert set(fates(plan)) == {"new"}
    assert [row.member.key for row in plan.rows] == [f"M{n:04d}" for n in range(1, 762)]


def test_office_list_has_its_branches_in_order():
    plan = sample(OFFICE_LIST.name)
    assert [branch.name for branch in plan.branches] == [b["name"] for b in EXPECTED["branches"]]
    assert [branch.key for branch in plan.branches] == [f"B{n:02d}" for n in range(1, 60)]


def test_office_list_is_repaired_openly_and_without_errors():
    plan = sample(OFFICE_LIST.name)
    assert not has_errors(plan.findings)
    assert counted(plan) == {
        "zeros_put_back": 234,
        "capitals_to_title_case": 62,
        "text_recomposed": 46,
        "spaces_removed": 34,
        "sex_not_understood": 14,
        "standing_undated": 8,
    }
    lost = next(f for f in plan.findings if f.code == "zeros_put_back")
    assert place(lost) == ("DS dang vien", 9, "J")
    assert lost.details == {
        "before": "50064930129",
        "after": "050064930129",
        "field": "personal_id",
    }
    assert lost.subject == "M0002"


def test_office_list_keeps_the_cross_in_the_sex_column_as_words():
    crossed = [
        row.member for row in sample(OFFICE_LIST.name).rows if "sex" in row.member.as_written
    ]
    assert {member.as_written["sex"] for member in crossed} == {"x"}
    assert {member.sex for member in crossed} == {None}


def test_office_list_has_dated_and_undated_badges():
    member = sample(OFFICE_LIST.name).rows[8].member
    assert [(badge.level, badge.date and str(badge.date)) for badge in member.badges] == [
        (40, "2021-04"),
        (45, None),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "danh-sach-dang-vien.xlsx",
        "DS_DANGVIEN.xlsx",
        "mau-thu-thap-du-lieu.xlsx",
        "chi-bo-gui-len.csv",
    ],
)
def test_a_list_taken_in_twice_changes_nothing(name: str):
    again = plan_import(SAMPLES / name, taken(sample(name)))
    assert set(fates(again)) == {"same"}
    assert not again.branches


def test_collection_workbook_arrives():
    plan = sample("mau-thu-thap-du-lieu.xlsx")
    for row, person in zip(plan.rows, EXPECTED["office_list"], strict=True):
        member = row.member
        assert (member.name, str(member.birth_date)) == (person["name"], person["birth"])
        assert str(member.admission_date) == person["admitted"]
        assert (member.card_number, member.card_number_old) == (person["cccd"], person["card"])
        assert member.personal_id == person["cccd"]
        assert member.sex in (Sex.MALE, Sex.FEMALE)
    not_taken = {f.details["header"] for f in plan.findings if f.code == "column_not_taken"}
    assert {"Dân tộc *", "Tôn giáo *", "Nơi cấp thẻ Đảng", "Số CMND cũ"} < not_taken
    assert not has_errors(plan.findings)


def test_central_export_differs_from_the_office_list_as_told():
    plan = plan_import(SAMPLES / "DS_DANGVIEN.xlsx", office())
    differ = EXPECTED["central_diff"]
    new = [row.member.personal_id or "" for row in plan.rows if row.fate.value == "new"]
    assert sorted(new) == sorted(differ["extra"])
    here = {row.member.key for row in plan.rows if row.fate.value != "new"}
    missing = [member.key for member in office().members if member.key not in here]
    assert missing == [f"M{n:04d}" for n in differ["missing"]]
    moved = [row.member.key for row in plan.rows for c in row.changes if c.field == "branch"]
    assert moved == [f"M{n:04d}" for n in differ["branch"]]


def test_central_export_brings_new_cards_and_moves_the_old_ones_aside():
    plan = plan_import(SAMPLES / "DS_DANGVIEN.xlsx", office())
    known = {member.key: member for member in office().members}
    changed = [row.member for row in plan.rows if row.fate.value == "changed"]
    assert len(changed) == 751
    assert all(len(member.card_number or "") == 12 for member in changed)
    assert all(member.card_number_old == known[member.key].card_number for member in changed)


def test_office_list_after_the_central_export_never_makes_a_date_less_precise():
    known = taken(plan_import(SAMPLES / "DS_DANGVIEN.xlsx", office()), office())
    plan = plan_import(OFFICE_LIST, known)
    changed = Counter(change.field for row in plan.rows for change in row.changes)
    assert changed == {"admission_date": 18, "branch": 14}
    assert counted(plan)["fuller_date_kept"] == 87


def test_branch_csv_arrives_and_knows_its_people():
    plan = sample("chi-bo-gui-len.csv")
    assert [(row.row, row.member.name) for row in plan.rows][:2] == [
        (2, "Đỗ Quang Lâm"),
        (3, "Nguyễn Mai Liên"),
    ]
    assert [branch.name for branch in plan.branches] == ["Chi bộ Cơ quan Hội Hóa học Việt Nam"]
    against_office = plan_import(SAMPLES / "chi-bo-gui-len.csv", office())
    assert Counter(fates(against_office)) == {"same": 10, "changed": 1}


def test_list_in_an_old_font_arrives_exactly():
    plan = sample("danh-sach-cu-VnTime.xls")
    people = [
        (row.member.name, row.member.name.isupper(), row.member.card_number) for row in plan.rows
    ]
    assert people == [(one["name"], one["upper"], one["card"]) for one in EXPECTED["legacy"]]
    assert set(fates(plan)) == {"new"}
    assert not has_errors(plan.findings)
    assert counted(plan) == {"old_font_read": 7, "text_from_old_font": 27}
    assert plan.rows[0].source[1] == "NguyÔn Mai Hßa"
    assert plan.encoding is Encoding.TCVN3
