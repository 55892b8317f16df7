"""Dates known to the year, the month or the day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import partial_dates
from vusta_desk.domain.partial_date import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last", "days"),
    [
        ("1966", date(1966, 1, 1), date(1966, 12, 31), 365),
        ("1968-02", date(1968, 2, 1), date(1968, 2, 29), 29),
        ("1966-12", date(1966, 12, 1), date(1966, 12, 31), 31),
        ("1966-03-19", date(1966, 3, 19), date(1966, 3, 19), 1),
    ],
)
def test_first_and_last_possible_day(text: str, first: date, last: date, days: int) -> None:
    known = PartialDate.from_iso(text)
    assert (known.first_day, known.last_day, str(known)) == (first, last, text)
    assert len(list(known.days())) == days
    assert known.is_full is (days == 1)


@pytest.mark.parametrize(
    "text", ["", "66", "1966-3", "1966-13", "1967-02-29", "1966-03-19x", "19.3.1966", "١٩٦٦"]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.from_iso(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1966, None, 3)


@given(st.dates())
def test_a_full_date_is_its_day(day: date) -> None:
    assert list(PartialDate.of(day).days()) == [day]


@given(partial_dates(), partial_dates())
def test_order_is_by_first_day_then_precision(one: PartialDate, other: PartialDate) -> None:
    assert (one.sort_key == other.sort_key) is (one == other)
    if one.first_day < other.first_day:
        assert one.sort_key < other.sort_key
