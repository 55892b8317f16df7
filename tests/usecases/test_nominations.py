"""Nominations: how they begin, go on, are set aside and opened again, and what is refused."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.people import badge, standing
from tests.usecases.conftest import PEOPLE, ROUND, add, joined
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.domain.member import BadgeKind, EarlyRequest, Member
from vusta_desk.usecases import closed_rounds, duplicates, edit_member, upkeep
from vusta_desk.usecases import nominations as desk
from vusta_desk.usecases.nominations import Cause, Nomination, NominationState
from vusta_desk.usecases.services import Services

State = NominationState
DAY = date(2026, 11, 20)
MAY = "2027/19-5"
PROPOSED = [("M2", 75), ("M3", 70), ("M4", 45), ("M1", 40)]


def refusal(code: str) -> AbstractContextManager[pytest.ExceptionInfo[Refused]]:
    return pytest.raises(Refused, match=f"^{code}$")


def one(services: Services, number: int) -> Nomination:
    rows = desk.nominations(services)
    return next(row.nomination for row in rows if row.nomination.id == number)


def codes(services: Services) -> list[str]:
    return [found.code for found in desk.findings(services)]


def test_everyone_whom_the_round_proposes_gets_a_draft_once(office: Services) -> None:
    assert [row.member.key for row in desk.proposed_without(office, ROUND)] == [
        "M1",
        "M2",
        "M3",
        "M4",
    ]
    made = desk.propose_all(office, ROUND)
    rows = desk.nominations(office, ROUND)
    assert [(row.nomination.member, row.nomination.level) for row in rows] == PROPOSED
    assert {row.nomination.kind for row in rows} == {BadgeKind.NORMAL}
    assert desk.count_by_state([row.nomination for row in rows])[State.DRAFT] == len(made) == 4
    done = upkeep.history(office)[0]
    assert done.title == (
        "Nominations begun for round 3/2/2027: 4 (Trần Văn Ân, Lê Thị Đào, Nguyễn An, …)"
    )
    assert desk.propose_all(office, ROUND) == ()
    assert upkeep.history(office)[0] == done
    assert desk.nominations(office, MAY) == ()
    desk.start(office, "M8", None, MAY)
    assert desk.rounds_with_nominations(office) == (ROUND, MAY)


def test_whoever_was_left_out_or_is_on_the_way_elsewhere_gets_no_draft(office: Services) -> None:
    left_out = desk.leave_out(office, "M1", ROUND, None, "nhận sau", Cause.NOT_WANTED)
    desk.start(office, "M2", 75, MAY, reason="đề nghị muộn")
    assert [row.member.key for row in desk.proposed_without(office, ROUND)] == ["M3", "M4"]
    step = one(office, left_out).steps[-1]
    assert (step.state, step.note, step.cause) == (State.SET_ASIDE, "nhận sau", Cause.NOT_WANTED)
    with refusal("nomination_set_aside"):
        desk.leave_out(office, "M1", ROUND, 40, "lần nữa")
    with refusal("reason_needed"):
        desk.leave_out(office, "M4", ROUND, 45, " ")


def test_leaving_out_sets_aside_what_is_on_its_way(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    assert desk.leave_out(office, "M1", ROUND, 40, "nhận sau") == number
    assert [step.state for step in one(office, number).steps] == [State.DRAFT, State.SET_ASIDE]
    assert upkeep.history(office)[0].title == (
        "Trần Văn Ân left out of round 3/2/2027, badge of 40 years: nhận sau"
    )


def test_several_go_the_way_together_or_not_at_all(office: Services) -> None:
    made = desk.propose_all(office, ROUND)
    ids = [each for each in made if one(office, each).member != "M3"]
    desk.advance(office, ids, State.BRANCH_PROPOSED, DAY, "12-NQ", "Chi bộ B01", " tốt ")
    step = one(office, ids[0]).steps[-1]
    assert (step.state, step.day) == (State.BRANCH_PROPOSED, DAY)
    assert (step.number, step.who, step.note) == ("12-NQ", "Chi bộ B01", "tốt")
    assert upkeep.history(office)[0].title == (
        "Nominations brought to “proposed by the branch”: 3 (Trần Văn Ân, Lê Thị Đào, Phạm Bình)"
    )
    desk.advance(office, ids[:1], State.SUBMITTED, DAY)
    with refusal("nomination_there_already"):
        desk.advance(office, ids[::-1], State.SUBMITTED, DAY)
    assert one(office, ids[1]).state is State.BRANCH_PROPOSED
    with refusal("no_such_nomination"):
        desk.advance(office, [*ids, 99], State.DECIDED, DAY)
    assert desk.advance(office, [], State.DECIDED, DAY) is None


def test_of_several_all_who_lack_something_are_named_and_the_rest_may_go_on(
    office: Services,
) -> None:
    early = [desk.start(office, key, None, ROUND, BadgeKind.EARLY) for key in ("M1", "M4")]
    ready = desk.start(office, "M2", None, ROUND)
    with refusal("nominations_incomplete") as caught:
        desk.advance(office, [ready, *early], State.SUBMITTED, DAY)
    assert caught.value.details == {
        "count": 2,
        "names": ("Trần Văn Ân", "Phạm Bình"),
        "numbers": tuple(early),
    }
    assert one(office, ready).state is State.DRAFT
    with refusal("nominations_incomplete"):
        desk.advance(office, early, State.SUBMITTED, DAY, rest=True)
    desk.advance(office, [ready, *early], State.SUBMITTED, DAY, rest=True)
    assert [one(office, each).state for each in (*early, ready)] == [
        State.DRAFT,
        State.DRAFT,
        State.SUBMITTED,
    ]


def test_the_kind_is_for_the_living_or_for_the_dead(empty: Services) -> None:
    died = joined("M1", "Đỗ An", "1986-06-01", badges=[30], standings=[("died", "2027-01-05")])
    add(empty, replace(PEOPLE, members=(died, PEOPLE.members[1])))
    for kind in (BadgeKind.NORMAL, BadgeKind.EARLY):
        with refusal("nomination_for_dead"):
            desk.start(empty, "M1", 40, ROUND, kind, "x")
    with refusal("nomination_for_living"):
        desk.start(empty, "M2", 75, ROUND, BadgeKind.POSTHUMOUS, "x", "Lê Thị Bé", "con")
    dead, living = desk.start(empty, "M1", 40, ROUND), desk.start(empty, "M2", 75, ROUND)
    with refusal("nomination_for_dead"):
        desk.change(empty, dead, kind=BadgeKind.NORMAL)
    with refusal("nomination_for_living"):
        desk.change(empty, living, kind=BadgeKind.POSTHUMOUS)
    assert desk.change(empty, living, kind=BadgeKind.EARLY) is not None


def test_who_died_after_the_round_is_nominated_as_the_round_shows(
    office: Services, changed: Callable[[Member], None]
) -> None:
    changed(replace(PEOPLE.members[0], standings=(standing("died", "2027-06-01"),)))
    desk.start(office, "M1", None, ROUND)
    assert codes(office) == ["nomination_for_the_dead"]


def test_a_day_ahead_is_told_and_one_out_of_time_refused(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    for year in (1899, 2101, 9999):
        with refusal("step_day_out_of_range"):
            desk.advance(office, [number], State.SUBMITTED, date(year, 1, 1))
    with refusal("step_day_out_of_range"):
        desk.start(office, "M2", 75, ROUND, day=date(2999, 1, 1))
    desk.advance(office, [number], State.SUBMITTED, office.today)
    assert codes(office) == []
    desk.advance(office, [number], State.DECIDED, date(2026, 11, 23))
    assert codes(office) == ["nomination_day_ahead"]


def test_nobody_is_nominated_for_a_closed_round(office: Services) -> None:
    on_its_way, later = desk.start(office, "M1", 40, ROUND), desk.start(office, "M8", 40, MAY)
    closed_rounds.close_round(office, ROUND)
    for act in (
        lambda: desk.start(office, "M2", None, ROUND),
        lambda: desk.leave_out(office, "M2", ROUND, None, "x"),
        lambda: desk.propose_all(office, ROUND),
        lambda: desk.change(office, later, round_code=ROUND),
    ):
        with refusal("round_closed"):
            act()
    assert desk.change(office, on_its_way, reason="đủ điều kiện") is not None
    desk.advance(office, [on_its_way], State.SUBMITTED, DAY)


def test_what_the_rules_no_longer_propose_is_told(
    office: Services, changed: Callable[[Member], None]
) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    desk.start(office, "M2", None, ROUND)

    def told() -> list[tuple[str, str]]:
        rows = desk.nominations(office)
        return [(row.name, found.code) for row in rows for found in row.findings]

    assert told() == []
    changed(joined("M1", "Trần Văn Ân", "1997-02-10", badges=[30]))
    assert told() == [("Trần Văn Ân", "nomination_no_longer_proposed")]
    closed_rounds.close_round(office, ROUND)
    assert told() == []
    closed_rounds.reopen_round(office, ROUND, "ghi nhầm")
    desk.change(office, number, reason="đảng ủy quyết định")
    assert told() == []


def test_what_the_round_does_not_propose_needs_a_reason(office: Services) -> None:
    for key, level in (("M5", None), ("M6", None), ("M7", 30), ("M1", 45)):
        with refusal("reason_needed"):
            desk.start(office, key, level, ROUND)
        number = desk.start(office, key, level, ROUND, reason="đảng ủy quyết định")
        assert one(office, number).reason == "đảng ủy quyết định"
    assert [row.nomination.level for row in desk.of_member(office, "M6")] == [50]


def test_what_makes_no_sense_is_refused(office: Services) -> None:
    for key, level, round_, code in (
        ("M99", None, ROUND, "member_not_found"),
        ("M7", None, ROUND, "put_in_level_needed"),
        ("M7", 35, ROUND, "level_unknown"),
        ("M7", 30, "3/2", "round_not_understood"),
        ("M7", 30, "2027/5-5", "round_window_needed"),
    ):
        with refusal(code):
            desk.start(office, key, level, round_, reason="x")
    with refusal("round_not_understood"):
        desk.nominations(office, "3/2")
    desk.start(office, "M1", 40, ROUND)
    with refusal("nomination_open"):
        desk.start(office, "M1", 40, MAY, reason="x")


def test_a_lost_badge_is_issued_again_on_a_written_account(office: Services) -> None:
    again, told = BadgeKind.REISSUE, "bị mất khi chuyển nhà"
    with refusal("reissue_not_held"):
        desk.start(office, "M1", 40, ROUND, again, told, day=DAY)
    with refusal("report_day_needed"):
        desk.start(office, "M1", 30, ROUND, again, told)
    with refusal("reason_needed"):
        desk.start(office, "M1", 30, ROUND, again, day=DAY)
    number = desk.start(office, "M1", 30, ROUND, again, told, day=DAY)
    assert (one(office, number).kind, one(office, number).steps[0].day) == (again, DAY)
    assert codes(office) == []


def test_an_early_award_leaves_the_draft_with_its_reason_on_record(
    office: Services, changed: Callable[[Member], None]
) -> None:
    ill = replace(PEOPLE.members[0], early_request=EarlyRequest())
    number = desk.start(office, "M1", 40, ROUND, BadgeKind.EARLY)
    assert codes(office) == ["early_reason_needed"]
    changed(ill)
    with refusal("early_reason_needed"):
        desk.advance(office, [number], State.SUBMITTED, DAY)
    changed(replace(ill, early_request=EarlyRequest(None, "bệnh nặng")))
    desk.advance(office, [number], State.SUBMITTED, DAY)
    assert codes(office) == []


def test_of_the_dead_a_relative_applies(empty: Services) -> None:
    died = joined("M1", "Đỗ An", "1986-06-01", badges=[30], standings=[("died", "2027-01-05")])
    add(empty, replace(PEOPLE, members=(died,)))
    number = desk.start(empty, "M1", None, ROUND)
    draft = one(empty, number)
    assert (draft.level, draft.kind) == (40, BadgeKind.POSTHUMOUS)
    with refusal("applicant_needed"):
        desk.advance(empty, [number], State.SUBMITTED, DAY)
    desk.change(empty, number, applicant=" Lê Thị  Bé ", relation="vợ")
    desk.advance(empty, [number], State.SUBMITTED, DAY)
    with refusal("applicant_needed"):
        desk.change(empty, number, relation="")
    desk.start(empty, "M1", 45, ROUND, reason="gia đình đề nghị")
    assert desk.of_member(empty, "M1")[0].nomination.kind is BadgeKind.POSTHUMOUS


def test_a_change_puts_off_to_another_round(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    assert desk.change(office, number) is None
    assert desk.change(office, number, round_code=MAY, reason="để đợt sau", kind=None) is not None
    assert (one(office, number).round, one(office, number).reason) == (MAY, "để đợt sau")
    with refusal("round_not_understood"):
        desk.change(office, number, round_code="mùa xuân")
    desk.set_aside(office, [number], "chờ", Cause.UNDER_REVIEW)
    with refusal("nomination_set_aside"):
        desk.change(office, number, reason="x")


def test_set_aside_and_opened_again_where_it_stood(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    desk.advance(office, [number], State.SUBMITTED, DAY)
    with refusal("reason_needed"):
        desk.set_aside(office, [number], "")
    desk.set_aside(office, [number], "sai ngày vào Đảng", Cause.WRONG_RECORD, DAY, "đảng ủy")
    last = one(office, number).steps[-1]
    assert (last.cause, last.day, last.who) == (Cause.WRONG_RECORD, DAY, "đảng ủy")
    second = desk.start(office, "M1", 40, MAY, reason="x")
    with refusal("nomination_open"):
        desk.reopen(office, [number])
    desk.set_aside(office, [second], "thừa")
    with refusal("nomination_open"):
        desk.reopen(office, [number, second])
    assert one(office, number).state is State.SET_ASIDE
    desk.reopen(office, [number], "đã sửa hồ sơ")
    assert one(office, number).state is State.SUBMITTED


def test_the_award_by_hand_needs_the_badge_on_record(
    office: Services, changed: Callable[[Member], None]
) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    with refusal("award_needs_badge"):
        desk.advance(office, [number], State.AWARDED, DAY)
    changed(replace(PEOPLE.members[0], badges=(badge(30), badge(40))))
    desk.advance(office, [number], State.AWARDED, DAY)
    assert codes(office) == []
    with refusal("nomination_awarded"):
        desk.change(office, number, reason="x")
    with refusal("nomination_awarded"):
        desk.set_aside(office, [number], "x")
    changed(PEOPLE.members[0])
    assert codes(office) == ["nomination_award_missing"]


def test_later_steps_stand_on_earlier_ones_and_undo_goes_back_in_order(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    desk.advance(office, [number], State.SUBMITTED, DAY)
    first = upkeep.history(office)[0].id
    desk.advance(office, [number], State.DECIDED, DAY)
    with refusal("undo_blocked"):
        upkeep.undo(office, first)
    upkeep.undo(office, first + 1)
    assert one(office, number).state is State.SUBMITTED
    upkeep.undo(office, first)
    assert one(office, number).state is State.DRAFT
    upkeep.undo(office, first - 1)
    assert desk.nominations(office) == ()
    again = upkeep.next_redo(office)
    assert again is not None
    upkeep.undo(office, again.id)
    assert one(office, number).state is State.DRAFT


def test_merged_records_bring_their_nominations_along(empty: Services) -> None:
    facts = {"badges": [30], "birth_date": "1960-05-01"}
    twins = [joined(key, "Trần Văn Ân", "1987-02-10", **facts) for key in ("M1", "M2")]
    add(empty, replace(PEOPLE, members=tuple(twins)))
    first, second = (desk.start(empty, key, 40, ROUND) for key in ("M1", "M2"))
    merged = duplicates.merge(empty, duplicates.compare(empty, "M1", "M2", "M1"), {})
    assert {one(empty, number).member for number in (first, second)} == {"M1"}
    rows = desk.nominations(empty, ROUND)
    assert [row.findings[0].code for row in rows] == ["nomination_twice"] * 2
    damage, found = upkeep.check(empty)
    errors = [each.code for each in found if each.severity is Severity.ERROR]
    assert (damage, errors) == ((), ["nomination_twice"])
    with refusal("undo_blocked"):
        upkeep.undo(empty, merged - 1)
    upkeep.undo(empty, merged)
    assert [one(empty, number).member for number in (first, second)] == ["M1", "M2"]
    assert codes(empty) == []


def test_one_of_somebody_taken_out_says_so(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    edit_member.take_out(office, "M1", "ghi nhầm")
    (row,) = desk.nominations(office)
    assert (row.name, row.is_on_file) == ("Trần Văn Ân", False)
    assert [found.code for found in row.findings] == ["nomination_without_member"]
    desk.set_aside(office, [number], "không còn ở đây")
    assert codes(office) == []


def test_the_record_s_history_tells_of_the_steps(office: Services) -> None:
    number = desk.start(office, "M1", 40, ROUND)
    desk.advance(office, [number], State.SUBMITTED, DAY, "7-TTr", "Đảng ủy")
    desk.set_aside(office, [number], "chờ kết luận", Cause.UNDER_REVIEW)
    opened = edit_member.open_member(office, "M1")
    edit_member.save(office, replace(opened.member, home="Huế"), opened)
    upkeep.undo(office, upkeep.history(office)[1].id)
    told = edit_member.member_history(office, "M1")
    assert [(change.title.partition(":")[0], change.notes) for change in told] == [
        ("Undo of operation 5", ()),
        ("Change of the record of Trần Văn Ân", ()),
        ("Nominations set aside", ()),
        (
            "Nominations brought to “submitted”",
            ("40 years, round 3/2/2027: submitted, 20/11/2026, 7-TTr, Đảng ủy",),
        ),
        ("Nomination of Trần Văn Ân", ("40 years, round 3/2/2027: draft, 22/11/2026",)),
        ("Import of thử", ()),
    ]
    assert [change.undone for change in told] == [False, False, True, False, False, False]
