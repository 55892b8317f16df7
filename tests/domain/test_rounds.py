"""Rounds: their codes, windows and order; what overlaps and what no round covers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.people import member
from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.domain.eligibility import decide_all
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.domain.rounds import (
    Round,
    next_round,
    parse_round,
    round_code,
    round_for,
    rounds_of_year,
    window_findings,
)

BOOK = shipped_rules()
FIRST_QUARTER = (date(2027, 1, 1), date(2027, 3, 31))


def window(name: str, first: str, last: str) -> Round:
    """A round of which only name and window count here; it lies on the window's last day."""
    days = date.fromisoformat(first), date.fromisoformat(last)
    return Round(name, days[1], days, days[1])


def refusal(code: str, **options) -> Refused:
    with pytest.raises(Refused) as caught:
        round_for(BOOK, code, **options)
    return caught.value


# --- codes ----------------------------------------------------------------------------------------


def test_a_code_is_year_day_month():
    assert parse_round("2027/3-2") == (2027, 2, 3)
    assert round_code(date(2027, 2, 3)) == "2027/3-2"


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_codes_come_back(day):
    assert date(*parse_round(round_code(day))) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3/2/2027",
        "2027-02-03",
        "2027/3",
        "2027/03-2",
        "2027/3-02",
        "2027/30-2",
        "2027/3-13",
        "2027/0-2",
        "27/3-2",
        "9999/3-2",
        "0027/3-2",
        " 2027/3-2",
        "2027/3-2\n",
        "2027/３-2",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(Refused) as caught:
        parse_round(text)
    assert caught.value.code == "round_not_understood"
    assert caught.value.details == {"text": text}


# --- rounds of the rules --------------------------------------------------------------------------


def test_the_four_rounds_of_a_year_have_the_quarters_as_windows():
    found = [(each.name, *map(str, each.window)) for each in rounds_of_year(BOOK, 2027)]
    assert found == [
        ("3/2/2027", "2027-01-01", "2027-03-31"),
        ("19/5/2027", "2027-04-01", "2027-06-30"),
        ("2/9/2027", "2027-07-01", "2027-09-30"),
        ("7/11/2027", "2027-10-01", "2027-12-31"),
    ]


@given(st.integers(1985, 2999))
def test_the_windows_of_a_year_cover_every_day_once(year):
    rounds = rounds_of_year(BOOK, year)
    assert window_findings(rounds) == ()
    assert all(each.reference_day == each.day for each in rounds)
    days = sum((each.window[1] - each.window[0]).days + 1 for each in rounds)
    assert days == (date(year, 12, 31) - date(year, 1, 1)).days + 1


@pytest.mark.parametrize("year", [0, 999, 3000, 9999, 10**18])
def test_a_year_that_no_code_can_name_has_no_rounds(year):
    assert rounds_of_year(BOOK, year) == ()


def test_before_the_first_badge_there_are_no_rounds():
    assert rounds_of_year(BOOK, 1984) == ()
    assert refusal("1984/3-2").code == "round_window_needed"


def test_other_windows_of_the_rules_hold_from_their_year_on():
    changed = [{"day": "02-03", "first": "01-01", "last": "12-31"}]
    old = BOOK.rules["round_windows"].values[0].value
    book = with_values("round_windows", ("1984-12-27", old), ("2027-06-01", changed))
    assert len(rounds_of_year(book, 2027)) == 4
    assert [each.window[1] for each in rounds_of_year(book, 2028)] == [date(2028, 12, 31)]


# --- a round by its code --------------------------------------------------------------------------


def test_a_round_of_the_rules_needs_nothing_more():
    found = round_for(BOOK, "2027/3-2")
    assert found == Round("3/2/2027", date(2027, 2, 3), FIRST_QUARTER, date(2027, 2, 3))


def test_window_and_reference_day_can_be_the_offices_own():
    own = (date(2026, 12, 15), date(2027, 3, 15))
    found = round_for(BOOK, "2027/3-2", window=own, reference_day=date(2027, 1, 20))
    assert (found.window, found.reference_day) == (own, date(2027, 1, 20))
    assert round_for(BOOK, "2027/3-2", reference_day=date(2027, 1, 20)).window == FIRST_QUARTER
    assert round_for(BOOK, "2027/3-2", window=own).reference_day == date(2027, 2, 3)


def test_another_day_needs_a_window():
    refused = refusal("2027/26-3")
    assert (refused.code, refused.details) == ("round_window_needed", {"round": "26/3/2027"})
    assert round_for(BOOK, "2027/26-3", window=FIRST_QUARTER).name == "26/3/2027"


def test_a_window_of_one_day_is_one_and_a_backward_one_is_none():
    day = date(2027, 2, 3)
    assert round_for(BOOK, "2027/3-2", window=(day, day)).window == (day, day)
    refused = refusal("2027/3-2", window=(day, day - timedelta(days=1)))
    assert refused.code == "round_window_backwards"
    assert refused.details == {"first": day, "last": date(2027, 2, 2)}


