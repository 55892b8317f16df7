"""Pairs found, compared, merged, told apart; the history of both, and everything undone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.people import badge, member, partial, registry
from tests.storage.support import content, refused
from tests.usecases.conftest import add, joined
from vusta_desk.domain.duplicates import Why
from vusta_desk.domain.member import Member
from vusta_desk.domain.merging import Side
from vusta_desk.storage import ceremonies as stored
from vusta_desk.usecases import (
    browse_members,
    ceremonies,
    duplicates,
    edit_member,
    import_members,
    upkeep,
)
from vusta_desk.usecases.browse_members import Query
from vusta_desk.usecases.edit_member import open_member, save
from vusta_desk.usecases.services import Services

TWINS = registry(
    joined("T1", "Lý Thị Mẫu", "1987-02-10", birth_date="1960-03-04", home="Huế", branch="B01"),
    joined(
        "T2",
        "LÍ THỊ MẪU",
        "1987-02-10",
        branch="B02",
        birth_date="1960-03",
        personal_id="001160000001",
        badges=[30],
    ),
    member("T3", "Lê Văn Khác", personal_id="001160000001"),
)


def bring_in(services: Services, *people: Member) -> None:
    add(services, replace(registry(*people), branches=()))


@pytest.fixture
def twins(office: Services) -> Services:
    bring_in(office, *TWINS.members)
    return office


def pairs(services: Services) -> list[tuple[tuple[str, str], tuple[Why, ...]]]:
    return [(row.keys, row.reasons) for row in duplicates.find(services)]


SAME_ID = (("T2", "T3"), (Why.SAME_ID,))
NEAR = (("T1", "T2"), (Why.BIRTH_LESS_PRECISE,))


def merge(services: Services, keep: str, other: str, **taken: Side) -> int:
    return duplicates.merge(services, duplicates.compare(services, keep, other, keep), taken)


def keys(services: Services, **query: Any) -> list[str]:
    ids = browse_members.listing(services, Query(**query))
    return [row.key for row in browse_members.rows(services, ids)]


def test_nobody_looks_like_anybody(office: Services, empty: Services) -> None:
    assert duplicates.find(office) == ()
    assert duplicates.count(office) == 0


def test_pairs_come_strongest_first_with_what_tells_them_apart(twins: Services) -> None:
    assert pairs(twins) == [SAME_ID, NEAR]
    near = duplicates.find(twins)[1]
    assert near.names == ("Lý Thị Mẫu", "LÍ THỊ MẪU")
    assert near.births == ("04/03/1960", "03/1960")
    assert near.branches == ("Chi bộ B01", "Chi bộ B02")
    assert duplicates.count(twins) == 2


def test_the_fuller_record_is_kept_unless_another_is_chosen(twins: Services) -> None:
    assert duplicates.compare(twins, "T3", "T2").keep.key == "T2"
    assert duplicates.compare(twins, "T2", "T3").keep.key == "T2"
    assert duplicates.compare(twins, "T2", "T3", "T3").keep.key == "T3"
    assert duplicates.compare(twins, "T2", "T3", "T2").other.key == "T3"


def test_what_is_merged_is_foreseen(twins: Services) -> None:
    seen = duplicates.compare(twins, "T1", "T2", "T1")
    assert seen.reasons == (Why.BIRTH_LESS_PRECISE,)
    assert {line.field: line.suggested for line in seen.lines if line.sides} == {
        "name": Side.KEEP,
        "birth_date": Side.KEEP,
        "home": Side.KEEP,
        "branch": Side.KEEP,
        "personal_id": Side.OTHER,
        "badges": Side.OTHER,
    }
    foreseen = duplicates.foresee(twins, seen, {"name": Side.OTHER})
    assert foreseen.texts["name"] == "LÍ THỊ MẪU"
    assert foreseen.texts["personal_id"] == "001160000001"
    number = merge(twins, "T1", "T2", name=Side.OTHER)
    assert open_member(twins, "T1").member == foreseen.member
    assert upkeep.history(twins, 1)[0].id == number
    assert upkeep.history(twins, 1)[0].title == "LÍ THỊ MẪU (T2) merged into LÍ THỊ MẪU (T1)"


def test_what_another_person_has_in_common_is_said_beforehand(twins: Services) -> None:
    seen = duplicates.compare(twins, "T1", "T2", "T1")
    codes = {found.code for found in duplicates.foresee(twins, seen, {}).findings}
    assert "personal_id_on_two_people" in codes


def test_the_other_is_taken_out_and_says_into_whom_it_went(twins: Services) -> None:
    merge(twins, "T1", "T2")
    gone = open_member(twins, "T2")
    assert gone.taken_out is not None
    assert gone.taken_out.merged_into == "T1"
    assert "Lý Thị Mẫu" in gone.taken_out.reason
    assert gone.merged_into == "Lý Thị Mẫu"
    assert gone.member == TWINS.members[1]
    assert "T2" in keys(twins, taken_out=True)
    assert "T2" not in keys(twins)
    with refused("member_was_merged"):
        edit_member.put_back(twins, "T2")


def test_records_merged_are_not_held_against_each_other(twins: Services) -> None:
    merge(twins, "T2", "T3")
    for key in ("T2", "T3"):
        codes = {found.code for found in edit_member.check(twins, open_member(twins, key).member)}
        assert not codes & {"personal_id_on_two_people", "maybe_taken_out_before"}


def test_undo_brings_both_back(twins: Services) -> None:
    before = content(twins.data)
    number = merge(twins, "T1", "T2")
    after = content(twins.data)
    undone = upkeep.undo(twins, number)
    assert content(twins.data) == before
    assert pairs(twins) == [SAME_ID, NEAR]
    upkeep.undo(twins, undone)
    assert content(twins.data) == after


def test_later_work_on_the_record_stands_in_the_way_and_is_named(twins: Services) -> None:
    number = merge(twins, "T1", "T2")
    opened = open_member(twins, "T1")
    save(twins, replace(opened.member, home="Hà Nội"), opened)
    with refused("undo_blocked") as refusal:
        upkeep.undo(twins, number)
    assert refusal().details["rows"] == (("member", "T1", "Lý Thị Mẫu"),)
    upkeep.undo_rest(twins, number)
    assert open_member(twins, "T2").taken_out is None
    assert open_member(twins, "T1").member.home == "Hà Nội"


def test_the_history_of_both_stands_with_the_kept_record(twins: Services) -> None:
    opened = open_member(twins, "T2")
    save(twins, replace(opened.member, home="Vinh"), opened)
    number = merge(twins, "T1", "T2")
    told = edit_member.member_history(twins, "T1")
    assert [(change.operation, change.merged) for change in told] == [
        (number, ""),
        (number - 1, "T2"),
        (number - 2, ""),
        (number - 2, "T2"),
    ]
    assert told[0].title.endswith("merged into Lý Thị Mẫu")
    upkeep.undo(twins, number)
    assert {change.merged for change in edit_member.member_history(twins, "T1")} == {""}


def test_a_merging_that_added_nothing_is_told_all_the_same(twins: Services) -> None:
    number = merge(twins, "T2", "T3", name=Side.KEEP)
    assert open_member(twins, "T2").member == TWINS.members[1]
    told = edit_member.member_history(twins, "T2")
    assert [(change.operation, change.merged) for change in told] == [
        (number, "T3"),
        (number - 1, ""),
        (number - 1, "T3"),
    ]


def test_a_record_merged_twice_over_brings_its_whole_history(twins: Services) -> None:
    merge(twins, "T2", "T3")
    merge(twins, "T1", "T2")
    told = edit_member.member_history(twins, "T1")
    assert {change.merged for change in told} == {"", "T2", "T3"}


def test_a_list_that_names_the_record_that_went_means_the_one_kept(
    twins: Services, tmp_path: Path
) -> None:
    """Over two mergings; nobody is asked about somebody taken out."""
    merge(twins, "T2", "T3", personal_id=Side.KEEP)
    merge(twins, "T1", "T2", personal_id=Side.KEEP)
    assert twins.registry().merged == {"T2": "T1", "T3": "T1"}
    path = tmp_path / "danh-sach.csv"
    path.write_text(
        "Họ và tên;Số định danh cá nhân;Chi bộ\nLê Văn Khác;001160000001;Chi bộ B01\n",
        encoding="utf-8",
    )
    (row,) = import_members.preview(twins, path).plan.rows
    assert (row.member.key, row.fate) == ("T1", "changed"), row.findings
    edit_member.take_out(twins, "T1", "nhập nhầm")
    assert twins.registry().merged == {}


def test_two_people_stay_two(twins: Services) -> None:
    number = duplicates.not_the_same(twins, "T3", "T2")
    assert pairs(twins) == [NEAR]
    (row,) = duplicates.apart(twins)
    assert (row.keys, row.reasons) == (("T2", "T3"), ())
    assert upkeep.history(twins, 1)[0].title == ("Not the same person: Lê Văn Khác and LÍ THỊ MẪU")
    duplicates.perhaps_the_same(twins, "T2", "T3")
    assert pairs(twins) == [SAME_ID, NEAR]
    assert duplicates.apart(twins) == ()
    upkeep.undo(twins, number + 1)
    assert pairs(twins) == [NEAR]


def test_of_those_known_apart_only_who_is_on_file_is_listed(twins: Services) -> None:
    duplicates.not_the_same(twins, "T2", "T3")
    edit_member.take_out(twins, "T3", "nhập nhầm")
    assert duplicates.apart(twins) == ()


def test_what_was_changed_meanwhile_is_not_merged_unseen(twins: Services) -> None:
    seen = duplicates.compare(twins, "T1", "T2")
    opened = open_member(twins, "T2")
    save(twins, replace(opened.member, home="Vinh"), opened)
    with refused("member_changed_meanwhile"):
        duplicates.merge(twins, seen, {})
    edit_member.take_out(twins, "T2", "nhập nhầm")
    with refused("member_taken_out"):
        duplicates.merge(twins, seen, {})
    with refused("member_taken_out"):
        duplicates.compare(twins, "T1", "T2")
    with refused("no_such_member"):
        duplicates.compare(twins, "T1", "T9")
    with refused("no_such_member"):
        duplicates.not_the_same(twins, "T1", "T9")


def test_choices_that_contradict_each_other_are_refused(twins: Services) -> None:
    late = joined("T4", "Lý Thị Mẫu", "1950-01-01", birth_date="1930-03-04")
    bring_in(twins, late)
    seen = duplicates.compare(twins, "T1", "T4", "T4")
    with refused("record_false") as refusal:
        duplicates.merge(twins, seen, {"birth_date": Side.OTHER})
    assert refusal().details["fields"] == ("admission_decision_date",)
    duplicates.merge(twins, seen, {})


@pytest.mark.parametrize("work", ["edit", "take_out", "merge", "add", "undo_add", "apart"])
def test_going_on_from_what_was_found_is_finding_anew(twins: Services, work: str) -> None:
    assert duplicates.count(twins) == 2

    def edit() -> None:
        opened = open_member(twins, "T1")
        save(twins, replace(opened.member, birth_date=partial("1950-01-01")), opened)

    def bring() -> None:
        bring_in(twins, member("T5", "Lí Thị Mẫu", birth_date="1960-03-04"))

    def bring_and_undo() -> None:
        bring()
        assert duplicates.count(twins) == 4
        upkeep.undo(twins, upkeep.history(twins, 1)[0].id)

    works: dict[str, Callable[[], object]] = {
        "edit": edit,
        "take_out": lambda: edit_member.take_out(twins, "T3", "nhập nhầm"),
        "merge": lambda: merge(twins, "T2", "T3"),
        "add": bring,
        "undo_add": bring_and_undo,
        "apart": lambda: duplicates.not_the_same(twins, "T1", "T2"),
    }
    works[work]()
    going_on = pairs(twins)
    assert duplicates.count(twins) == len(going_on)
    twins.remembered.clear()
    assert pairs(twins) == going_on


def test_very_many_changes_are_compared_anew(twins: Services) -> None:
    assert duplicates.count(twins) == 2
    bring_in(twins, *(member(f"N{n}", f"Người {n}") for n in range(400)))
    assert pairs(twins) == [SAME_ID, NEAR]


def awarded(services: Services, key: str) -> int:
    """A closed ceremony at which a member got the badge of 40 years."""
    number = ceremonies.create(services, ["2027/3-2"], services.today, "Hà Nội", "Lễ")
    with services.operation("ceremony_change", ceremony="Lễ") as writer:
        draft = stored.load_ceremony(writer.connection, number)
        entry = replace(draft.entries[0], key=key, level=40)
        stored.save_ceremony(writer.connection, replace(draft, entries=(entry,)))
    with services.operation("ceremony_close", ceremony="Lễ", badges=1) as writer:
        stored.close_ceremony(writer, number, {key: badge(40, "2027-02-03")})
    return number


def test_a_badge_from_a_ceremony_stays_the_ceremonys(twins: Services) -> None:
    """It goes with the reopening."""
    number = awarded(twins, "T2")
    (roster,) = duplicates.compare(twins, "T1", "T2", "T1").rosters
    assert (roster.ceremony, roster.name, roster.is_closed) == (number, "Lễ", True)
    merge(twins, "T1", "T2")
    assert [each.level for each in open_member(twins, "T1").member.badges] == [30, 40]
    ceremonies.reopen(twins, number, "sai")
    assert [each.level for each in open_member(twins, "T1").member.badges] == [30]
    assert open_member(twins, "T2").member.badges == (badge(30),)


def test_a_badge_the_kept_record_had_itself_is_not_the_ceremonys(twins: Services) -> None:
    opened = open_member(twins, "T1")
    save(twins, replace(opened.member, badges=(badge(40, "2027-02-03"),)), opened)
    number = awarded(twins, "T2")
    merge(twins, "T1", "T2")
    ceremonies.reopen(twins, number, "sai")
    assert [each.level for each in open_member(twins, "T1").member.badges] == [30, 40]
