"""Dates in all spellings, each to the precision it was written with."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import partial_dates
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.dates import read_date
from vusta_desk.importing.raw import Cell


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
        ("01/02/1900", "1900-02-01"),
        (2099, "2099"),
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
        ("00/00/1980", "date_does_not_exist", Severity.ERROR),
        ("13/1980", "date_does_not_exist", Severity.ERROR),
        ("ngày 31 tháng 2 năm 1980", "date_does_not_exist", Severity.ERROR),
        ("19/03/1066", "date_out_of_range", Severity.ERROR),
        ("2101", "date_out_of_range", Severity.ERROR),
        (date(1899, 12, 31), "date_out_of_range", Severity.ERROR),
        ("khoảng 1941", "date_not_understood", Severity.WARNING),
        (24185, "date_not_understood", Severity.WARNING),
        ("24185", "date_not_understood", Severity.WARNING),
        (24185.5, "date_not_understood", Severity.WARNING),
        (10.197, "date_not_understood", Severity.WARNING),
        ("19 tháng 3", "date_not_understood", Severity.WARNING),
        ("3/66", "date_not_understood", Severity.WARNING),
        ("19031966", "date_not_understood", Severity.WARNING),
        ("x", "date_not_understood", Severity.WARNING),
        (True, "date_not_understood", Severity.WARNING),
        (time(3, 4), "date_not_understood", Severity.WARNING),
        (timedelta(days=3), "date_not_understood", Severity.WARNING),
        ("19/3/66", "date_year_too_short", Severity.WARNING),
        ("19.03.66", "date_year_too_short", Severity.WARNING),
    ],
    ids=repr,
)
def test_what_is_no_date_keeps_its_words(cell: Cell, code: str, severity: Severity):
    reading = read_date(cell)
    assert reading.value is None
    assert reading.words
    assert [(found.code, found.severity) for found in reading.problems] == [(code, severity)]
    assert reading.problems[0].details["words"] == reading.words


def test_a_blank_is_nothing():
    assert read_date(" ' ") == (None, None, ())


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
