"""Nominations and ceremonies: who is put in or left out, what closing and reopening do to them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.people import badge
from tests.usecases.conftest import PEOPLE, ROUND
from vusta_desk.domain.ceremony import Entry, totals
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases import nominations as desk
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.nominations import Nomination, NominationState
from vusta_desk.usecases.refreshing import Difference
from vusta_desk.usecases.services import Services

State = NominationState
DAY = date(2027, 2, 3)
DECIDED = date(2027, 1, 20)
MAY = "2027/19-5"
WHY = "đảng ủy quyết định"


def refusal(code: str) -> AbstractContextManager[object]:
    return pytest.raises(Refused, match=f"^{code}$")


def draft(services: Services, *rounds: str) -> int:
    return ceremonies.create(services, rounds or (ROUND,), DAY, "Hội trường")


def entries(services: Services, number: int) -> dict[str, Entry]:
    return {entry.key: entry for entry in ceremonies.ceremony(services, number).entries}


def one(services: Services, number: int) -> Nomination:
    rows = desk.nominations(services)
    return next(row.nomination for row in rows if row.nomination.id == number)


def reminders(services: Services, number: int) -> dict[str, object]:
    found = ceremonies.closing_findings(services, number)
    return {each.code: each.details.get("names") for each in found}


def lose_the_badge(services: Services, key: str) -> int:
    """A member asks for the badge of 30 years to be issued again."""
    again = BadgeKind.REISSUE
    return desk.start(services, key, 30, ROUND, again, "bị mất", day=date(2026, 11, 1))


def test_whoever_is_set_aside_is_left_out_with_the_reason(office: Services) -> None:
    number = desk.leave_out(office, "M1", ROUND, 40, "nhận sau")
    desk.leave_out(office, "M2", MAY, 75, "chỉ đợt tháng Năm")
    foreseen = ceremonies.foreseen(office, [ROUND])
    made = draft(office)
    roster = entries(office, made)
    assert {key: entry.left_out for key, entry in roster.items()} == {
        "M1": "nhận sau",
        "M2": None,
        "M3": None,
        "M4": None,
    }
    assert foreseen.people == len(ceremonies.ceremony(office, made).on_roster()) == 3
    desk.reopen(office, [number])
    (changed,) = ceremonies.refresh_differences(office, made)
    assert (changed.what, changed.entry.key) == (Difference.CHANGED, "M1")
    ceremonies.refresh(office, made)
    assert entries(office, made)["M1"].left_out is None
    desk.set_aside(office, [number], "thôi")
    assert reminders(office, made)["roster_with_set_aside"] == ("Trần Văn Ân",)
    ceremonies.refresh(office, made)
    assert entries(office, made)["M1"].left_out == "thôi"
    assert "roster_with_set_aside" not in reminders(office, made)


def test_whoever_is_set_aside_in_one_of_its_rounds_goes_with_the_other(office: Services) -> None:
    desk.leave_out(office, "M1", ROUND, 40, "chờ đợt tháng Năm")
    desk.leave_out(office, "M2", MAY, 75, "chỉ đợt tháng Hai")
    made = draft(office, ROUND, MAY)
    first, second = ceremonies.ceremony(office, made).rounds
    roster = entries(office, made)
    assert (roster["M1"].left_out, roster["M1"].round) == (None, second.name)
    assert (roster["M2"].left_out, roster["M2"].round) == (None, first.name)
    assert "roster_with_set_aside" not in reminders(office, made)

    desk.leave_out(office, "M1", MAY, 40, "gia đình xin thôi")
    assert reminders(office, made)["roster_with_set_aside"] == ("Trần Văn Ân",)
    ceremonies.refresh(office, made)
    assert entries(office, made)["M1"].left_out == "gia đình xin thôi"
    assert "roster_with_set_aside" not in reminders(office, made)


def test_what_a_person_decides_in_the_ceremony_outlives_a_refresh(office: Services) -> None:
    desk.leave_out(office, "M1", ROUND, 40, "nhận sau")
    made = draft(office)
    ceremonies.change_entry(office, made, "M1", EntryChange(put_in=True, reason="đã về"))
    ceremonies.change_entry(office, made, "M2", EntryChange(leave_out=True, reason="vắng"))
    ceremonies.refresh(office, made)
    roster = entries(office, made)
    assert (roster["M1"].left_out, roster["M1"].put_in) == (None, "đã về")
    assert roster["M2"].left_out == "vắng"
    assert ceremonies.refresh_differences(office, made) == ()


def test_whom_the_rules_do_not_propose_is_put_in_with_the_reason(office: Services) -> None:
    waiting = desk.start(office, "M6", 50, ROUND, reason=WHY)
    desk.start(office, "M7", 30, ROUND, BadgeKind.EARLY, WHY)
    desk.start(office, "M1", 45, ROUND, reason=WHY)
    desk.start(office, "M8", 40, MAY)
    made = draft(office)
    ceremony = ceremonies.ceremony(office, made)
    assert [entry.level for entry in ceremony.entries] == [75, 70, 50, 45, 45, 30]
    roster = entries(office, made)
    assert {key: (roster[key].level, roster[key].put_in) for key in ("M1", "M6", "M7")} == {
        "M1": (45, WHY),
        "M6": (50, WHY),
        "M7": (30, WHY),
    }
    assert roster["M7"].kind is BadgeKind.EARLY
    assert ceremonies.refresh_differences(office, made) == ()
    seen = ceremonies.foreseen(office, [ROUND])
    assert (seen.people, seen.counts[Outcome.WAITING]) == (6, 1)
    desk.set_aside(office, [waiting], "chờ hết thời hạn")
    ceremonies.refresh(office, made)
    assert "M6" not in entries(office, made)


def test_a_level_the_rules_propose_as_well_stays_theirs(office: Services) -> None:
    desk.start(office, "M1", 40, ROUND)
    desk.start(office, "M1", 45, ROUND, reason=WHY)
    made = draft(office)
    assert (entries(office, made)["M1"].level, entries(office, made)["M1"].put_in) == (40, None)
    assert reminders(office, made)["roster_without_nominated"] == ("Trần Văn Ân",)


def test_without_a_reason_nobody_is_put_in_whom_the_rules_no_longer_propose(
    office: Services, changed: Callable[[Member], None]
) -> None:
    desk.start(office, "M1", 40, ROUND)
    changed(replace(PEOPLE.members[0], admission_decision_date=None, admission_date=None))
    made = draft(office)
    assert "M1" not in entries(office, made)
    assert reminders(office, made)["roster_without_nominated"] == ("Trần Văn Ân",)


def test_what_a_nomination_lacks_is_told_before_closing_awards_it(office: Services) -> None:
    made = draft(office)
    number = desk.start(office, "M3", 70, ROUND, BadgeKind.EARLY)
    assert reminders(office, made)["roster_nomination_incomplete"] == ("Nguyễn An",)
    desk.change(office, number, kind=BadgeKind.NORMAL, reason=WHY)
    assert "roster_nomination_incomplete" not in reminders(office, made)


def test_closing_awards_and_reopening_takes_exactly_that_back(office: Services) -> None:
    first, later = desk.start(office, "M1", 40, ROUND), desk.start(office, "M8", 40, MAY)
    other = desk.start(office, "M2", 75, MAY, reason="để đợt sau")
    left_out = desk.leave_out(office, "M4", ROUND, 45, "nhận sau")
    desk.advance(office, [first], State.SUBMITTED, date(2027, 1, 5))
    before = [one(office, each) for each in (first, later, other, left_out)]
    made = draft(office)
    ceremonies.set_decision(office, made, "9-QĐ/ĐU", DECIDED)
    ceremonies.close(office, made)
    awarded = one(office, first).steps[-2:]
    assert [(step.state, step.day, step.number, step.ceremony) for step in awarded] == [
        (State.DECIDED, DECIDED, "9-QĐ/ĐU", made),
        (State.AWARDED, DAY, "9-QĐ/ĐU", made),
    ]
    assert one(office, other).state is State.AWARDED  # whatever the round, it is this badge
    assert one(office, later) == before[1]
    assert one(office, left_out) == before[3]
    with refusal("nomination_awarded_in_ceremony"):
        desk.advance(office, [first], State.DECIDED, DAY, note="ghi nhầm")
    advance = next(done for done in upkeep.history(office) if done.kind == "nomination_advance")
    with refusal("undo_blocked"):
        upkeep.undo(office, advance.id)
    ceremonies.reopen(office, made, "ghi nhầm")
    assert [one(office, each) for each in (first, later, other, left_out)] == before
    upkeep.undo(office, advance.id)
    assert one(office, first).state is State.DRAFT


def test_a_decision_on_the_way_is_not_made_twice(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    desk.advance(office, [number], State.DECIDED, DECIDED, "9-QĐ/ĐU")
    made = draft(office)
    ceremonies.close(office, made)
    steps = one(office, number).steps
    assert [step.state for step in steps] == [State.DRAFT, State.DECIDED, State.AWARDED]
    assert steps[-1].number == "9-QĐ/ĐU"


def test_the_decision_of_a_nomination_comes_with_it(office: Services) -> None:
    number, other = desk.start(office, "M1", 40, ROUND), desk.start(office, "M2", 75, ROUND)
    made = draft(office)
    desk.advance(office, [number, other], State.DECIDED, DECIDED, "9-QĐ/ĐU")
    assert [each.entry.key for each in ceremonies.refresh_differences(office, made)] == ["M2", "M1"]
    typed = EntryChange(decision="5-QĐ/ĐU")
    ceremonies.change_entry(office, made, "M2", typed)
    ceremonies.refresh(office, made)
    roster = entries(office, made)
    assert {key: (each.decision, each.decision_date) for key, each in roster.items()} == {
        "M1": ("9-QĐ/ĐU", DECIDED),
        "M2": ("5-QĐ/ĐU", None),
        "M3": (None, None),
        "M4": (None, None),
    }
    assert ceremonies.refresh_differences(office, made) == ()
    new = entries(office, draft(office))
    assert (new["M1"].decision, new["M2"].decision_date) == ("9-QĐ/ĐU", DECIDED)
    desk.advance(office, [number], State.SUBMITTED, DECIDED, note="ghi nhầm số")
    desk.advance(office, [number], State.DECIDED, DECIDED, "10-QĐ/ĐU")
    ceremonies.refresh(office, made)
    assert entries(office, made)["M1"].decision == "10-QĐ/ĐU"


def test_the_decision_stays_that_of_one_set_aside_and_opened_again(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    desk.advance(office, [number], State.DECIDED, DECIDED, "9-QĐ/ĐU")
    desk.set_aside(office, [number], "chờ")
    desk.reopen(office, [number])
    entry = entries(office, draft(office))["M1"]
    assert (entry.decision, entry.decision_date) == ("9-QĐ/ĐU", DECIDED)


def test_a_badge_issued_again_comes_without_money(
    office: Services, changed: Callable[[Member], None]
) -> None:
    number = lose_the_badge(office, "M8")
    made, second = draft(office), draft(office)
    entry = entries(office, made)["M8"]
    assert (entry.level, entry.kind, entry.amount) == (30, BadgeKind.REISSUE, 0)
    assert entry.reckoning["amount_reasons"] == [{"code": "reissue_without_gift"}]
    assert totals([entry]).amount_unknown == 0
    changed(replace(PEOPLE.members[7], badges=()))
    with refusal("reissue_not_held"):
        ceremonies.close(office, made)
    changed(PEOPLE.members[7])
    for key in entries(office, made).keys() - {"M8"}:
        ceremonies.change_entry(office, made, key, EntryChange(leave_out=True, reason="x"))
    ceremonies.close(office, made)
    held = next(each for each in office.registry().members if each.key == "M8").badges
    assert held == (badge(30), badge(30, "2027-02-03", "reissue"))
    assert one(office, number).state is State.AWARDED
    assert "reissue_not_asked" in reminders(office, second)
    with refusal("reissue_not_asked"):
        ceremonies.close(office, second)
    assert not [found for found in upkeep.check(office)[1] if found.subject == "M8"]


def test_a_new_badge_goes_before_one_issued_again(office: Services) -> None:
    lose_the_badge(office, "M1")
    made = draft(office)
    assert entries(office, made)["M1"].level == 40
    assert reminders(office, made)["roster_without_nominated"] == ("Trần Văn Ân",)


def test_the_same_badge_on_two_drafts_is_told_before_closing(office: Services) -> None:
    made, second = draft(office), draft(office, MAY)
    assert "M1" in entries(office, second)
    assert reminders(office, made)["entries_on_other_roster"] == (
        *("Lê Thị Đào", "Nguyễn An", "Phạm Bình", "Trần Văn Ân"),
    )
    for key in ("M1", "M2", "M3", "M4"):
        ceremonies.change_entry(office, second, key, EntryChange(leave_out=True, reason=WHY))
    assert "entries_on_other_roster" not in reminders(office, made)
