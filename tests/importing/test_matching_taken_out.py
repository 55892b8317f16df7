"""Whom a row is about where somebody alike was taken out of the registry: asked, never assumed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.people import member, registry
from tests.importing.support import fates, found, write_xlsx
from vusta_desk.domain.member import Member
from vusta_desk.domain.registry_json import to_document
from vusta_desk.importing.plan import plan_import

HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "CCCD", "Ngày vào Đảng", "Ghi chú")
CARD, OTHER_CARD = "35497128", "11111111"
ID, OTHER_ID = "012084990569", "099999999999"

LAN = member("M0007", "Lê Thị Lan", birth_date="1960-05-01", card_number=CARD, personal_id=ID)
HOA = member("M0008", "Vũ Hoa", birth_date="1970", card_number=OTHER_CARD, personal_id=OTHER_ID)
OUT = member("M0030", "Đỗ Văn Ra", birth_date="1955", card_number="22222222")
SET_ASIDE = replace(registry(LAN, HOA), taken_out=(OUT,))


@pytest.mark.parametrize(
    "row",
    [
        ("Đỗ Văn Ra", "1955", "22222222", "", "", ""),
        ("Đỗ Văn Ra", "1955", "", "", "", ""),
        ("Đỗ Văn Ra", "", "", "", "1980", ""),
        ("Đỗ Ra", "", "22222222", "", "", ""),
    ],
)
def test_whoever_was_taken_out_is_unsure_and_named(tmp_path: Path, row: tuple[object, ...]):
    plan = plan_import(write_xlsx(tmp_path / "list.xlsx", [HEADER, row]), SET_ASIDE)
    assert fates(plan) == ["unsure"]
    problem = found(plan, "person_taken_out")
    assert (problem.details["candidates"], problem.details["names"]) == (
        ("M0030",),
        ("Đỗ Văn Ra",),
    )


def test_a_second_record_that_was_taken_out_does_not_stand_in_the_way(tmp_path: Path):
    twice = replace(registry(LAN, HOA), taken_out=(replace(LAN, key="M0030"),))
    row = ("Lê Thị Lan", "1960-05-01", CARD, ID, "", "")
    plan = plan_import(write_xlsx(tmp_path / "list.xlsx", [HEADER, row]), twice)
    assert [planned.member.key for planned in plan.rows] == ["M0007"]


def test_no_key_of_one_who_was_taken_out_is_given_again(tmp_path: Path):
    rows = [HEADER, ("Lý Mới", "1990", "", "", "", ""), ("Đỗ Văn Ra", "1955", "", "", "", "")]
    plan = plan_import(write_xlsx(tmp_path / "list.xlsx", rows), SET_ASIDE)
    assert [planned.member.key for planned in plan.rows] == ["M0031", "M0032"]


@pytest.mark.parametrize(
    ("theirs", "fate", "code"),
    [
        (OUT, "unsure", "person_taken_out"),
        (replace(OUT, home="xã Khác"), "unsure", "person_taken_out"),
        (member("M0030", "Lý Khác", birth_date="1990"), "unsure", "key_of_another"),
        (replace(OUT, key="M0099"), "unsure", "person_taken_out"),
    ],
)
def test_a_registry_that_names_one_who_was_taken_out(
    tmp_path: Path, theirs: Member, fate: str, code: str
):
    path = tmp_path / "registry.json"
    path.write_text(json.dumps(to_document(registry(theirs))), encoding="utf-8")
    plan = plan_import(path, SET_ASIDE)
    assert fates(plan) == [fate]
    assert found(plan, code).details["names"] == ("Đỗ Văn Ra",)
