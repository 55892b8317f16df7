"""Asking a rule for its value on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.rulebook import DatedValue, Rule

DAYS = st.dates(date(1980, 1, 1), date(2030, 12, 31))


@given(days=st.sets(DAYS, min_size=1).map(sorted), asked=DAYS)
def test_the_value_in_force_is_the_last_on_or_before_the_day(days, asked):
    rule = Rule("base_salary", "", "", tuple(DatedValue(day, str(day), "a test") for day in days))
    found = rule.on(asked)
    expected = [day for day in days if day <= asked]
    assert (found.since if found else None) == (expected[-1] if expected else None)


@given(day=DAYS)
def test_a_value_holds_from_its_own_day(day):
    rule = Rule("base_salary", "", "", (DatedValue(day, 1, "a test"),))
    assert rule.on(day) == rule.values[0]
    assert rule.on(day - timedelta(days=1)) is None
