"""What of a list is written, by what was decided; and all of it undone again, at once or later."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.people import branch, member
from tests.importing.support import OFFICE_LIST, write_xlsx
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Registry
from vusta_desk.importing.choices import Learned
from vusta_desk.storage import members
from vusta_desk.usecases import edit_member, export_members, import_members, list_lessons, upkeep
from vusta_desk.usecases.import_members import (
    Accept,
    CellId,
    Choices,
    Decisions,
    Fate,
    Preview,
    RowId,
    would_take,
)
from vusta_desk.usecases.services import Services

HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "CCCD", "Quê quán", "Chi bộ")
LAN = ("Lê Lan", "1/5/1960", "35497128", "012084990569", "Huế", "Chi bộ Một")
HOA = ("Vũ Hoa", "2/6/1961", "11111111", "012084990560", "Vinh", "Chi bộ Hai")
LESSONS = Learned({"ai": "name"}, {"ai|hom": {"hom": "birth_date"}}, {"cb mot": "B01"})


def seen(services: Services, folder: Path, *rows: Sequence[object], **chosen: object) -> Preview:
    path = write_xlsx(folder / "list.xlsx", [HEADER, *rows])
    return import_members.preview(services, path, Choices(**chosen))  # type: ignore[arg-type]


def learned(services: Services) -> Learned:
    return list_lessons.known(services)


def with_lessons(previewed: Preview, lessons: Learned = LESSONS) -> Preview:
    return replace(previewed, plan=replace(previewed.plan, lessons=lessons))


def homes(services: Services) -> dict[str, str | None]:
    return {each.name: each.home for each in services.registry().members}


# By what was decided


def test_a_row_left_leaves_its_branch(empty: Services, tmp_path: Path) -> None:
    preview = seen(empty, tmp_path, LAN, HOA)
    left = Decisions(rows={RowId("Sheet1", 3): False})
    taking = would_take(preview, decisions=left)
    assert (taking.people, [each.name for each in taking.new_branches]) == (1, ["Chi bộ Một"])
    import_members.apply(empty, preview, decisions=left)
    after = empty.registry()
    assert [each.name for each in after.members] == ["Lê Lan"]
    assert [each.name for each in after.branches] == ["Chi bộ Một"]
    again = import_members.preview(empty, tmp_path / "list.xlsx")
    assert [row.fate for row in again.plan.rows] == [Fate.SAME, Fate.NEW]


def test_a_branch_that_no_row_names_comes_in_too(empty: Services, tmp_path: Path) -> None:
    preview = seen(empty, tmp_path, LAN)
    plan = replace(preview.plan, branches=(*preview.plan.branches, branch("B09", "Chi bộ Không")))
    import_members.apply(empty, replace(preview, plan=plan))
    assert [each.key for each in empty.registry().branches] == ["B01", "B09"]


def test_offers_and_changes_are_taken_by_field(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, seen(empty, tmp_path, LAN, HOA))
    lan, hoa = (*LAN[:1], "1960", *LAN[2:4], "Hà Nội", ""), (*HOA[:4], "", HOA[5])
    preview = seen(empty, tmp_path, lan, hoa)
    assert [row.fate for row in preview.plan.rows] == [Fate.CHANGED, Fate.SAME]
    decisions = Decisions(kinds={"home": False}, fields={(RowId("Sheet1", 3), "home"): True})
    assert would_take(preview, Accept.NEW, decisions).is_nothing
    import_members.apply(empty, preview, decisions=decisions)
    assert homes(empty) == {"Lê Lan": "Huế", "Vũ Hoa": None}


def test_typed_cells_and_answers_are_taken_in(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, seen(empty, tmp_path, LAN))
    rows = [("", *HOA[1:]), ("Lê Lan", "", "", "", "Hà Nội", "")]
    assert seen(empty, tmp_path, *rows).fates[Fate.UNSURE] == 1
    cells = {CellId("Sheet1", 2, 0): "Vũ Hoa"}
    people = {RowId("Sheet1", 3): "M0001"}
    import_members.apply(empty, seen(empty, tmp_path, *rows, cells=cells, people=people))
    assert homes(empty) == {"Vũ Hoa": "Vinh", "Lê Lan": "Hà Nội"}


def test_the_same_list_again_is_nothing_to_take_in(empty: Services) -> None:
    import_members.apply(empty, with_lessons(import_members.preview(empty, OFFICE_LIST)))
    again = import_members.preview(empty, OFFICE_LIST)
    assert again.fates[Fate.NEW] == again.fates[Fate.CHANGED] == 0
    assert would_take(with_lessons(again)).is_nothing
    assert import_members.apply(empty, with_lessons(again)) is None


def test_its_own_list_is_nothing_to_take_in(office: Services, tmp_path: Path) -> None:
    for kind in ("xlsx", "csv", "json"):
        path = tmp_path / f"list.{kind}"
        export_members.export(office, kind, path)
        assert would_take(import_members.preview(office, path)).is_nothing, kind


# Lessons and branches


def test_lessons_are_learned_and_forgotten_with_the_undo(empty: Services, tmp_path: Path) -> None:
    number = import_members.apply(empty, with_lessons(seen(empty, tmp_path, LAN)))
    assert number is not None
    assert learned(empty) == LESSONS
    assert seen(empty, tmp_path, LAN).learned == LESSONS
    upkeep.undo(empty, number)
    assert learned(empty) == Learned()
    assert empty.registry() == Registry(empty.registry().committee, (), ())
    upkeep.undo(empty, upkeep.history(empty)[0].id)
    assert learned(empty) == LESSONS


def test_lessons_of_a_list_that_brings_nothing_else(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, seen(empty, tmp_path, LAN))
    preview = with_lessons(seen(empty, tmp_path, LAN))
    assert import_members.apply(empty, preview, Accept.NONE) is None
    import_members.apply(empty, preview)
    assert upkeep.history(empty)[0].title == "How lists such as list.xlsx are read"
    assert learned(empty) == LESSONS


def test_what_was_said_last_of_a_branch_name_counts_in_whatever_letters(
    empty: Services, tmp_path: Path
) -> None:
    import_members.apply(empty, seen(empty, tmp_path, LAN, HOA))
    for words, key in (("đội hai", "B01"), ("ĐỘI HAI", "B02"), ("Đội Hai", "B01")):
        mine = (*LAN[:5], words)
        answered = seen(empty, tmp_path, mine, branches={"doi hai": key})
        assert import_members.apply(empty, answered) is not None
        assert learned(empty).branches == {words: key}
        assert seen(empty, tmp_path, mine).plan.rows[0].member.branch == key
    again = seen(empty, tmp_path, (*LAN[:5], "đội hai"), branches={"doi hai": "B01"})
    assert would_take(again).is_nothing


def test_of_a_branch_that_is_gone_nothing_is_said_of_the_next_with_its_key(
    empty: Services, tmp_path: Path
) -> None:
    import_members.apply(empty, seen(empty, tmp_path, LAN))
    made = import_members.apply(empty, seen(empty, tmp_path, HOA))
    answered = seen(empty, tmp_path, (*LAN[:5], "Đội Hai"), branches={"doi hai": "B02"})
    moved = import_members.apply(empty, answered, decisions=Decisions(kinds={"branch": False}))
    assert made is not None
    assert moved is not None
    assert learned(empty).branches == {"Đội Hai": "B02"}
    undone = upkeep.undo(empty, made)
    other = ("Đỗ Minh", *HOA[1:2], "22222222", "012084990561", "Vinh", "Chi bộ Khác")
    import_members.apply(empty, seen(empty, tmp_path, other))
    assert [each.key for each in empty.registry().branches] == ["B01", "B02"]
    assert learned(empty).branches == {}
    upkeep.undo(empty, upkeep.history(empty)[0].id)
    upkeep.undo(empty, undone)
    assert learned(empty).branches == {"Đội Hai": "B02"}


def test_changed_branches_are_written_and_undone(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, seen(empty, tmp_path, LAN))
    preview = seen(empty, tmp_path, LAN)
    closed = replace(empty.registry().branches[0], name="Chi bộ Một (mới)")
    preview = replace(preview, plan=replace(preview.plan, changed_branches=(closed,)))
    assert import_members.apply(empty, preview, Accept.NEW) is None
    number = import_members.apply(empty, preview)
    assert number is not None
    assert empty.registry().branches == (closed,)
    assert upkeep.history(empty)[0].title == "Branches from list.xlsx: 0 new, 1 changed"
    upkeep.undo(empty, number)
    assert [each.name for each in empty.registry().branches] == ["Chi bộ Một"]


# Undone weeks later


def test_weeks_later_the_rest_is_undone(empty: Services, tmp_path: Path) -> None:
    number = import_members.apply(empty, with_lessons(seen(empty, tmp_path, LAN, HOA)))
    assert number is not None
    lan = next(each for each in empty.registry().members if each.name == "Lê Lan")
    opened = edit_member.open_member(empty, lan.key)
    edit_member.save(empty, replace(lan, home="Hà Nội"), opened)
    with empty.operation("list_names", heading="Hôm", field="birth_date") as writer:
        list_lessons.learn(writer, Learned(headers={"ai": "branch"}))
    with pytest.raises(Refused) as refused:
        upkeep.undo(empty, number)
    assert refused.value.code == "undo_blocked"
    rest = upkeep.rest(empty, number)
    assert {named for _, _, named in rest.kept} >= {"Lê Lan", "Chi bộ Một"}
    upkeep.undo_rest(empty, number)
    after = empty.registry()
    assert homes(empty) == {"Lê Lan": "Hà Nội"}
    assert [each.name for each in after.branches] == ["Chi bộ Một"]
    assert learned(empty) == Learned(headers={"ai": "branch"})


# Who is it


def test_candidates_are_those_who_may_be_meant(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, seen(empty, tmp_path, LAN, HOA))
    rows = [
        ("Trần Khác", "", LAN[2], HOA[3], "", ""),
        ("Lê Lan", "", "", "", "Sa Pa", ""),
        LAN,
        ("Đỗ Mới", "1/1/1970", "", "", "", ""),
    ]
    preview = seen(empty, tmp_path, *rows)
    found = [import_members.candidates(empty, row) for row in preview.plan.rows]
    assert [[each.key for each in named] for named in found] == [
        ["M0001", "M0002"],
        ["M0001"],
        ["M0001"],
        [],
    ]
    lan = found[1][0]
    assert (lan.name, str(lan.birth_date), lan.branch, lan.card_number, lan.is_taken_out) == (
        "Lê Lan",
        "1960-05-01",
        "Chi bộ Một",
        "35497128",
        False,
    )


def test_a_candidate_who_was_taken_out_is_said_to_be(empty: Services, tmp_path: Path) -> None:
    with empty.operation("import", file="x", new=1, changed=0) as writer:
        lan_before = member("M0001", "Lê Lan", card_number=LAN[2], branch=None)
        members.insert_members(writer.connection, [lan_before])
    edit_member.take_out(empty, "M0001", "moved_away")
    preview = seen(empty, tmp_path, LAN)
    (lan,) = import_members.candidates(empty, preview.plan.rows[0])
    assert (lan.key, lan.is_taken_out) == ("M0001", True)
