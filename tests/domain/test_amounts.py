"""Amounts: the multiple of the level times the base salary of the money day."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.domain.amounts import amount_for

BOOK = shipped_rules()


@pytest.mark.parametrize(
    ("level", "before", "between", "now"),
    [
        (30, 2_700_000, 3_510_000, 3_795_000),
        (40, 3_600_000, 4_680_000, 5_060_000),
        (50, 5_400_000, 7_020_000, 7_590_000),
        (55, 6_300_000, 8_190_000, 8_855_000),
        (60, 9_000_000, 11_700_000, 12_650_000),
        (65, 10_800_000, 14_040_000, 15_180_000),
        (70, 14_400_000, 18_720_000, 20_240_000),
        (75, 18_000_000, 23_400_000, 25_300_000),
        (80, 27_000_000, 35_100_000, 37_950_000),
    ],
)
def test_the_published_tables(level, before, between, now):
    days = date(2024, 6, 30), date(2024, 7, 1), date(2026, 7, 1)
    assert [amount_for(level, BOOK, day).value for day in days] == [before, between, now]


def test_a_known_amount_names_the_values_it_was_made_from():
    amount = amount_for(40, BOOK, date(2027, 2, 3))
    assert amount.reasons == ()
    assert [(rule, value.since) for rule, value in amount.used] == [
        ("multiples", date(2015, 10, 27)),
        ("base_salary", date(2026, 7, 1)),
    ]


@pytest.mark.parametrize("level", [45, 85, 90])
def test_levels_of_no_table_are_unknown(level):
    amount = amount_for(level, BOOK, date(2027, 2, 3))
    assert amount.value is None
    assert [(each.code, each.details) for each in amount.reasons] == [
        ("multiple_unknown", {"level": level})
    ]
    assert [rule for rule, _ in amount.used] == ["multiples", "base_salary"]


def test_before_the_first_table_the_multiple_is_unknown():
    amount = amount_for(40, BOOK, date(2015, 10, 26))
    assert [each.code for each in amount.reasons] == ["multiple_unknown"]
    assert [rule for rule, _ in amount.used] == ["base_salary"]


def test_before_the_first_step_the_base_is_unknown():
    book = with_values("multiples", ("2000-01-01", {40: Decimal(2)}))
    amount = amount_for(40, book, date(2013, 6, 30))
    assert amount.value is None
    assert [(each.code, each.details) for each in amount.reasons] == [
        ("base_unknown", {"day": date(2013, 6, 30)})
    ]
    assert [rule for rule, _ in amount.used] == ["multiples"]


def test_both_can_be_unknown():
    amount = amount_for(40, BOOK, date(2012, 2, 3))
    assert (amount.value, amount.used) == (None, ())
    assert [each.code for each in amount.reasons] == ["multiple_unknown", "base_unknown"]


@given(hundredths=st.integers(1, 10_000), base=st.integers(1, 10**9))
def test_amounts_are_exact_to_the_dong(hundredths, base):
    multiple = Decimal(hundredths) / 100
    book = with_values("multiples", ("2015-10-27", {40: multiple}))
    values = {
        **book.rules,
        "base_salary": with_values("base_salary", ("2020-01-01", base)).rules["base_salary"],
    }
    amount = amount_for(40, type(book)(values), date(2027, 2, 3))
    assert amount.value == (hundredths * base + 50) // 100
