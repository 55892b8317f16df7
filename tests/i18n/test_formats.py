"""Dates, numbers and money as an office writes them."""

import gettext
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.member import StandingKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.formats import (
    DATE_PROBLEMS,
    day_text,
    detail_text,
    long_day_text,
    money,
    number,
    partial_date_text,
    place_and_day,
    read_money,
    read_partial_date,
)

SENTENCES = {
    "day {day} of month {month}, {year}": "{day} tháng {month} năm {year}",
    "{place}, day {day} of month {month}, {year}": "{place}, ngày {day} tháng {month} năm {year}",
    "yes": "có",
    "no": "không",
}


class Words(gettext.NullTranslations):
    """The few sentences of formats, whatever stands in the catalogue files."""

    def gettext(self, message: str) -> str:
        return SENTENCES[message]


VI = Catalogue("vi", Words())
EN = Catalogue("en", gettext.NullTranslations())


def test_a_day_has_two_digits_two_digits_four_digits():
    assert day_text(date(2027, 2, 3)) == "03/02/2027"
    assert day_text(date(987, 12, 31)) == "31/12/0987"


@pytest.mark.parametrize(
    ("iso", "text"),
    [("1966-03-19", "19/03/1966"), ("1966-03", "03/1966"), ("1966", "1966"), ("0987", "0987")],
)
def test_a_partial_date_shows_what_is_known(iso, text):
    assert partial_date_text(PartialDate.from_iso(iso)) == text


@pytest.mark.parametrize(
    ("language", "whole", "part", "amount"),
    [
        ("vi", "2.530.000", "1,5", "2.530.000\N{NO-BREAK SPACE}đ"),
        ("en", "2,530,000", "1.5", "2,530,000\N{NO-BREAK SPACE}VND"),
    ],
)
def test_numbers_and_money_by_language(language, whole, part, amount):
    assert number(2_530_000, language) == whole
    assert number(Decimal("1.5"), language) == part
    assert money(2_530_000, language) == amount
    assert money(0, language)[:2] == "0\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 12, 23), "23 tháng 12 năm 2025"),
        (date(2027, 2, 3), "03 tháng 02 năm 2027"),
        (date(2027, 1, 10), "10 tháng 01 năm 2027"),
        (date(2027, 3, 9), "09 tháng 3 năm 2027"),
        (date(2027, 9, 2), "02 tháng 9 năm 2027"),
    ],
)
def test_papers_put_a_zero_before_small_days_and_two_months(day, text):
    assert long_day_text(day, VI) == text
    assert place_and_day("Hà Nội", day, VI) == f"Hà Nội, ngày {text}"


def test_an_unknown_day_leaves_blanks():
    assert place_and_day("Hà Nội", None, VI) == "Hà Nội, ngày … tháng … năm …"
    assert place_and_day("Hà Nội", None, EN) == "Hà Nội, day … of month …, …"


def test_a_place_may_hold_anything():
    assert place_and_day("{place}", date(2025, 12, 23), EN).startswith("{place}, day 23")


@pytest.mark.parametrize(
    ("detail", "text"),
    [
        (None, "…"),
        (True, "có"),
        (False, "không"),
        (0, "0"),
        (2027, "2027"),
        (1.5, "1.5"),
        ("", ""),
        ("lời {x}", "lời {x}"),
        (StandingKind.DIED, "died"),
        (date(2027, 2, 3), "03/02/2027"),
        ((), ""),
        ((30, None, (date(2027, 2, 3), "x")), "30, …, 03/02/2027, x"),
    ],
)
def test_details_in_words(detail, text):
    assert detail_text(detail, VI) == text


@given(st.integers(0, 10**12))
def test_grouping_keeps_every_digit(value):
    assert int(number(value, "vi").replace(".", "")) == value
    assert int(number(value, "en").replace(",", "")) == value


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1966", "1966"),
        ("3/1966", "1966-03"),
        ("03/1966", "1966-03"),
        ("19/3/1966", "1966-03-19"),
        ("19-3-1966", "1966-03-19"),
        ("19.03.1966", "1966-03-19"),
        ("19 3 1966", "1966-03-19"),
        (" 19 / 3 / 1966. ", "1966-03-19"),
        ("1966-03-19", "1966-03-19"),
        ("1966-03", "1966-03"),
        ("ngày 19 tháng 3 năm 1966", "1966-03-19"),
        ("Tháng 3 năm 1966", "1966-03"),
        ("năm 1966", "1966"),
        ("29/2/1964", "1964-02-29"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed, read):
    assert str(read_partial_date(typed)) == read


def test_no_text_is_no_date():
    assert read_partial_date("") is None
    assert read_partial_date("  ") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("khoảng 1941", "date_not_understood"),
        ("19/3", "date_not_understood"),
        ("19/3/1966/2", "date_not_understood"),
        ("19031966", "date_not_understood"),
        ("ngày 19 năm 1966", "date_not_understood"),
        ("²/3/1966", "date_not_understood"),
        ("19/3/66", "date_year_too_short"),
        ("30/2/1966", "date_does_not_exist"),
        ("13/1966", "date_does_not_exist"),
        ("0/1966", "date_does_not_exist"),
        ("0/3/1966", "date_does_not_exist"),
        ("1066", "date_out_of_range"),
        ("19/3/2966", "date_out_of_range"),
    ],
)
def test_a_date_that_is_none_says_why(typed, code):
    assert code in DATE_PROBLEMS
    with pytest.raises(ValueError, match=f"^{code}$"):
        read_partial_date(typed)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 3))
def test_what_is_shown_of_a_date_is_read_again(day, precision):
    known = PartialDate(*(day.year, day.month, day.day)[:precision])
    assert read_partial_date(partial_date_text(known)) == known


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        (" đ ", None),
        ("500000", 500_000),
        ("500.000", 500_000),
        ("1.500.000 đ", 1_500_000),
        ("1,500,000 VND", 1_500_000),
        ("1 500 000 đồng", 1_500_000),
        ("1.500.000\N{NO-BREAK SPACE}đ", 1_500_000),
        ("0", 0),
    ],
)
def test_money_is_read_as_people_type_it(typed, read):
    assert read_money(typed) == read


@pytest.mark.parametrize(
    "typed", ["năm trăm", "1.5", "1.50.000", "1.500,000", "-5", "12.3456", "5 triệu", "1" * 16]
)
def test_what_is_no_money_is_not_guessed(typed):
    with pytest.raises(ValueError, match="money_not_understood"):
        read_money(typed)


@given(st.integers(0, 10**14))
def test_what_is_shown_of_money_is_read_again(amount):
    assert [read_money(money(amount, language)) for language in ("vi", "en")] == [amount, amount]
