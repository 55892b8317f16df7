"""A comparison line by line: counts add up; what was decided and has not changed is settled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.people import member, partial
from tests.helpers.strategies import counted_members
from vusta_desk.domain.comparing import compare, in_scope
from vusta_desk.domain.comparison import Comparison, Line, Listed, Sides
from vusta_desk.domain.member import Member
from vusta_desk.domain.reconciliation import CENTRAL, Decision, Settled

DAY = date(2026, 11, 22)
AN = member("M1", "Trần An", branch="B01", official_date="1990")
BINH = member("M2", "Lê Bình", branch="B02", official_date="1990")
GONE = member("M3", "Hồ Cúc", branch="B01", standings=[("moved_away", "2020-01-01")])


def listed(key: str | None, name: str = "Ai", left: str = "", **values: object) -> Listed:
    mark = f"name:{name}"
    return Listed((None, 2), mark, name, key, {"name": name, **values}, left)


def found(
    *people: Listed,
    members: Sequence[Member] = (AN, BINH, GONE),
    source: str = CENTRAL,
    settled: Sequence[Settled] = (),
    unclear: int = 0,
    new_branches: Mapping[str, str] | None = None,
) -> Comparison:
    sides = Sides(members, people, unclear, new_branches or {})
    return compare(sides, source, DAY, settled)


def test_who_is_on_one_side_only() -> None:
    result = found(listed("M1", "Trần An"), listed(None, "Đỗ Mới"), unclear=2)
    assert [(line.key, line.why) for line in result.missing_there] == [("M2", "not_listed")]
    assert [(line.key, line.why) for line in result.missing_here] == [(None, "unknown")]
    counts = result.counts
    assert (counts.ours, counts.theirs, counts.matched, counts.unclear) == (2, 4, 1, 2)


def test_who_no_longer_counts_here_is_missing_here() -> None:
    result = found(listed("M3", "Hồ Cúc"))
    (line,) = result.missing_here
    assert (line.why, line.ours, line.can_take) == ("not_counted", "moved_away", False)


def test_who_left_there_is_missing_there_with_their_words() -> None:
    result = found(listed("M1", left="Đã chuyển đi"), listed(None, left="Từ trần"))
    line = result.missing_there[0]
    assert (line.key, line.why, line.theirs, line.can_take) == (
        "M1",
        "left_there",
        "Đã chuyển đi",
        False,
    )
    assert (result.counts.aside, result.counts.theirs) == (2, 0)


def test_a_branch_lists_its_own() -> None:
    result = found(listed("M1", "Trần An"), listed("M2", "Lê Bình"), source="B01")
    (line,) = result.missing_here
    assert (line.key, line.why, line.ours, line.can_take) == ("M2", "elsewhere", "B02", True)
    assert result.counts.ours == 1


def test_a_row_of_another_branch_is_not_of_this_one() -> None:
    result = found(listed("M1", branch="B02"), source="B01")
    (line,) = result.missing_there
    assert (line.why, line.theirs, line.can_take) == ("listed_elsewhere", "B02", True)
    assert (result.counts.theirs, result.counts.aside) == (0, 1)


def test_differences_and_who_differs() -> None:
    one = listed("M1", "Trần Ân", branch="B02", official_date=partial("1991"))
    result = found(one, listed("M2", "Lê Bình", birth_date=partial("1960")))
    assert [line.field for line in result.different] == ["name", "branch", "official_date"]
    assert (result.counts.differing, result.more_there) == (1, 1)
    assert result.different[0].can_take


def settle(decision: Decision, ours: str = "B01", theirs: str = "B02") -> Settled:
    return Settled(CENTRAL, "M1", "branch", ours, theirs, decision)


@pytest.mark.parametrize(
    ("earlier", "is_settled"),
    [
        (settle(Decision.KEEP), True),
        (settle(Decision.NOTED), True),
        (settle(Decision.TAKEN), False),
        (settle(Decision.KEEP, theirs="B09"), False),
        (settle(Decision.KEEP, ours="B09"), False),
        (replace(settle(Decision.KEEP), subject="M2"), False),
    ],
)
def test_settled_while_neither_side_has_changed(earlier: Settled, is_settled: bool) -> None:
    result = found(listed("M1", "Trần An", branch="B02"), listed("M2"), settled=[earlier])
    line = next(line for line in result.different if line.field == "branch")
    assert line.settled == (earlier if is_settled else None)
    assert (line in result.to_decide) is not is_settled


def test_a_new_branch_is_remembered_by_its_name() -> None:
    new = {"B99": "Chi bộ Mới"}
    line = found(listed("M1", "Trần An", branch="B99"), new_branches=new).different[0]
    assert (line.theirs, line.theirs_text) == ("B99", "Chi bộ Mới")
    unknown = found(listed(None, "Đỗ Mới", branch="B99"), new_branches=new).missing_here[0]
    assert (unknown.branch, "Chi bộ Mới" in unknown.theirs_text) == ("B99", True)


@st.composite
def sides(draw: st.DrawFn) -> tuple[list[Member], list[Listed]]:
    people = draw(st.lists(counted_members(("B1", "B2")), max_size=6, unique_by=lambda m: m.key))
    keys = draw(st.lists(st.sampled_from(people), unique_by=lambda m: m.key)) if people else []
    rows = [
        listed(m.key, m.name, draw(st.sampled_from(["", "Đã mất"])), branch=m.branch) for m in keys
    ]
    rows += [listed(None, f"Mới {n}") for n in range(draw(st.integers(0, 3)))]
    return people, rows


@given(sides(), st.sampled_from([CENTRAL, "B1"]), st.integers(0, 3))
def test_head_counts_add_up(
    both: tuple[list[Member], list[Listed]], source: str, unclear: int
) -> None:
    people, rows = both
    result = found(*rows, members=people, source=source, unclear=unclear)
    counts = result.counts
    assert counts.ours == counts.matched + counts.missing_there
    assert counts.ours == sum(in_scope(m, source, DAY) for m in people)
    assert counts.theirs == counts.matched + counts.missing_here + counts.unclear
    assert counts.theirs + counts.aside == len(rows) + unclear
    assert len({line.id for line in result.missing_there}) == counts.missing_there


@pytest.mark.parametrize(
    ("ours", "theirs", "tells_less"),
    [
        (partial("1966-03-19"), partial("1966"), True),
        (partial("1966"), partial("1966-03-19"), False),
        (None, partial("1966"), False),
        ("xã A", "xã B", False),
    ],
)
def test_a_date_known_less_fully_tells_less(ours: object, theirs: object, tells_less: bool) -> None:
    line = Line("M1", "birth_date", "An", "M1", None, ours, theirs, "", "")
    assert line.tells_less is tells_less
