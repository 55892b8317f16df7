"""Badges stated as awarded before a day, in one guided act."""

from datetime import date

from tests.helpers.people import registry
from tests.storage.support import refused
from tests.usecases.conftest import add, joined
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.member import Badge
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.edit_member import check, open_member, take_out
from vusta_desk.usecases.evaluate import evaluate
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.stated_badges import StatedBadge, proposal, state_badges

DAY = date(2026, 1, 1)
PEOPLE = registry(
    joined("M1", "Trần Bình", "1987-02-10", branch="B02"),
    joined("M2", "Lê Anh", "1952-02-03", branch="B01"),
    joined("M3", "Nguyễn An", "1957-03-01", branch="B02"),
    joined("M4", "Phạm Có", "1957-03-01", branch="B02", badges=[65]),
    joined("M5", "Vũ Trẻ", "2015-03-01", branch="B02"),
    joined("M6", "Hồ Không", "1970-03-01", branch=None),
)


def levels(found: tuple[StatedBadge, ...]) -> list[tuple[str, int]]:
    return [(each.key, each.level) for each in found]


def test_the_proposal_goes_by_branch_then_by_name(empty: Services) -> None:
    add(empty, PEOPLE)
    everyone = proposal(empty, DAY)
    assert levels(everyone) == [("M3", 65), ("M1", 30), ("M2", 70), ("M6", 55)]
    assert everyone[0] == StatedBadge("M3", "Nguyễn An", "Chi bộ B02", 65)
    assert levels(proposal(empty, DAY, ["B01"])) == [("M2", 70)]
    take_out(empty, "M2", "nhầm")
    assert proposal(empty, DAY, ["B01"]) == ()


def test_stated_badges_are_entered_marked_and_undone_together(empty: Services) -> None:
    add(empty, PEOPLE)
    number = state_badges(empty, DAY, None, {"M3", "M2"})
    stated = open_member(empty, "M3").member
    assert stated.badges == (Badge(65, stated_before=DAY),)
    assert "badge_only_stated" in [found.code for found in check(empty, stated)]
    assert open_member(empty, "M1").member.badges == ()
    assert levels(proposal(empty, DAY)) == [("M1", 30), ("M6", 55)]
    assert upkeep.history(empty, 1)[0].title == (
        "Badges stated as awarded before 01/01/2026, without numbers: 2"
    )
    rows = evaluate(empty, office_round(empty, "2027/3-2")).rows
    assert {row.member.key: row.decision.level for row in rows}["M3"] == 70
    assert [row.decision.outcome for row in rows if row.member.key == "M3"] == [Outcome.DUE]
    upkeep.undo(empty, number)
    assert open_member(empty, "M3").member.badges == ()


def test_what_cannot_be_stated(empty: Services) -> None:
    add(empty, PEOPLE)
    with refused("stated_day_to_come"):
        state_badges(empty, date(2026, 11, 23), None, {"M3"})
    with refused("nobody_chosen"):
        state_badges(empty, DAY, None, ())
    for branches, keys in ((None, {"M3", "M4"}), (["B01"], {"M3"})):
        with refused("proposal_changed"):
            state_badges(empty, DAY, branches, keys)
    assert open_member(empty, "M3").member.badges == ()
