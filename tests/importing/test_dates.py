"""Dates in all spellings, each to the precision it was written with."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import partial_dates
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.dates import read_date
from vusta_desk.importing.files.raw import Cell


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        (date(1966, 3, 19), "1966-03-19"),
        (datetime(1966, 3, 19, 7, 30), "1966-03-19"),
        ("19/3/1966", "1966-03-19"),
        ("19/03/1966", "1966-03-19"),
        ("19.03.1966", "1966-03-19"),
        ("19-3-1966", "1966-03-19"),
        ("19 / 03 / 1966", "1966-03-19"),
        ("'19/03/1966", "1966-03-19"),
        ("’19/03/1966 ", "1966-03-19"),
        ("19/03/1966.", "1966-03-19"),
        ("19/03/1966 00:00:00", "1966-03-19"),
        ("1966-03-19", "1966-03-19"),
        ("1966-03-19T00:00:00", "1966-03-19"),
        ("1966/3/19", "1966-03-19"),
        ("ngày 19 tháng 3 năm 1966", "1966-03-19"),
        ("Ngày 19 tháng 03 năm 1966", "1966-03-19"),
        ("19 tháng 3, 1966", "1966-03-19"),
        ("ngày 19/3/1966", "1966-03-19"),
        ("3/1966", "1966-03"),
        ("03-1966", "1966-03"),
        ("3.1966", "1966-03"),
        (3.1966, "1966-03"),
        ("tháng 3/1966", "1966-03"),
        ("Tháng 3 năm 1966", "1966-03"),
        ("1966-03", "1966-03"),
        ("1966", "1966"),
        (1944, "1944"),
        ("năm 1966", "1966"),
        ("Năm 1966", "1966"),
        (2099, "2099"),
        ("1966.0", "1966"),
        ("19 3 1966", "1966-03-19"),
        ("19./3./1966", "1966-03-19"),
        ("19/3-1966", "1966-03-19"),
        ("19\\3\\1966", "1966-03-19"),
        ("19,3,1966", "1966-03-19"),
        ("19—3—1966", "1966-03-19"),
        ("19/\u00a03/\u00a01966", "1966-03-19"),
        ("\u00a0 19/3/1966\n", "1966-03-19"),
        ("- 19/3/1966", "1966-03-19"),
        ("(19/3/1966)", "1966-03-19"),
        ("Ngày: 19/3/1966", "1966-03-19"),
        ("Sinh ngày 19.3.1966", "1966-03-19"),
        ("sn 1966", "1966"),
        ("19/3/1966 (dương lịch)", "1966-03-19"),
        ("19/3/1966 DL", "1966-03-19"),
        ("19/III/1966", "1966-03-19"),
        ("3-II-1930", "1930-02-03"),
        ("XII/1966", "1966-12"),
        ("ngày 19 tháng ba năm 1966", "1966-03-19"),
        ("tháng tư, 1966", "1966-04"),
        ("tháng năm năm 1966", "1966-05"),
        ("tháng mười hai năm 1966", "1966-12"),
        ("ngày … tháng 3 năm 1966", "1966-03"),
        ("ngày … tháng … năm 1966", "1966"),
        ("…/3/1966", "1966-03"),
        ("../../1966", "1966"),
        ("--/03/1966", "1966-03"),
        ("/1966", "1966"),
        ("1966-03-19 07:30:00", "1966-03-19"),
        ("19/03/1966 12:00:00 SA", "1966-03-19"),
        ("19031966", "1966-03-19"),
        (19031966, "1966-03-19"),
        ("19660319", "1966-03-19"),
    ],
    ids=repr,
)
def test_spellings(cell: Cell, iso: str):
    assert read_date(cell).value == PartialDate.from_iso(iso)
    assert not read_date(cell).problems


@pytest.mark.parametrize(
    ("cell", "code", "severity"),
    [
        ("31/02/1980", "date_does_not_exist", Severity.ERROR),
        ("1980-13", "date_does_not_exist", Severity.ERROR),
        ("12/31/1980", "date_does_not_exist", Severity.ERROR),
        ("19/00/1980", "date_does_not_exist", Severity.ERROR),
        ("31/2/66", "date_does_not_exist", Severity.ERROR),
        ("13/1980", "date_does_not_exist", Severity.ERROR),
        ("ngày 31 tháng 2 năm 1980", "date_does_not_exist", Severity.ERROR),
        ("19/03/1066", "date_out_of_range", Severity.ERROR),
        ("2101", "date_out_of_range", Severity.ERROR),
        (date(1899, 12, 31), "date_out_of_range", Severity.ERROR),
        ("khoảng 1941", "date_not_understood", Severity.WARNING),
        (2966, "date_out_of_range", Severity.ERROR),
        (date(1900, 2, 4), "date_of_small_number", Severity.WARNING),
        (35.5, "date_not_understood", Severity.WARNING),
        (10.1, "date_not_understood", Severity.WARNING),
        (-24185, "date_not_understood", Severity.WARNING),
        (10**12, "date_not_understood", Severity.WARNING),
        (1e300, "date_not_understood", Severity.WARNING),
        (190366, "date_not_understood", Severity.WARNING),
        (1031966, "date_not_understood", Severity.WARNING),
        ("tháng năm 1966", "date_not_understood", Severity.WARNING),
        ("5//1966", "date_not_understood", Severity.WARNING),
        ("ngày 5 tháng … năm 1966", "date_not_understood", Severity.WARNING),
        ("40 năm", "date_not_understood", Severity.WARNING),
        ("19/../1966", "date_not_understood", Severity.WARNING),
        ("1966 hoặc 1968", "date_not_understood", Severity.WARNING),
        ("1966?", "date_not_understood", Severity.WARNING),
        ("đầu năm 1966", "date_not_understood", Severity.WARNING),
        ("1966-03-18T17:00:00Z", "date_not_understood", Severity.WARNING),
        ("15/3 âm lịch 1966", "date_lunar", Severity.WARNING),
        ("19/3/1966 (ÂL)", "date_lunar", Severity.WARNING),
        ("tháng Giêng năm 1966", "date_lunar", Severity.WARNING),
        ("3/12", "date_not_understood", Severity.WARNING),
        ("5 tháng 03", "date_not_understood", Severity.WARNING),
        (12, "date_not_understood", Severity.WARNING),
        ("19 tháng 3", "date_not_understood", Severity.WARNING),
        ("x", "date_not_understood", Severity.WARNING),
        (True, "date_not_understood", Severity.WARNING),
        (time(3, 4), "date_not_understood", Severity.WARNING),
        (timedelta(days=3), "date_not_understood", Severity.WARNING),
    ],
    ids=repr,
)
def test_what_is_no_date_keeps_its_words(cell: Cell, code: str, severity: Severity):
    reading = read_date(cell)
    assert reading.value is None
    assert reading.words
    assert [(found.code, found.severity) for found in reading.problems] == [(code, severity)]
    assert reading.problems[0].details["words"] == reading.words


@pytest.mark.parametrize("cell", [" ' ", "-", "…", "--", ".../.../..."])
def test_a_blank_or_a_dash_is_nothing(cell: str):
    assert read_date(cell) == (None, None, ())


@pytest.mark.parametrize(
    ("cell", "iso", "code", "severity"),
    [
        (24185, "1966-03-19", "date_from_number", Severity.INFO),
        (24185.5, "1966-03-19", "date_from_number", Severity.INFO),
        ("24185", "1966-03-19", "date_from_number", Severity.WARNING),
        ("24185.0", "1966-03-19", "date_from_number", Severity.WARNING),
        (10.197, "1970-10", "date_from_number", Severity.INFO),
        (73415, "2100-12-31", "date_from_number", Severity.INFO),
        ("00/00/1980", "1980", "date_parts_left_open", Severity.INFO),
        ("0/3/1980", "1980-03", "date_parts_left_open", Severity.INFO),
        ("??/3/1980", "1980-03", "date_parts_left_open", Severity.INFO),
        ("x/x/1980", "1980", "date_parts_left_open", Severity.INFO),
        ("l9/O3/1966", "1966-03-19", "date_letters_read", Severity.INFO),
        ("19/3/I966", "1966-03-19", "date_letters_read", Severity.INFO),
        ("01/02/1900", "1900-02-01", "date_in_1900", Severity.WARNING),
        ("1900", "1900", "date_in_1900", Severity.WARNING),
        ("29/2/00", "2000-02-29", "century_settled", Severity.INFO),
    ],
)
def test_what_is_no_plain_spelling_is_named(cell: Cell, iso: str, code: str, severity: Severity):
    reading = read_date(cell)
    assert reading.value == PartialDate.from_iso(iso)
    assert [(found.code, found.severity) for found in reading.problems] == [(code, severity)]


@pytest.mark.parametrize(
    ("cell", "first", "second"),
    [
        ("19/3/66", "1966-03-19", "2066-03-19"),
        ("19.03.05", "1905-03-19", "2005-03-19"),
        ("19-III-66", "1966-03-19", "2066-03-19"),
        ("ngày 19 tháng 3 năm 66", "1966-03-19", "2066-03-19"),
        ("3/66", "1966-03", "2066-03"),
        ("tháng 3/66", "1966-03", "2066-03"),
        ("12/00", "1900-12", "2000-12"),
        (66, "1966", "2066"),
        ("'66", "1966", "2066"),
    ],
)
def test_two_digits_of_a_year_give_two_readings(cell: Cell, first: str, second: str):
    reading = read_date(cell)
    (unsure,) = reading.problems
    assert reading.value is None
    assert reading.words == unsure.details["words"]
    assert unsure[:2] == (Severity.WARNING, "date_century_unsure")
    assert (unsure.details["first"], unsure.details["second"]) == (first, second)


@given(st.dates(date(1927, 5, 18), date(2100, 12, 31)))
def test_a_day_counted_by_excel_is_that_day(day: date):
    assert read_date((day - date(1899, 12, 30)).days).value == PartialDate.of(day)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_eight_digits_have_one_reading(day: date):
    for spelled in (f"{day:%d%m}{day.year}", f"{day.year}{day:%m%d}"):
        assert read_date(spelled).value == PartialDate.of(day)


def _slashes(known: PartialDate, mark: str, wide: bool) -> str:
    parts = [part for part in (known.day, known.month) if part is not None]
    return mark.join([*(f"{part:02d}" if wide else str(part) for part in parts), f"{known.year}"])


@given(partial_dates(), st.sampled_from(["/", "-", ".", " / "]), st.booleans())
def test_every_date_is_read_as_it_was_written(known: PartialDate, mark: str, wide: bool):
    assert read_date(_slashes(known, mark, wide)).value == known
    assert read_date(str(known)).value == known


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str):
    reading = read_date(text)
    assert reading.value is None or isinstance(reading.value, PartialDate)
    assert reading.value is None or reading.words is None


def test_a_mark_for_the_same_as_above_is_not_passed_over():
    reading = read_date("//")
    assert (reading.value, reading.words) == (None, "//")
    assert [found.code for found in reading.problems] == ["date_not_understood"]
    assert read_date("/ /") == (None, None, ())
