"""Start of seniority, time counted, partial dates: what eligibility is reckoned from."""

from datetime import date

import pytest

from tests.helpers.deciding import DUE_40, codes, decided, details, in_round, told
from tests.helpers.people import badge, day, interruption

# --- the start of seniority -----------------------------------------------------------------------


def test_seniority_starts_with_the_decision():
    decision = decided(
        admission_decision_date="1987-02-10", admission_date="1987-04-02", badges=[30]
    )
    assert told(decision) == ("due", 40)
    assert decision.due_day == date(2027, 2, 10)
    assert decision.due_range == (date(2027, 2, 10), date(2027, 2, 10))
    assert codes(decision) == []


def test_without_a_decision_it_starts_with_the_day_of_admission():
    decision = decided(admission_date="1987-04-02", badges=[30])
    assert (told(decision), decision.due_day) == (("none", 40), date(2027, 4, 2))
    assert codes(decision) == ["start_from_admission_date"]


def test_without_either_nothing_can_be_told():
    decision = decided(official_date="1988-02-10")
    assert (told(decision), codes(decision)) == (("cannot_tell", None), ["no_start_date"])


@pytest.mark.parametrize(
    ("start", "due"),
    [("1988-02-29", "2028-02-29"), ("1987-01-31", "2027-01-31"), ("1992-02-29", "2022-02-28")],
)
def test_the_29th_of_february_becomes_the_28th(start, due):
    level = int(due[:4]) - int(start[:4])
    held = [] if level == 30 else [30]
    assert decided(admission_decision_date=start, badges=held).due_day == day(due)


# --- interruptions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("interruptions", "due"),
    [
        ([], "2027-01-10"),
        ([interruption("1995-03-01", "1996-03-01")], "2028-01-10"),
        ([interruption("1990-01-15", "1990-03-20")], "2027-03-15"),
        ([interruption("1990-01-15", "1990-03-20", restored=True)], "2027-01-10"),
        ([interruption("1986-01-10", "1987-02-10")], "2027-02-10"),  # begun before the start
        ([interruption("1985-01-01", "1986-01-01")], "2027-01-10"),  # over before it
        ([interruption("1990-01-01", "1990-03-01"), interruption("1990-02-01", "1990-04-01")],
         "2027-04-10"),  # overlapping
        ([interruption("1990-02-01", "1990-04-01"), interruption("1990-01-01", "1990-02-01")],
         "2027-04-10"),  # touching
        ([interruption("1990-01-01", "1990-06-01"), interruption("1990-02-01", "1990-03-01")],
         "2027-06-10"),  # one inside the other
        ([interruption("1990-01-01", "1990-02-01"), interruption("1991-01-01", "1991-01-21")],
         "2027-03-02"),  # 1 month, then 20 days
    ],
)  # fmt: skip
def test_time_out_is_subtracted_once(interruptions, due):
    decision = decided(
        admission_decision_date="1987-01-10", interruptions=interruptions, badges=[30]
    )
    assert decision.due_day == day(due)


def test_a_level_reached_on_the_first_day_out_stays_reached():
    out = interruption("2027-02-10", "2027-02-20")
    assert decided(**DUE_40, interruptions=[out]).due_day == date(2027, 2, 10)
    out = interruption("2027-02-09", "2027-02-20")
    assert decided(**DUE_40, interruptions=[out]).due_day == date(2027, 2, 21)


def test_a_level_that_is_never_reached_has_no_day():
    decision = decided(
        admission_decision_date="1990-01-01",
        badges=[30],
        interruptions=[interruption("2028-01-01", None)],
    )
    assert (told(decision), decision.due_day) == (("none", 40), None)
    assert decision.due_range == (None, None)


def test_a_day_beyond_the_calendar_never_comes():
    for facts in (
        {"admission_decision_date": "9960-01-01"},
        {"admission_date": "9999-12-31"},
        {
            "admission_decision_date": "1990-01-01",
            "interruptions": [interruption("2028-01-01", "9999")],
        },
    ):
        decision = decided(badges=[30], **facts)
        assert (told(decision), decision.due_day) == (("none", 40), None)


# --- partial dates --------------------------------------------------------------------------------


def test_a_month_inside_the_window_is_enough():
    decision = decided(admission_decision_date="1987-02", badges=[30])
    assert (told(decision), decision.due_day) == (("due", 40), None)
    assert decision.due_range == (date(2027, 2, 1), date(2027, 2, 28))


def test_an_interruption_within_one_month_ends_after_it_begins():
    out = interruption("1995-03", "1995-03")
    decision = decided(**DUE_40, interruptions=[out])
    assert decision.due_range == (date(2027, 2, 10), date(2027, 3, 12))


