"""The boxes of a round, the year around it, its days as the office sets them, one explanation."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.people import interruption
from tests.helpers.rules import shipped_rules
from tests.helpers.strategies import members
from tests.usecases.conftest import ROUND, joined
from vusta_desk.domain.eligibility import decide_all
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.rounds import round_for
from vusta_desk.i18n.box_words import box_title, box_word
from vusta_desk.i18n.reckoning_full import full_parts
from vusta_desk.usecases import ceremonies, member_marks, stated_badges, upkeep
from vusta_desk.usecases.badge_rounds import BOXES, NO_HISTORY, boxes_of, year_view
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.evaluate import RoundResult, Row
from vusta_desk.usecases.explanations import tell
from vusta_desk.usecases.office import office as settings
from vusta_desk.usecases.round_settings import change_round
from vusta_desk.usecases.services import Services

YEAR_BEFORE = (date(2026, 1, 1), date(2026, 12, 31))


def keys_of(view, box: str) -> list[str]:
    (found,) = [each for each in view.boxes if each.id == box]
    return [row.member.key for row in found.rows]


@given(st.lists(members(), max_size=6))
def test_whatever_the_records_hold_everyone_lies_in_exactly_one_box(people) -> None:
    rules = shipped_rules()
    round_ = round_for(rules, ROUND)
    rows = tuple(
        Row(member, "", decision, None, decision.reasons)
        for member, decision in zip(people, decide_all(people, round_, rules), strict=True)
    )
    boxes = boxes_of(RoundResult(round_, rules.fingerprint, rows))
    assert [box.id for box in boxes] == list(BOXES)
    assert sum(len(box.rows) for box in boxes) == len(people)
    assert {id(row) for box in boxes for row in box.rows} == {id(row) for row in rows}


def test_arrears_without_history_have_a_box_of_their_own(office: Services) -> None:
    view = year_view(office)
    assert view.code == ROUND
    assert view.year == 2027
    assert keys_of(view, "arrears") == ["M4"]
    assert keys_of(view, NO_HISTORY) == ["M5"]
    assert keys_of(view, "due") == ["M1", "M2", "M3"]
    assert view.people == 8


def test_money_is_added_up_and_what_is_not_known_is_counted_by_level(office: Services) -> None:
    boxes = {box.id: box for box in year_view(office).boxes}
    assert dict(boxes["due"].levels) == {75: 1, 70: 1, 40: 1}
    assert boxes["due"].amount == (10 + 8 + 2) * 2_530_000
    assert dict(boxes["arrears"].unknown) == {45: 1}
    assert boxes["arrears"].amount == 0
    assert boxes["none"].levels == {}, "the next level is no proposal"


def test_another_year_keeps_the_day_of_the_round(office: Services) -> None:
    view = year_view(office, 2030, "2027/2-9")
    assert view.code == "2030/2-9"
    assert [each.code for each in view.rounds] == ["2030/3-2", "2030/19-5", "2030/2-9", "2030/7-11"]
    assert [each.code for each in year_view(office).rounds if each.is_next] == [ROUND]


def test_days_of_a_round_are_one_operation_and_change_who_is_due(office: Services) -> None:
    first = date(2027, 2, 5)
    number = change_round(office, ROUND, (first, date(2027, 3, 31)), date(2027, 1, 5))
    assert number is not None
    view = year_view(office)
    assert keys_of(view, "due") == ["M1", "M3"], "due on 3 February is now before the window"
    assert view.round.reference_day == date(2027, 1, 5)
    assert view.usual is not None
    assert view.usual.window[0] == date(2027, 1, 1)
    assert [each.code for each in view.rounds if each.is_own] == [ROUND]
    (gap,) = view.findings
    assert gap.code == "round_windows_gap"
    assert upkeep.history(office, 1)[0].title == (
        "Round 3/2/2027: due days 05/02/2027 to 31/03/2027, judged on 05/01/2027"
    )


def test_days_as_the_rules_have_them_are_not_kept_as_the_offices_own(office: Services) -> None:
    usual = year_view(office).round
    assert change_round(office, ROUND, usual.window, usual.reference_day) is None
    change_round(office, ROUND, (date(2027, 1, 2), date(2027, 3, 31)), date(2027, 2, 1))
    assert change_round(office, ROUND, usual.window, usual.reference_day) is not None
    assert settings(office.data).round_window(ROUND) is None
    assert settings(office.data).round_reference(ROUND) is None


@pytest.mark.parametrize(
    ("window", "reference", "code"),
    [
        ((date(2027, 3, 31), date(2027, 1, 1)), date(2027, 2, 3), "round_window_backwards"),
        ((date(2027, 1, 1), date(2027, 3, 31)), date(3027, 2, 3), "round_day_far"),
    ],
)
def test_days_that_make_no_sense_are_refused(
    office: Services, window: tuple[date, date], reference: date, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        change_round(office, ROUND, window, reference)
    assert refused.value.code == code
    assert len(upkeep.history(office)) == 2


def test_ceremonies_that_hold_the_round_say_who_is_on_them(office: Services) -> None:
    assert year_view(office).held_by == ()
    id_ = ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hà Nội")
    change = EntryChange(leave_out=True, reason="xin lùi")
    ceremonies.change_entry(office, id_, "M1", change)
    (held,) = year_view(office).held_by
    assert held.is_draft
    assert held.left_out == {"M1"}
    assert {"M2", "M4"} <= held.roster
    assert "M5" not in held.roster
    assert year_view(office, code="2027/19-5").held_by == ()


def test_an_explanation_in_full(office: Services, changed) -> None:
    changed(
        joined(
            "M1",
            "Trần Văn Ân",
            "1987-02-10",
            badges=[30],
            branch="B02",
            interruptions=[interruption("1995-01-01", "1995-02-01")],
        )
    )
    told = tell(office, "M1", year_view(office).round)
    assert told.box == "due"
    assert told.branch
    assert {each.level: each.is_held for each in told.days}[30]
    parts = {
        part.title: dict(part.lines) for part in full_parts(told.reckoning, told.days, office.words)
    }
    assert parts["Start of seniority"] == {"10/02/1987": "the day of the admission decision"}
    assert next(iter(parts["Interruptions"].values())).endswith("1 months 0 days")
    assert parts["Day on which each level is full"]["40 years"] == "10/03/2027; within this round"
    assert (
        "2,530,000\N{NO-BREAK SPACE}VND (from 01/07/2026)"
        in parts["Rule values used"]["Base salary"]
    )
    assert "56-HD/VPTW" in parts["Rule values used"]["Gift with the badge: times the base salary"]


def test_nothing_is_told_of_levels_where_the_dates_do_not_tell(office: Services, changed) -> None:
    changed(
        replace(
            joined("M1", "Trần Văn Ân", "1987-02-10"),
            admission_date=None,
            admission_decision_date=None,
        )
    )
    told = tell(office, "M1", year_view(office).round)
    assert told.days == ()
    assert told.box == "cannot_tell"
    assert told.deciding == ("admission_decision_date",)


def test_a_badge_as_stated_stays_marked_in_the_reckoning(office: Services) -> None:
    stated_badges.state_badges(office, date(2020, 1, 1), None, ["M5"])
    told = tell(office, "M5", year_view(office).round)
    parts = {part.title: part.lines for part in full_parts(told.reckoning, told.days, office.words)}
    assert parts["Badges on record"] == (
        ("30 years", "awarded before 01/01/2020, as stated, no number yet"),
    )


def test_marks_are_noted_and_taken_back(office: Services) -> None:
    round_ = year_view(office).round
    member_marks.request_early(office, "M8", date(2026, 11, 2), "  bệnh   nặng ")
    told = tell(office, "M8", round_)
    assert told.box == "early"
    assert told.reckoning.member.early_request.reason == "bệnh nặng"
    member_marks.withdraw_early(office, "M8")
    assert tell(office, "M8", round_).box == "none"
    member_marks.begin_review(office, "M1", None)
    assert tell(office, "M1", round_).box == "under_review"
    member_marks.end_review(office, "M1")
    assert tell(office, "M1", round_).box == "due"
    assert member_marks.end_review(office, "M1") is None


def test_every_box_has_its_words(office: Services) -> None:
    said = {box_word(box, office.words) for box in (*BOXES, "all")}
    assert len(said) == len(BOXES) + 1
    assert all(box_title(box, office.words) for box in (*BOXES, "all"))
