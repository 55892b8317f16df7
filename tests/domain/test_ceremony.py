"""Rosters: calling order, one entry a person, totals."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.ceremony import (
    Entry,
    in_calling_order,
    one_a_person,
    totals,
    with_entry,
    with_entry_at,
    with_new_entry,
)
from vusta_desk.domain.member import BadgeKind

BRANCHES = ["Chi bộ Văn phòng", "Chi bộ Hội Đất", "Chi bộ Báo"]


def entry(key: str, name: str = "An", branch: str = BRANCHES[0], level: int = 40) -> Entry:
    return Entry(key, name, branch, level, BadgeKind.NORMAL, "3/2/2027", None, 1_000)


def keys(entries: tuple[Entry, ...]) -> list[str]:
    return [one.key for one in entries]


def test_calling_order_is_level_then_branch_then_name() -> None:
    roster = [
        entry("1", "Trần Văn Ân", BRANCHES[1], 40),
        entry("2", "Lê Thị Đào", BRANCHES[0], 40),
        entry("3", "Nguyễn Văn Dũng", BRANCHES[0], 40),
        entry("4", "Phạm An", "Chi bộ không còn", 75),
        entry("5", "Phạm Bình", BRANCHES[2], 75),
    ]
    assert keys(in_calling_order(roster, BRANCHES)) == ["5", "4", "3", "2", "1"]


def test_one_person_has_the_highest_level_of_the_earliest_round_that_proposes_it() -> None:
    spring = replace(entry("1", level=40), round="3/2/2027")
    summer = replace(entry("1", level=45), round="19/5/2027")
    autumn = replace(entry("1", level=45), round="2/9/2027", kind=BadgeKind.EARLY)
    assert one_a_person([spring, summer, autumn]) == (summer,)


def test_totals_leave_out_who_is_left_out() -> None:
    roster = [
        entry("1", level=30),
        replace(entry("2", level=75), amount=None),
        replace(entry("3", level=75), left_out="đã nhận ở nơi khác"),
    ]
    sums = totals(roster)
    assert (sums.people, sums.amount, sums.amount_unknown) == (2, 1_000, 1)
    assert list(sums.levels.items()) == [(75, 1), (30, 1)]


def test_a_changed_entry_stays_where_it_stands() -> None:
    roster = (entry("1"), entry("2"), entry("3"))
    changed = with_entry(roster, replace(entry("2"), serial="A 12"))
    assert keys(changed) == ["1", "2", "3"]
    assert changed[1].serial == "A 12"


def test_a_new_entry_comes_to_its_calling_place_and_keeps_an_order_made_by_hand() -> None:
    roster = (entry("b", "Bình"), entry("a", "An"), entry("x", "Xuân"))
    assert keys(with_new_entry(roster, entry("c", "Châu"), BRANCHES)) == ["b", "a", "c", "x"]


@pytest.mark.parametrize(("position", "order"), [(1, "bac"), (2, "abc"), (9, "acb")])
def test_an_entry_moves_to_a_position(position: int, order: str) -> None:
    roster = (entry("a"), entry("b"), entry("c"))
    assert keys(with_entry_at(roster, "b", position)) == list(order)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["An", "Ân", "Đào", "Bình"]),
            st.sampled_from([*BRANCHES, "?"]),
            st.sampled_from([30, 45, 90]),
        )
    )
)
def test_calling_order_neither_loses_nor_depends_on_the_order_given(
    people: list[tuple[str, str, int]],
) -> None:
    roster = [entry(str(place), *person) for place, person in enumerate(people)]
    ordered = in_calling_order(roster, BRANCHES)
    assert sorted(keys(ordered)) == sorted(str(place) for place in range(len(people)))
    assert ordered == in_calling_order(reversed(roster), BRANCHES)
    levels = [one.level for one in ordered]
    assert levels == sorted(levels, reverse=True)
