"""The way of a nomination: what moves it may make, and what is found wrong with one."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.people import badge, member, standing
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.nomination import (
    WAY,
    Cause,
    Nomination,
    NominationState,
    Step,
    advanced,
    by_member,
    count_by_state,
    open_for,
    refuse_kind,
    refuse_second,
    reopened,
    set_aside,
)
from vusta_desk.domain.nomination_checks import check_nomination, check_nominations

State = NominationState
DAY = date(2027, 1, 5)
TODAY = date(2027, 3, 1)
AN = member("M1", "Trần Văn Ân", badges=[30])


def refusal(code: str) -> AbstractContextManager[object]:
    return pytest.raises(Refused, match=f"^{code}$")


def nomination(*states: State, level: int = 40, kind: str = "normal", id: int = 1) -> Nomination:
    """One that went through these states, a day apart."""
    steps = tuple(
        Step(state, date(2027, 1, day), cause=Cause.OTHER if state is State.SET_ASIDE else None)
        for day, state in enumerate(states, 1)
    )
    return Nomination(id, "M1", level, BadgeKind(kind), "2027/3-2", steps)


def test_the_way_leads_from_the_draft_to_the_award() -> None:
    assert WAY[0] is State.DRAFT
    assert WAY[-1] is State.AWARDED
    assert State.SET_ASIDE not in WAY
    assert len(WAY) == len(State) - 1


@pytest.mark.parametrize("start", WAY[:-1])
@pytest.mark.parametrize("end", WAY)
def test_forward_any_number_of_places_back_one_with_a_reason(start: State, end: State) -> None:
    stands = nomination(start)
    holder = replace(AN, badges=(badge(40),))
    by = WAY.index(end) - WAY.index(start)
    plain, told = Step(end, DAY), Step(end, DAY, note="ghi nhầm")
    if by > 0:
        assert advanced(stands, plain, holder).state is end
    elif by == 0:
        with refusal("nomination_there_already"):
            advanced(stands, told, holder)
    elif by == -1:
        with refusal("reason_needed"):
            advanced(stands, plain, holder)
        assert advanced(stands, told, holder).steps == (*stands.steps, told)
    else:
        with refusal("nomination_back_one"):
            advanced(stands, told, holder)


def test_the_award_needs_the_badge_on_record() -> None:
    step = Step(State.AWARDED, DAY)
    with refusal("award_needs_badge"):
        advanced(nomination(State.DECIDED), step, AN)
    early = replace(AN, badges=(badge(40, kind="early"),))
    assert advanced(nomination(State.DECIDED), step, early).state is State.AWARDED
    again = nomination(State.DECIDED, kind="reissue")
    with refusal("award_needs_badge"):
        advanced(again, step, early)
    both = replace(AN, badges=(badge(40), badge(40, kind="reissue")))
    assert not advanced(again, step, both).is_open


def test_what_a_ceremony_awarded_goes_back_with_the_ceremony_only() -> None:
    awarded = nomination(State.DRAFT).with_step(Step(State.AWARDED, DAY, ceremony=3))
    back = Step(State.DECIDED, DAY, note="ghi nhầm")
    with refusal("nomination_awarded_in_ceremony"):
        advanced(awarded, back, AN)
    by_hand = nomination(State.DRAFT, State.AWARDED)
    assert advanced(by_hand, back, AN).state is State.DECIDED


@pytest.mark.parametrize(
    ("kind", "code", "mended"),
    [
        ("posthumous", "applicant_needed", ("Lê Thị Bé", "vợ")),
        ("early", "early_reason_needed", ("", "")),
    ],
)
def test_what_keeps_one_a_draft(kind: str, code: str, mended: tuple[str, str]) -> None:
    draft, step = nomination(State.DRAFT, kind=kind), Step(State.SUBMITTED, DAY)
    for lacking in (AN, replace(AN, early_request=member(early_request=True).early_request)):
        with refusal(code):
            advanced(draft, step, lacking)
    ill = member("M1", early_request="2026-11-02", reason="bệnh nặng")
    whole = replace(draft, applicant=mended[0], relation=mended[1])
    assert advanced(whole, step, ill).state is State.SUBMITTED
    further = nomination(State.BRANCH_PROPOSED, kind=kind)
    assert advanced(further, step, AN).state is State.SUBMITTED


def test_one_without_the_relation_stays_a_draft() -> None:
    draft = replace(nomination(State.DRAFT, kind="posthumous"), applicant="Lê Thị Bé")
    with refusal("applicant_needed"):
        advanced(draft, Step(State.SUBMITTED, DAY), AN)


def test_set_aside_and_open_again_where_it_stood() -> None:
    stands = nomination(State.DRAFT, State.SUBMITTED)
    aside = set_aside(stands, Step(State.SET_ASIDE, DAY, note="chờ kết luận"), "Ân")
    assert (aside.is_open, aside.place) == (False, State.SUBMITTED)
    with refusal("nomination_set_aside"):
        set_aside(aside, Step(State.SET_ASIDE, DAY, note="lần nữa"), "Ân")
    with refusal("nomination_set_aside"):
        advanced(aside, Step(State.DECIDED, DAY), AN)
    again = reopened(aside, Step(State.DRAFT, DAY), [aside], "Ân")
    assert (again.state, len(again.steps)) == (State.SUBMITTED, 4)
    with refusal("nomination_not_set_aside"):
        reopened(again, Step(State.DRAFT, DAY), [again], "Ân")
    with refusal("nomination_open"):
        reopened(aside, Step(State.DRAFT, DAY), [aside, nomination(State.DRAFT, id=2)], "Ân")


def test_setting_aside_needs_a_reason_and_something_on_its_way() -> None:
    with refusal("reason_needed"):
        set_aside(nomination(State.DRAFT), Step(State.SET_ASIDE, DAY), "Ân")
    with refusal("nomination_awarded"):
        set_aside(nomination(State.AWARDED), Step(State.SET_ASIDE, DAY, note="x"), "Ân")


def test_a_second_one_for_a_level_is_refused_whatever_its_kind() -> None:
    new = nomination(State.DRAFT, id=0)
    for other in (State.DRAFT, State.DECIDED):
        with refusal("nomination_open"):
            refuse_second(new, [nomination(other, kind="reissue")], "Ân")
    others = [
        nomination(State.AWARDED),
        nomination(State.SET_ASIDE),
        nomination(State.DRAFT, level=45),
    ]
    refuse_second(new, others, "Ân")


def test_by_member_by_state_and_by_what_they_ask_for() -> None:
    some = [
        nomination(State.DRAFT),
        nomination(State.SET_ASIDE, id=2),
        replace(nomination(State.DRAFT, kind="reissue", id=3), member="M2"),
    ]
    assert {key: len(theirs) for key, theirs in by_member(some).items()} == {"M1": 2, "M2": 1}
    assert [each.id for each in open_for(some, 40, BadgeKind.EARLY)] == [1]
    assert [each.id for each in open_for(some, 40, BadgeKind.REISSUE)] == [3]
    counts = count_by_state(some)
    assert list(counts) == list(State)
    assert (counts[State.DRAFT], counts[State.SET_ASIDE], counts[State.DECIDED]) == (2, 1, 0)


def codes(each: Nomination, person: Member | None) -> list[str]:
    return [found.code for found in check_nomination(each, person, TODAY)]


DEAD = replace(AN, standings=member(standings=[("died", "2026-12-01")]).standings)


@pytest.mark.parametrize(
    ("each", "person", "expected"),
    [
        (nomination(State.DRAFT), AN, []),
        (nomination(State.DRAFT), None, ["nomination_without_member"]),
        (nomination(State.SET_ASIDE), None, []),
        (nomination(State.DRAFT, level=30), AN, ["nomination_level_held"]),
        (nomination(State.DRAFT, kind="reissue"), AN, ["reissue_not_held"]),
        (nomination(State.DRAFT, level=30, kind="reissue"), AN, []),
        (nomination(State.DRAFT), replace(AN, badges=()), []),
        (nomination(State.DRAFT), DEAD, ["nomination_for_the_dead"]),
        (
            nomination(State.DRAFT, kind="posthumous"),
            AN,
            ["applicant_needed", "nomination_for_the_living"],
        ),
        (nomination(State.AWARDED), AN, ["nomination_award_missing"]),
        (nomination(State.AWARDED, level=30), AN, []),
        (nomination(State.SET_ASIDE, level=30), AN, []),
    ],
)
def test_what_is_wrong_with_one(
    each: Nomination, person: Member | None, expected: list[str]
) -> None:
    assert codes(each, person) == expected


def test_days_run_forward_on_the_way_only() -> None:
    first, earlier = Step(State.BRANCH_PROPOSED, date(2027, 1, 5)), date(2027, 1, 4)
    draft = Step(State.DRAFT, date(2027, 2, 1))  # entered after the papers it tells of
    start = Nomination(1, "M1", 40, BadgeKind.NORMAL, "2027/3-2", (draft, first))
    assert codes(start, AN) == []
    late = start.with_step(Step(State.SUBMITTED, earlier))
    assert codes(late, AN) == ["nomination_days_backwards"]
    aside = start.with_step(Step(State.SET_ASIDE, earlier, note="x"))
    assert codes(aside, AN) == []
    back = start.with_step(Step(State.SUBMITTED, DAY)).with_step(Step(State.DRAFT, earlier))
    assert codes(back, AN) == []


def test_a_day_after_today_is_told_unless_a_ceremony_says_it() -> None:
    late = nomination(State.DRAFT).with_step(Step(State.SUBMITTED, date(2027, 3, 2)))
    assert codes(late, AN) == ["nomination_day_ahead"]
    held = replace(AN, badges=(badge(40),))
    given = nomination(State.DRAFT).with_step(
        Step(State.AWARDED, date(2027, 3, 2), ceremony=1),
    )
    assert codes(given, held) == []


def test_the_decision_is_the_one_it_stands_on() -> None:
    decided = nomination(State.DRAFT).with_step(Step(State.DECIDED, DAY, "9"))
    assert nomination(State.DRAFT).decision is None
    assert decided.decision == decided.steps[-1]
    again = decided.with_step(Step(State.SUBMITTED, DAY)).with_step(Step(State.DECIDED, DAY, "10"))
    assert again.decision == again.steps[-1]
    assert again.with_step(Step(State.SUBMITTED, DAY)).decision is None
    back = decided.with_step(Step(State.AWARDED, DAY)).with_step(Step(State.DECIDED, DAY))
    assert back.decision == decided.decision
    assert nomination(State.DRAFT, State.AWARDED).decision is None


def test_the_kind_goes_by_whether_somebody_lives() -> None:
    dead = replace(AN, standings=(standing("died", "2027-01-05"),))
    with refusal("nomination_for_living"):
        refuse_kind(BadgeKind.POSTHUMOUS, AN)
    for kind in (BadgeKind.NORMAL, BadgeKind.EARLY):
        refuse_kind(kind, AN)
        with refusal("nomination_for_dead"):
            refuse_kind(kind, dead)
    refuse_kind(BadgeKind.POSTHUMOUS, dead)
    for anybody in (AN, dead):
        refuse_kind(BadgeKind.REISSUE, anybody)


def test_the_days_of_steps_are_those_of_our_time() -> None:
    for day in (date(1899, 12, 31), date(2101, 1, 1)):
        with refusal("step_day_out_of_range"):
            nomination(State.DRAFT).with_step(Step(State.SUBMITTED, day))


def test_two_on_their_way_for_one_level_are_an_error_told_once() -> None:
    some = [nomination(State.DRAFT), nomination(State.DECIDED, id=2)]

    def found(given: list[Nomination]) -> list[tuple[str, Severity]]:
        return [(each.code, each.severity) for each in check_nominations(given, {"M1": AN}, TODAY)]

    assert found(some) == [("nomination_twice", Severity.ERROR)]
    assert found([some[0], replace(some[1], level=45)]) == []
    assert found([some[0], nomination(State.SET_ASIDE, id=2)]) == []
