"""The due day of every level, as far as the dates tell."""

from datetime import date

import pytest

from tests.helpers.people import interruption, member
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.level_days import LevelDay, level_days
from vusta_desk.domain.member import Member
from vusta_desk.domain.rounds import round_for

RULES = shipped_rules()
ROUND = round_for(RULES, "2027/3-2")


def days(person: Member) -> dict[int, LevelDay]:
    return {each.level: each for each in level_days(person, ROUND, RULES)}


def test_every_level_the_round_knows_has_its_day():
    found = days(member("M1", admission_decision_date="1987-02-10", badges=[30]))
    assert list(found) == list(RULES.levels(ROUND.window[1]))
    assert found[40] == LevelDay(40, date(2027, 2, 10), date(2027, 2, 10), is_held=False)
    assert found[30].is_held


def test_an_interruption_moves_the_days_after_it():
    person = member(
        "M1",
        admission_decision_date="1987-02-10",
        interruptions=[interruption("2018-01-01", "2018-03-05")],
    )
    found = days(person)
    assert found[30].first == date(2017, 2, 10)
    assert found[40].first == date(2027, 4, 14), "two months and four days later"


def test_a_date_known_to_the_year_gives_the_earliest_and_the_latest():
    found = days(member("M1", admission_decision_date="1987", official_date="1988-06-01"))
    assert (found[40].first, found[40].last) == (date(2027, 1, 1), date(2027, 12, 31))


def test_out_without_return_no_later_level_is_ever_full():
    person = member(
        "M1", admission_decision_date="1987-02-10", interruptions=[interruption("2020-01-01", None)]
    )
    assert days(person)[30].first == date(2017, 2, 10)
    assert (days(person)[40].first, days(person)[40].last) == (None, None)


def test_time_out_after_death_does_not_count():
    person = member(
        "M1",
        admission_decision_date="1987-02-10",
        standings=[("died", "2026-01-01")],
        interruptions=[interruption("2025-12-01", None)],
    )
    assert days(person)[40].first == date(2027, 3, 10)


@pytest.mark.parametrize(
    "person",
    [
        member("M1"),
        member("M1", admission_decision_date="1990-01-01", admission_date="1989-01-01"),
        member(
            "M1", admission_decision_date="1987", interruptions=[interruption(None, "1995-01-01")]
        ),
    ],
    ids=["no start", "dates that contradict", "an unusable interruption"],
)
def test_without_a_usable_start_nothing_is_told(person: Member):
    assert days(person) == {}
