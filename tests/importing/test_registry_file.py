"""Registry documents: an equal registry in a new file, keys kept, nobody mixed up."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from tests.helpers.people import badge, branch, member, registry
from tests.helpers.strategies import registries
from tests.importing.support import NOBODY, codes, fates, found, taken
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Committee, Registry
from vusta_desk.domain.registry_json import to_document
from vusta_desk.importing.choices import Choices
from vusta_desk.importing.plan import ImportPlan, plan_import


def plan_of(folder: Path, told: Registry, known: Registry = NOBODY) -> ImportPlan:
    path = folder / "registry.json"
    path.write_text(json.dumps(to_document(told), ensure_ascii=False), encoding="utf-8")
    return plan_import(path, known)


@given(registries())
def test_an_equal_registry_arrives_in_a_new_file(told: Registry):
    with TemporaryDirectory() as folder:
        plan = plan_of(Path(folder), told, Registry(Committee("", "", ""), (), ()))
        assert plan.committee == told.committee
        assert taken(plan) == replace(told, committee=taken(plan).committee)
        again = plan_of(Path(folder), told, told)
        assert set(fates(again)) <= {"same"}
        assert not again.branches


def test_members_are_matched_by_key_first(tmp_path: Path):
    ours = member("M0001", "Lê Lan", home="Huế", badges=[30, badge(40)])
    theirs = replace(ours, name="Lê Thị Lan", home=None, badges=(badge(40, "2021", decision="1"),))
    plan = plan_of(tmp_path, registry(theirs), registry(ours))
    assert fates(plan) == ["changed"]
    assert [change.field for change in plan.rows[0].changes] == ["name", "badges"]
    assert plan.rows[0].member == replace(theirs, home="Huế")


def test_unknown_key_of_a_known_person(tmp_path: Path):
    ours = member("M0001", "Lê Lan", card_number="35497128")
    plan = plan_of(tmp_path, registry(replace(ours, key="X1")), registry(ours))
    assert [(row.fate.value, row.member.key) for row in plan.rows] == [("same", "M0001")]


def test_key_of_another_person_is_unsure(tmp_path: Path):
    ours = member("M0001", "Lê Lan", birth_date="1950")
    plan = plan_of(
        tmp_path, registry(replace(ours, name="Vũ Hoa", birth_date=None)), registry(ours)
    )
    assert fates(plan) == ["changed"]
    other = registry(member("M0001", "Vũ Hoa", birth_date="1970"), member("M0002", "Lê Ba"))
    plan = plan_of(tmp_path, other, registry(ours))
    assert [(row.fate.value, row.member.key) for row in plan.rows] == [
        ("unsure", "M0003"),
        ("new", "M0002"),
    ]
    assert found(plan, "key_of_another").details["names"] == ("Lê Lan",)


def test_namesakes_of_one_registry_stay_two(tmp_path: Path):
    told = registry(*(member(f"M000{n}", "Lê Lan", birth_date="1950-01-01") for n in (1, 2)))
    assert fates(plan_of(tmp_path, told)) == ["new", "new"]


def test_branches_keep_their_keys_where_they_are_free(tmp_path: Path):
    ours = registry(branches=[branch("B01", "Chi bộ A"), branch("B02", "Chi bộ B")])
    theirs = registry(
        member("M0001", branch="B01"),
        member("M0002", "Lê Hai", branch="B02"),
        member("M0003", "Lê Ba", branch="B07"),
        branches=[
            branch("B01", "Chi bộ khác"),
            branch("B02", "CHI BỘ A"),
            branch("B07", "Chi bộ C"),
        ],
    )
    plan = plan_of(tmp_path, theirs, ours)
    assert [(b.key, b.name) for b in plan.branches] == [("B08", "Chi bộ khác"), ("B07", "Chi bộ C")]
    assert [row.member.branch for row in plan.rows] == ["B08", "B01", "B07"]
    assert found(plan, "branch_kept").details == {"name": "Chi bộ A"}


def test_findings_on_members_are_with_their_rows(tmp_path: Path):
    document = to_document(registry(member(), member("M0002", "Lê Hai")))
    document["members"][1]["birth_date"] = "1950-02-30"  # type: ignore[index]
    document["strange"] = 1
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document), encoding="utf-8-sig")
    plan = plan_import(path, NOBODY)
    assert codes(plan.findings)[0] == "unknown_key"
    assert "value_not_understood" in codes(plan.rows[1].findings)
    assert {finding.place.file for finding in plan.findings} == {"a.json"}
    assert plan.rows[1].member.as_written == {"birth_date": "1950-02-30"}


def test_member_without_a_name_is_refused(tmp_path: Path):
    plan = plan_of(tmp_path, registry(member(), member("M0002", "")))
    assert fates(plan) == ["new", "refused"]
    assert "name_missing" in codes(plan.rows[1].findings)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "json_not_read"),
        (b"\xff\xfe", "json_not_read"),
        (b"[" * 100_000, "json_not_read"),
        (b"[]", "not_a_registry"),
        (b'{"format": "khac"}', "not_a_registry"),
        (b'{"format": "vusta-registry/9"}', "registry_newer"),
    ],
    ids=["broken", "bytes", "deep", "list", "other", "newer"],
)
def test_what_is_no_registry(tmp_path: Path, content: bytes, code: str):
    path = tmp_path / "a.JSON"
    path.write_bytes(content)
    with pytest.raises(Refused, match=code):
        plan_import(path, NOBODY)


def test_a_registry_has_no_sheets(tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(Refused, match="sheet_unknown"):
        plan_import(path, NOBODY, Choices(sheet="1"))
