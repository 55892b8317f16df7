"""What an explanation is made from."""

from datetime import date

import pytest

from tests.helpers.people import badge, discipline, interruption, member
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.eligibility import decide
from vusta_desk.domain.member import Member
from vusta_desk.domain.periods import Length
from vusta_desk.domain.reckoning import reckon
from vusta_desk.domain.rounds import round_for

RULES = shipped_rules()
SPRING = round_for(RULES, "2027/3-2")


def joined(day: str, **facts: object) -> Member:
    return member(admission_decision_date=day, official_date=day, **facts)  # type: ignore[arg-type]


def test_everything_behind_a_verdict_is_there() -> None:
    out = [
        interruption("1990-01-15", "1990-03-20"),
        interruption("1995", "1995-03"),
        interruption("1999-01-01", None),
        interruption("1980-01-01", "1981-01-01", restored=True),
    ]
    person = joined("1985-12-01", interruptions=out[:1], badges=[30])
    found = reckon(person, SPRING, RULES)
    assert found.decision == decide(person, SPRING, RULES)
    assert found.subtractions[0].length == Length(2, 5)
    assert (found.held, found.days_into_window, found.is_decision_date) == (30, -329, True)
    assert found.amount is not None
    assert found.amount.value == 5_060_000
    rules = [rule for rule, _ in found.used]
    assert rules == ["levels", "round_windows"]
    unclear = reckon(joined("1985-12-01", interruptions=out), SPRING, RULES)
    lengths = [each.length for each in unclear.subtractions]
    assert lengths == [Length(2, 5), None, None]


def test_rules_asked_for_a_request_and_a_discipline_are_named() -> None:
    person = joined(
        "1987-06-01",
        badges=[30],
        early_request="2026-11-02",
        disciplines=[discipline("reprimand", "2020-01-01")],
    )
    used = {rule for rule, _ in reckon(person, SPRING, RULES).used}
    assert {"early_limit_months", "wait_months"} <= used
    before = round_for(RULES, "2010/3-2")
    used = {rule for rule, _ in reckon(person, before, RULES).used}
    assert "wait_months" not in used


@pytest.mark.parametrize(
    ("person", "codes"),
    [
        (joined("1987-06-01", badges=[30]), ["change_next_level"]),
        (joined("1930-06-01", badges=[90]), []),
        (joined("1987-02-01", badges=[30]), ["change_badge_recorded"]),
        (
            joined("1987-02-01", badges=[30], disciplines=[discipline("warning", "2026-12-01")]),
            ["change_wait_over"],
        ),
        (
            joined(
                "1987-02-01", badges=[30], disciplines=[discipline("warning", "2020-12-01", False)]
            ),
            ["change_correction"],
        ),
        (joined("1987-02-01", badges=[30], under_review=True), ["change_review_over"]),
        (joined("1987", badges=[30]), ["change_look_up"]),
        (
            member(admission_date="1987-02-01", official_date="1988-02-01", badges=[badge(30)]),
            ["change_badge_recorded", "change_decision_date"],
        ),
    ],
)
def test_what_would_change_the_outcome(person: Member, codes: list[str]) -> None:
    assert [change.code for change in reckon(person, SPRING, RULES).changes] == codes


def test_a_badge_that_is_only_stated_is_told_apart() -> None:
    stated = badge(40, stated_before="2026-01-01")
    for badges, held, before in (
        ([], None, None),
        ([30, stated], 40, date(2026, 1, 1)),
        ([stated, 40], 40, None),
        ([stated, 45], 45, None),
    ):
        found = reckon(joined("1980-12-01", badges=badges), SPRING, RULES)
        assert (found.held, found.held_stated) == (held, before)


def test_windows_are_named_only_where_they_are_those_of_the_rules() -> None:
    person = joined("1985-12-01", badges=[30])
    own = round_for(RULES, "2027/3-2", window=(date(2027, 1, 1), date(2027, 2, 28)))
    assert "round_windows" not in dict(reckon(person, own, RULES).used)
    assert "round_windows" in dict(reckon(person, SPRING, RULES).used)
    added = round_for(RULES, "2027/20-10", window=(date(2027, 10, 1), date(2027, 10, 31)))
    assert "round_windows" not in dict(reckon(person, added, RULES).used)
    long_ago = round_for(RULES, "1980/3-2", window=(date(1980, 1, 1), date(1980, 3, 31)))
    assert reckon(person, long_ago, RULES).used == (), "before there were badges"


def test_rules_asked_for_the_dead_are_those_of_the_day_of_death() -> None:
    gone = joined("1987-06-01", badges=[30], standings=[("died", "2026-05-01")])
    used = dict(reckon(gone, SPRING, RULES).used)
    assert used["early_posthumous_months"].since == date(2021, 7, 30)
    assert "count_by_month" in used
    assert "early_posthumous_months" not in dict(reckon(joined("1987-06-01"), SPRING, RULES).used)


def test_the_level_at_stake_is_told_where_it_cannot_be_told() -> None:
    unsettled = reckon(joined("1987", badges=[30]), SPRING, RULES).unsettled
    assert unsettled is not None
    assert (unsettled.level, unsettled.first, unsettled.last) == (
        40,
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    assert reckon(joined("1987-02-01", badges=[30]), SPRING, RULES).unsettled is None