@pytest.mark.parametrize(
    "options",
    [
        {"window": (date(9999, 1, 1), date(9999, 12, 31))},
        {"window": (date(1, 1, 1), date(2027, 3, 31))},
        {"reference_day": date.max},
    ],
)
def test_days_far_away_are_slips_of_the_pen(options):
    assert refusal("2027/3-2", **options).code == "round_day_far"


def test_the_farthest_round_can_be_judged():
    people = [member(admission_date="1950-02-28"), member(admission_date="1950")]
    for last in (date(2999, 12, 31), date(2996, 2, 29), date(1000, 1, 1)):
        decide_all(people, round_for(BOOK, "2027/3-2", window=(date(1000, 1, 1), last)), BOOK)


# --- the next round -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "name"),
    [
        ("2026-11-07", "7/11/2026"),
        ("2026-11-08", "3/2/2027"),
        ("2027-02-03", "3/2/2027"),
        ("2027-02-04", "19/5/2027"),
        ("1984-12-28", "3/2/1985"),
    ],
)
def test_the_next_round_is_today_or_later(today, name):
    assert next_round(BOOK, date.fromisoformat(today)).name == name


def test_without_rounds_there_is_no_next():
    with pytest.raises(Refused) as caught:
        next_round(BOOK, date(1970, 1, 1))
    assert caught.value.code == "round_none_ahead"
    assert caught.value.details == {"day": date(1970, 1, 1)}


# --- overlaps and gaps ----------------------------------------------------------------------------


def found_in(*rounds: Round) -> list[tuple]:
    return [
        (
            finding.code.removeprefix("round_windows_"),
            str(finding.details["first"]),
            str(finding.details["last"]),
        )
        for finding in window_findings(rounds)
    ]


def test_no_rounds_no_findings():
    assert window_findings(()) == ()


def test_rounds_that_share_days_overlap():
    one, other = (
        window("3/2/2027", "2027-01-01", "2027-07-05"),
        window("19/5/2027", "2027-07-01", "2027-12-31"),
    )
    [finding] = window_findings((other, one))
    assert finding.severity is Severity.WARNING
    assert finding.details == {
        "round": "3/2/2027",
        "other": "19/5/2027",
        "first": date(2027, 7, 1),
        "last": date(2027, 7, 5),
    }


def test_a_window_inside_another_overlaps_and_hides_no_gap():
    whole, inner = (
        window("3/2/2027", "2027-01-01", "2027-12-30"),
        window("19/5/2027", "2027-03-01", "2027-03-31"),
    )
    assert found_in(whole, inner) == [
        ("overlap", "2027-03-01", "2027-03-31"),
        ("gap", "2027-12-31", "2027-12-31"),
    ]


def test_one_shared_day_overlaps_and_one_lost_day_is_a_gap():
    touching = (
        window("3/2/2027", "2027-01-01", "2027-06-30"),
        window("19/5/2027", "2027-06-30", "2027-12-31"),
    )
    assert found_in(*touching) == [("overlap", "2027-06-30", "2027-06-30")]
    apart = (
        window("3/2/2027", "2027-01-01", "2027-06-29"),
        window("19/5/2027", "2027-07-01", "2027-12-31"),
    )
    assert found_in(*apart) == [("gap", "2027-06-30", "2027-06-30")]


def test_days_at_both_ends_of_the_year_are_gaps():
    assert found_in(window("3/2/2027", "2027-01-02", "2027-12-29")) == [
        ("gap", "2027-01-01", "2027-01-01"),
        ("gap", "2027-12-30", "2027-12-31"),
    ]


def test_the_year_is_that_the_rounds_are_called_after_whenever_they_are_held():
    first = replace(window("3/2/2027", "2027-01-01", "2027-06-30"), day=date(2026, 12, 20))
    last = replace(window("7/11/2027", "2027-07-01", "2027-12-31"), day=date(2028, 1, 5))
    assert found_in(first, last) == []


DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31))
WINDOWS = st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=5)


@given(WINDOWS)
def test_findings_name_exactly_the_days_covered_twice_or_never(windows):
    rounds = [
        Round(f"{place}/5/2027", last, (first, last), last)
        for place, (first, last) in enumerate(windows, 1)
    ]
    days = [date(2027, 1, 1) + timedelta(days=count) for count in range(365)]
    times = {day: sum(first <= day <= last for first, last in windows) for day in days}
    said: dict[str, set[date]] = {"round_windows_overlap": set(), "round_windows_gap": set()}
    for finding in window_findings(rounds):
        first, last = finding.details["first"], finding.details["last"]
        assert isinstance(first, date)
        assert isinstance(last, date)
        said[finding.code].update(day for day in days if first <= day <= last)
    assert said["round_windows_overlap"] == {day for day in days if times[day] > 1}
    assert said["round_windows_gap"] == {day for day in days if times[day] == 0}
