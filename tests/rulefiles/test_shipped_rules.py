"""The rules that come with the program say what the regulations say, from the day they say it."""

from datetime import date
from decimal import Decimal

import pytest

from tests.helpers.rules import RULES_FOLDER
from vusta_desk.rulefiles.book import load_rulebook

RULES = {
    "levels",
    "levels_for_earlier_deaths",
    "seniority_start",
    "count_by_month",
    "early_limit_months",
    "wait_months",
    "early_posthumous_months",
    "round_windows",
    "multiples",
    "base_salary",
    "reconcile_months",
}


def test_the_shipped_rules_are_complete_and_without_findings():
    book, findings = load_rulebook(RULES_FOLDER)
    assert findings == ()
    assert book.rules.keys() == RULES
    assert all(rule.values and rule.title for rule in book.rules.values())


def test_every_reading_of_ours_is_marked_as_a_choice():
    book, _ = load_rulebook(RULES_FOLDER)
    chosen = {
        (rule.id, str(value.since))
        for rule in book.rules.values()
        for value in rule.values
        if value.choice
    }
    assert chosen == {
        ("levels", "2007-01-01"),
        ("count_by_month", "1984-12-27"),
        ("round_windows", "1984-12-27"),
        ("early_limit_months", "2026-07-26"),
        ("early_posthumous_months", "2026-07-26"),
        ("wait_months", "2026-07-26"),
    }


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        ("1984-12-26", ()),
        ("1984-12-27", (40, 50)),
        ("2001-01-01", (40, 50, 60, 70)),
        ("2007-01-01", (30, 40, 50, 60, 70, 80)),
        ("2011-10-31", (30, 40, 50, 60, 70, 80)),
        ("2011-11-01", (30, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("2016-07-24", (30, 40, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
        ("2016-07-25", (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)),
    ],
)
def test_levels_exist_from_their_first_day(day, levels):
    book, _ = load_rulebook(RULES_FOLDER)
    assert book.levels(date.fromisoformat(day)) == levels


def test_limits_and_waits_by_generation():
    book, _ = load_rulebook(RULES_FOLDER)

    def on(rule: str, day: str) -> object:
        value = book.on(rule, date.fromisoformat(day))
        return None if value is None else value.value

    every = book.levels(date(2027, 1, 1))
    assert on("early_limit_months", "2016-07-24") is None
    assert on("early_limit_months", "2021-07-29") == dict.fromkeys(every, 12)
    assert on("early_limit_months", "2021-07-30") == {
        level: 24 if level >= 70 else 12 for level in every
    }
    assert on("wait_months", "2016-07-24") is None
    assert on("wait_months", "2021-07-29") == {"warning": 6, "removal": 12}
    assert on("wait_months", "2021-07-30") == {"reprimand": 6, "warning": 9, "removal": 12}
    assert on("early_posthumous_months", "2021-07-29") is None
    assert on("early_posthumous_months", "2021-07-30") == 12
    assert on("levels_for_earlier_deaths", "2016-07-24") is None
    assert on("levels_for_earlier_deaths", "2016-07-25") == {
        "level": 45,
        "before": date(2016, 9, 20),
    }
    assert on("count_by_month", "1984-12-27") is True


@pytest.mark.parametrize("rule", ["early_limit_months", "early_posthumous_months", "wait_months"])
def test_what_was_not_seen_of_the_rules_of_2026_is_carried_on_and_says_so(rule):
    book, _ = load_rulebook(RULES_FOLDER)
    before, after = (book.on(rule, date(2026, 7, day)) for day in (25, 26))
    assert before is not None
    assert after is not None
    assert after.value == before.value
    assert (before.choice, after.choice, after.confidence) == (False, True, "I")
    assert "208-QĐ/TW ngày 26-7-2026" in after.source


def test_multiples_are_exact_and_three_are_unknown():
    book, _ = load_rulebook(RULES_FOLDER)
    multiples = book.on("multiples", date(2015, 10, 27))
    assert multiples is not None
    assert multiples.value == {
        30: Decimal("1.5"),
        40: 2,
        50: 3,
        55: Decimal("3.5"),
        60: 5,
        65: 6,
        70: 8,
        75: 10,
        80: 15,
    }
    assert all(type(value) is Decimal for value in multiples.value.values())


@pytest.mark.parametrize(
    ("day", "salary"),
    [
        ("2013-07-01", 1_150_000),
        ("2016-05-01", 1_210_000),
        ("2017-07-01", 1_300_000),
        ("2018-07-01", 1_390_000),
        ("2019-07-01", 1_490_000),
        ("2020-07-01", 1_490_000),
        ("2023-06-30", 1_490_000),
        ("2023-07-01", 1_800_000),
        ("2024-07-01", 2_340_000),
        ("2026-06-30", 2_340_000),
        ("2026-07-01", 2_530_000),
    ],
)
def test_base_salary_steps(day, salary):
    book, _ = load_rulebook(RULES_FOLDER)
    value = book.on("base_salary", date.fromisoformat(day))
    assert value is not None
    assert value.value == salary


def test_before_november_2011_offices_counted_from_the_official_date():
    book, _ = load_rulebook(RULES_FOLDER)
    asked = [date(2011, 10, 31), date(2011, 11, 1)]
    found = [value.value for day in asked if (value := book.on("seniority_start", day))]
    assert found == ["official_date", "admission_decision_date"]
