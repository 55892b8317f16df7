"""The badge somebody must have had before a day, where the list has none."""

from datetime import date

import pytest

from tests.helpers.people import discipline, interruption, member
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.member import Member
from vusta_desk.domain.stated_badges import levels_before

DAY = date(2026, 1, 1)


def joined(day: str, **facts: object) -> Member:
    return member(admission_decision_date=day, official_date=day, **facts)  # type: ignore[arg-type]


def level(person: Member, day: date = DAY) -> int | None:
    found = levels_before([person], day, shipped_rules())
    return found[0][1] if found else None


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("1985-12-31", 40),
        ("1986-01-01", 30),  # full on the day itself, not before it
        ("1985", 40),
        ("1986", 30),
        ("1966", 55),
        ("1995-12-31", 30),
        ("1996-01-01", None),
        ("1930-01-01", 90),
    ],
)
def test_the_highest_level_reached_before_the_day(start: str, wanted: int | None) -> None:
    assert level(joined(start)) == wanted


def test_where_more_than_one_level_is_possible_nothing_is_stated() -> None:
    assert level(joined("1985", interruptions=[interruption("1990-01", "1990-06")])) is None
    assert level(member()) is None


def test_whoever_has_any_badge_is_left_alone() -> None:
    assert level(joined("1960-01-01", badges=[30])) is None


def test_requests_reviews_and_waits_do_not_matter() -> None:
    person = joined(
        "1960-01-01",
        early_request="2025-12-01",
        under_review=True,
        disciplines=[discipline("removal", "2025-12-01")],
        standings=[("suspended", "2025-01-01")],
    )
    assert level(person) == 65


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"standings": [("moved_away", "2020-01-01")]}, None),
        ({"standings": [("moved_away", "2026-01-01")]}, 65),
        ({"disciplines": [discipline("expulsion", "2020-01-01")]}, None),
        ({"standings": [("died", "2005-01-01")]}, 40),  # 45 came later, 55 was not reached
        ({"standings": [("died", "2026-06-01")]}, 65),
        ({"standings": [("died", "1985-01-01")]}, None),  # nobody had 25 years counted
    ],
)
def test_who_left_and_who_died(facts: dict[str, object], wanted: int | None) -> None:
    assert level(joined("1960-01-01", **facts)) == wanted


def test_many_at_once_keep_their_order() -> None:
    people = [joined("1980-01-01", key="M2"), joined("2020-01-01", key="M1")]
    people += [joined("1960-01-01", key="M3", standings=[("died", "2010-01-02")])]
    found = levels_before(people, DAY, shipped_rules())
    assert [(person.key, reached) for person, reached in found] == [("M2", 45), ("M3", 50)]