def test_other_dates_narrow_a_partial_one():
    decision = decided(admission_decision_date="1987", admission_date="1987-01-31", badges=[30])
    assert decision.due_range == (date(2027, 1, 1), date(2027, 1, 31))


def test_where_the_completions_disagree_it_cannot_be_told():
    decision = decided(admission_decision_date="1987", badges=[30])
    assert told(decision) == ("cannot_tell", None)
    assert decision.possible == ("due", "none")
    assert (decision.due_day, decision.due_range, decision.skipped_levels) == (None, None, ())
    assert details(decision, "decided_by") == {
        "field": "admission_decision_date",
        "words": ("1987",),
    }


def test_the_same_outcome_with_two_levels_cannot_be_told_either():
    then = in_round("2027/3-2", window=("2026-10-15", "2031-10-20"))
    decision = decided(then, admission_date="1986-10", badges=[30])
    assert decision.possible == ("due",)
    assert details(decision, "decided_by") == {"field": "admission_date", "words": ("1986-10",)}


def test_an_interruption_may_decide():
    decision = decided(
        admission_decision_date="1986-02-10",
        interruptions=[interruption("1995", "1996-02-01")],
        badges=[30],
    )
    assert decision.possible == ("due", "arrears")
    assert details(decision, "decided_by") == {"field": "interruptions", "words": ("1995",)}


def test_the_date_of_a_badge_may_decide():
    facts = {
        "admission_decision_date": "1987-06-10",
        "badges": [badge(30, "2026-11")],
        "early_request": "2026-11-10",
    }
    decision = decided(**facts)
    assert decision.possible == ("early", "none")
    assert details(decision, "decided_by") == {"field": "badges", "words": ("2026-11",)}
    assert decided(**{**facts, "early_request": "2026-11-01"}).possible == ("early", "none")
    assert decided(**{**facts, "early_request": "2026-10-31"}).outcome == "none"
    decision = decided(**facts, interruptions=[interruption("1995-01-01", "1995-01-02")])
    assert details(decision, "decided_by")["field"] == "badges"


def test_a_level_that_may_never_be_reached_has_an_open_range():
    decision = decided(
        admission_decision_date="1988-06-01",
        badges=[30],
        interruptions=[interruption("2028-05", None), interruption("2028-06", None)],
    )
    assert (told(decision), decision.due_range) == (("none", 40), (None, None))
    decision = decided(
        admission_decision_date="1988-06-10",
        badges=[30],
        interruptions=[interruption("2028-06", None)],
    )
    assert decision.due_range == (date(2028, 6, 10), None)


def test_more_completions_than_can_be_tried_are_walked_through():
    facts = {
        "admission_decision_date": "1957",
        "interruptions": [
            interruption("1958", "1960"),
            interruption("1970-01", None, restored=True),
        ],
    }
    decision = decided(**facts, badges=[60])
    assert told(decision) == ("arrears", 65)
    earliest, latest = decision.due_range or (None, None)
    assert earliest is not None
    assert latest is not None
    assert earliest <= date(2023, 1, 2)  # 65 years, 1 year, 1 day from 1-1-1957
    assert latest >= date(2025, 12, 31)  # 65 years, 3 years from 31-12-1957, less a day
    then = in_round("2023/2-9", window=("2023-06-01", "2024-06-30"))
    decision = decided(then, **facts, badges=[60])
    assert decision.possible == ("due", "arrears", "none")
    assert details(decision, "decided_by")["field"] == "interruptions"


def test_an_open_interruption_is_walked_through_too():
    facts = {
        "admission_decision_date": "1957",
        "interruptions": [interruption("1958", "1960"), interruption("2029", None)],
    }
    decision = decided(**facts, badges=[65])
    assert told(decision) == ("none", 70)
    earliest, latest = decision.due_range or (None, date.max)
    assert earliest is not None
    assert latest is None


def test_a_known_start_is_not_what_decides():
    out = [interruption(year, year) for year in ("1970", "1975", "1980")]
    then = in_round("2027/3-2", window=("2026-12-25", "2027-03-31"))
    decision = decided(then, admission_decision_date="1957-01-01", interruptions=out, badges=[65])
    assert details(decision, "decided_by")["field"] == "interruptions"


def test_without_a_start_only_the_time_out_may_decide():
    out = interruption("2020", "2027")
    assert decided(interruptions=[out]).possible == ("cannot_tell", "excluded")
    out = interruption("2027", "2028")
    assert decided(interruptions=[out]).possible == ("cannot_tell", "excluded")
