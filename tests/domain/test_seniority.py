"""How long someone is in the Party on a day, and that badges are due by the very same count."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.people import interruption, member
from vusta_desk.domain.periods import Absence, Length, due_day, joined
from vusta_desk.domain.seniority import seniority, seniority_span

DAYS = st.dates(date(1950, 1, 1), date(2030, 12, 31))
ABSENCES = st.lists(
    st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 2_000))).map(
        lambda pair: Absence(
            pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1])
        )
    ),
    max_size=3,
).map(joined)


def test_years_months_and_days():
    assert seniority(date(1987, 2, 10), (), date(2027, 2, 9)) == Length(479, 30)
    assert seniority(date(1987, 2, 10), (), date(2027, 2, 10)) == Length(480, 0)
    assert seniority(date(1987, 2, 10), (), date(1980, 1, 1)) == Length()


def test_time_out_does_not_count():
    out = (Absence(date(2018, 1, 1), date(2018, 3, 5)),)
    assert seniority(date(1987, 2, 10), out, date(2027, 4, 14)) == Length(480, 0)
    assert seniority(date(1987, 2, 10), out, date(2018, 2, 1)) == Length(370, 22)
    assert seniority(date(1987, 2, 10), out, date(2018, 3, 6)) == Length(370, 23)
    going_on = (Absence(date(2018, 1, 1), None),)
    assert seniority(date(1987, 2, 10), going_on, date(2027, 4, 14)) == Length(370, 22)


@settings(max_examples=50)
@given(DAYS, ABSENCES, DAYS, st.integers(1, 60))
def test_a_level_is_reached_exactly_when_its_years_are_full(start, absences, day, level):
    due = due_day(start, level, absences)
    is_due = due is not None and due <= day
    found = seniority(start, absences, day)
    assert is_due == (found.months >= 12 * level)
    assert found.days >= 0


def test_what_the_dates_on_record_allow():
    day = date(2027, 2, 3)
    exact = member("M1", admission_decision_date="1987-02-03")
    assert seniority_span(exact, day) == (Length(480), Length(480))
    year = member("M1", admission_decision_date="1987", official_date="1988-06-01")
    assert seniority_span(year, day) == (Length(469, 3), Length(481, 2))
    assert seniority_span(member("M1"), day) is None
    wrong = member("M1", admission_decision_date="1988-01-01", official_date="1987-01-01")
    assert seniority_span(wrong, day) is None
    unusable = member(
        "M1", admission_decision_date="1987-02-03", interruptions=[interruption(None, "1990-01-01")]
    )
    assert seniority_span(unusable, day) is None


def test_of_the_dead_it_is_that_of_the_last_day():
    gone = member("M1", admission_decision_date="1987-02-03", standings=[("died", "2020-02-03")])
    assert seniority_span(gone, date(2027, 2, 3)) == (Length(396), Length(396))
