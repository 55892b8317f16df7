"""Row 5 of the table by examples: due, arrears, early; and row 9, none."""

from datetime import date

import pytest

from tests.helpers.deciding import BOOK, DUE_40, OFFICIAL, ROUND, codes, decided, in_round, told
from tests.helpers.people import badge, interruption, member
from tests.helpers.rules import with_values
from vusta_desk.domain.eligibility import decide

# --- row 5: candidates ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("1986-12-31", ("arrears", 40)),
        ("1987-01-01", ("due", 40)),
        ("1987-03-31", ("due", 40)),
        ("1987-04-01", ("none", 40)),
    ],
)
def test_row_5_the_window_holds_both_its_ends(start, expected):
    assert told(decided(admission_decision_date=start, badges=[30])) == expected


def test_row_5_a_window_that_ends_on_28_february_holds_those_of_the_29th():
    then = in_round("2022/3-2", window=("2022-01-01", "2022-02-28"))
    assert told(decided(then, admission_decision_date="1992-02-29")) == ("due", 30)
    assert told(decided(then, admission_decision_date="1992-03-01")) == ("none", 30)


def test_row_5_the_highest_of_several_levels():
    decision = decided(admission_decision_date="1982-02-10", badges=[badge(30, "2012")])
    assert told(decision) == ("due", 45)
    assert decision.skipped_levels == (40,)


def test_row_5_never_at_or_below_the_highest_held():
    for held in (45, 50):
        decision = decided(admission_decision_date="1982-02-10", badges=[held])
        assert told(decision) == ("none", 50 if held == 45 else 55)
    decision = decided(admission_decision_date="1982-02-10", badges=[badge(45, kind="reissue")])
    assert told(decision) == ("none", 50)


def test_row_5_only_levels_of_the_windows_last_day():
    facts = {"admission_decision_date": "1971-05-20", "badges": [40]}
    assert told(decided(in_round("2016/19-5"), **facts)) == ("none", 50)
    assert told(decided(in_round("2016/2-9"), **facts)) == ("arrears", 45)
    facts = {"admission_decision_date": "1940-01-10", "standings": [("official", "1980-01-01")]}
    assert told(decided(in_round("1990/3-2"), **facts)) == ("due", 50)
    assert told(decided(in_round("1990/3-2"), **facts, badges=[50])) == ("none", None)


def test_row_5_arrears_without_any_badge_on_record():
    decision = decided(admission_decision_date="1984-09-12")
    assert (told(decision), codes(decision)) == (("arrears", 40), ["no_badge_on_record"])
    assert codes(decided(admission_decision_date="1984-09-12", badges=[30])) == []
    decision = decided(admission_decision_date="1996-09-12")  # no level below was skipped
    assert (told(decision), codes(decision)) == (("arrears", 30), [])
    assert codes(decided(admission_decision_date="1987-02-10")) == []  # due, not arrears


# --- row 5: early ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "held", "outcome"),
    [
        ("1988-02-29", 30, "early"),  # due 29-2-2028, counts from 1-2-2028: within 12 months
        ("1988-03-01", 30, "none"),
        ("1964-02-28", 60, "none"),  # 65 due 2029
        ("1959-02-28", 65, "early"),  # 70 due 28-2-2029: within 24 months of 3-2-2027
        ("1959-03-01", 65, "none"),
    ],
)
def test_row_5_early_within_the_limit_counting_by_month(start, held, outcome):
    decision = decided(admission_decision_date=start, badges=[held], early_request="2026-12-01")
    assert decision.outcome == outcome


def test_row_5_the_limit_itself_is_within_it():
    first = in_round("2027/1-2", window=("2027-01-01", "2027-03-31"))
    facts = {"admission_decision_date": "1988-02-29", "badges": [30], "early_request": True}
    assert decided(first, **facts).outcome == "early"


def test_row_5_early_by_the_rules_of_the_reference_day():
    facts = {"admission_decision_date": "1952-02-28", "badges": [65], "early_request": True}
    assert decided(in_round("2021/3-2"), **facts).outcome == "early"
    facts["admission_decision_date"] = "1952-03-01"
    assert decided(in_round("2021/3-2"), **facts).outcome == "none"
    late = in_round("2021/3-2", reference="2021-07-30")
    assert decided(late, **facts).outcome == "early"


@pytest.mark.parametrize(
    ("asked", "badges", "outcome"),
    [
        ("2027-02-03", [30], "early"),
        ("2027-02-04", [30], "none"),
        ("2020-01-01", [badge(30, "2020-01-01")], "early"),
        ("2019-12-31", [badge(30, "2020-01-01")], "none"),
        ("2020-01-31", [badge(30, "2020-01")], "early"),
        ("2019-12-31", [badge(30, "2020-01")], "none"),
        ("2019-12-31", [badge(30)], "early"),
    ],
)
def test_row_5_when_a_request_stands(asked, badges, outcome):
    decision = decided(admission_decision_date="1987-06-10", badges=badges, early_request=asked)
    assert decision.outcome == outcome


def test_row_5_an_undated_request_stands_and_is_named():
    facts = {"admission_decision_date": "1987-06-10", "early_request": True}
    decision = decided(**facts, badges=[badge(30, "2020-01-01")])
    assert (told(decision), codes(decision)) == (("early", 40), ["request_undated"])


def test_row_5_early_comes_before_arrears():
    decision = decided(admission_decision_date="1982-06-10", badges=[30], early_request=True)
    assert (told(decision), decision.skipped_levels) == (("early", 45), (40,))


def test_row_5_no_early_above_90_nor_for_a_level_never_reached():
    assert told(decided(admission_decision_date="1930-01-01", badges=[90], early_request=True)) == (
        "none",
        None,
    )
    decision = decided(
        admission_decision_date="1987-06-10",
        badges=[30],
        early_request=True,
        interruptions=[interruption("2027-06-01", None)],
    )
    assert told(decision) == ("none", 40)


# --- row 9, and counting by the day ---------------------------------------------------------------


def test_row_9_names_the_next_level():
    decision = decided(admission_decision_date="1990-05-05", badges=[30])
    assert (told(decision), decision.due_day) == (("none", 40), date(2030, 5, 5))
    assert told(decided(admission_decision_date="1930-01-01", badges=[90])) == ("none", None)


@pytest.mark.parametrize(
    ("facts", "by_month", "by_day"),
    [
        ({"standings": [OFFICIAL, ("died", "2027-02-09")]}, [], ["early_posthumous"]),
        (
            {
                "admission_decision_date": "1988-02-28",
                "standings": [OFFICIAL, ("died", "2027-02-20")],
            },
            ["early_posthumous"],
            [],
        ),
        (
            {"admission_decision_date": "1988-02-28", "early_request": True},
            ["request_undated"],
            [],
        ),
    ],
)
def test_whether_months_are_counted_is_a_choice(facts, by_month, by_day):
    person = member(**{"standings": [OFFICIAL], **DUE_40, **facts})
    assert codes(decide(person, ROUND, BOOK)) == by_month
    decision = decide(person, ROUND, with_values("count_by_month", ("1984-12-27", False)))
    assert codes(decision) == by_day
    assert decision.outcome == ("posthumous" if by_day else "none")
