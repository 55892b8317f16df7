"""Nominations: how they begin, go on, are set aside and opened again, and what is refused."""

from contextlib import AbstractContextManager
from datetime import date

import pytest

from tests.usecases.conftest import ROUND
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import BadgeKind
from vusta_desk.usecases import nominations as desk
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.nominations import Cause, Nomination, NominationState
from vusta_desk.usecases.services import Services

DAY = date(2026, 12, 1)


def refusal(code: str) -> AbstractContextManager[object]:
    return pytest.raises(Refused, match=f"^{code}$")


def one(services: Services, number: int) -> Nomination:
    rows = desk.nominations(services)
    return next(row.nomination for row in rows if row.nomination.id == number)


def test_everyone_whom_the_round_proposes_gets_a_draft_once(office: Services) -> None:
    made = desk.propose_all(office, ROUND)
    rows = desk.nominations(office, ROUND)
    assert [(row.nomination.member, row.nomination.level) for row in rows] == [
        ("M2", 75),
        ("M3", 70),
        ("M4", 45),
        ("M1", 40),
    ]
    assert len(made) == 4
    assert {row.nomination.state for row in rows} == {NominationState.DRAFT}
    assert desk.propose_all(office, ROUND) == ()
    assert desk.nominations(office, "2027/19-5") == ()
    assert upkeep.history(office)[0].title == (
        "Nominations begun for round 3/2/2027: 4 (Lê Thị Đào, Nguyễn An, Phạm Bình, …)"
    ) or upkeep.history(office)[0].title.startswith("Nominations begun")


def test_several_go_the_way_together_or_not_at_all(office: Services) -> None:
    made = desk.propose_all(office, ROUND)
    desk.advance(office, made, NominationState.BRANCH_PROPOSED, DAY, "12-NQ", "Chi bộ B01", " tốt ")
    step = one(office, made[0]).steps[-1]
    assert (step.state, step.day, step.number, step.who, step.note) == (
        NominationState.BRANCH_PROPOSED,
        DAY,
        "12-NQ",
        "Chi bộ B01",
        "tốt",
    )
    desk.advance(office, made[:1], NominationState.SUBMITTED, DAY)
    with refusal("nomination_there_already"):
        desk.advance(office, made, NominationState.SUBMITTED, DAY)
    assert one(office, made[1]).state is NominationState.BRANCH_PROPOSED
