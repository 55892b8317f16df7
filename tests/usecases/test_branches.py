"""Branches: the tree whose counts add up, new branches, changed ones."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.people import partial
from tests.importing.support import codes, write_xlsx
from tests.storage.support import refused
from tests.usecases.conftest import add
from tests.usecases.test_browse_members import PEOPLE
from vusta_desk.domain.member import Branch, BranchKind
from vusta_desk.storage.history import last_operation
from vusta_desk.usecases import edit_member, import_members, list_names, upkeep
from vusta_desk.usecases.branches import branches, new_branch, save_branch, tree
from vusta_desk.usecases.browse_members import Query, listing
from vusta_desk.usecases.services import Services


@pytest.fixture
def people(empty: Services) -> Services:
    add(empty, PEOPLE)
    return empty


def test_the_branches_in_the_offices_order(people: Services) -> None:
    rows = [(row.key, row.count, row.on_file) for row in branches(people)]
    assert rows == [("B02", 1, 1), ("B01", 0, 2), ("B03", 1, 1)]
    assert branches(people)[0].branch == PEOPLE.branches[0]


def test_the_tree_adds_up_to_everyone(people: Services) -> None:
    groups = tree(people)
    assert [(g.kind, g.no_branch, g.count, g.on_file) for g in groups] == [
        (BranchKind.CENTRAL_OFFICE, False, 1, 1),
        (BranchKind.ASSOCIATION, False, 0, 2),
        (None, False, 1, 1),
        (None, True, 1, 1),
    ]
    assert sum(group.on_file for group in groups) == len(listing(people, Query()))
    assert sum(group.count for group in groups) == len(listing(people, Query(in_standing=True)))
    edit_member.take_out(people, "M3", "nhầm")
    assert not any(group.no_branch for group in tree(people))


def test_an_empty_file_has_an_empty_tree(empty: Services) -> None:
    assert tree(empty) == ()


def test_a_new_branch_stands_last(people: Services) -> None:
    new = new_branch(people)
    assert (new.key, new.name) == ("B04", "")
    number = save_branch(people, replace(new, name="  Chi bộ  Mới "), new=True)
    assert branches(people)[-1].branch == Branch("B04", "Chi bộ Mới")
    assert upkeep.history(people, 1)[0].title == "New branch: Chi bộ Mới"
    assert number is not None
    upkeep.undo(people, number)
    assert [row.key for row in branches(people)] == ["B02", "B01", "B03"]


def test_a_changed_branch_keeps_its_place(people: Services) -> None:
    changed = replace(
        PEOPLE.branches[0],
        name="Chi bộ Đổi",
        kind=BranchKind.SCIENCE_ORG,
        opened=partial("1990"),
        closed=partial("1990-05"),
    )
    save_branch(people, changed, new=False)
    assert branches(people)[0].branch == changed
    assert upkeep.history(people, 1)[0].title == "Change of the branch Chi bộ Đổi"
    assert len(listing(people, Query(kind=BranchKind.SCIENCE_ORG))) == 1


def test_lists_with_the_former_name_of_a_branch_are_read_as_being_about_it(
    people: Services, tmp_path: Path
) -> None:
    ours = PEOPLE.branches[0]
    row = ("Đỗ Minh", "3/3/1963", ours.name)
    path = write_xlsx(tmp_path / "a.xlsx", [("Họ và tên", "Ngày sinh", "Chi bộ"), row])
    number = save_branch(people, replace(ours, name="Chi bộ Trung tâm Giải tích"), new=False)
    plan = import_members.preview(people, path).plan
    assert (plan.rows[0].member.branch, plan.branches) == (ours.key, ())
    assert "branch_remembered" in codes(plan.rows[0].findings)
    save_branch(people, replace(new_branch(people), name=ours.name), new=True)
    assert import_members.preview(people, path).plan.rows[0].member.branch == "B04"
    assert number is not None
    upkeep.undo(people, upkeep.history(people)[0].id)
    upkeep.undo(people, number)
    assert list_names.remembered(people).branches == ()


def test_nothing_changed_is_no_operation(people: Services) -> None:
    with people.data.read() as connection:
        before = last_operation(connection)
    assert save_branch(people, PEOPLE.branches[1], new=False) is None
    with people.data.read() as connection:
        assert last_operation(connection) == before


@pytest.mark.parametrize(
    ("branch", "new", "code"),
    [
        (Branch("B09", "  "), True, "branch_name_needed"),
        (Branch("B09", "chi bo MOT"), True, "branch_name_taken"),
        (Branch("B02", "Chi bộ Một"), False, "branch_name_taken"),
        (Branch("B02", "Chi bộ Tám"), True, "branch_key_taken"),
        (Branch("B09", "Chi bộ Tám"), False, "no_such_branch"),
        (
            Branch("B09", "X", opened=partial("1990"), closed=partial("1989")),
            True,
            "branch_closed_before_opened",
        ),
    ],
)
def test_what_is_refused(people: Services, branch: Branch, new: bool, code: str) -> None:
    with refused(code):
        save_branch(people, branch, new=new)
    assert len(branches(people)) == 3
