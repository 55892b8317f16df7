"""Dates as lists write them, day before month, each to the precision it was written with.

Nothing is guessed. A year of two digits gives two readings, which the other dates of the person
may settle (`centuries`); words such as "khoảng 1941" leave the date unknown, with the words kept.
What was read from anything but a plain spelling says so in a problem.
"""

import re
from datetime import date, timedelta

from vusta_desk.domain.findings import Detail, Severity
from vusta_desk.domain.names import tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.date_spellings import Parts, is_lunar, parts_of, without_letters
from vusta_desk.importing.cells.readings import NOTHING, Reading, not_read, problem
from vusta_desk.importing.files.raw import Cell, words_of

FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside of these a date is a slip of the pen

_USUAL = re.compile(r"'?(\d\d?)[/.-](\d\d?)[/.-](\d{4})", re.ASCII)  # the quickest to read
_AROUND = "'‘’`´ .,;-–…_/"
_AS_ABOVE = "//"  # many mean by it what stands above
_DAY_ZERO = date(1899, 12, 30)  # of Excel's count, which is right from March 1900 on
_FIRST_COUNTED = 10_000  # May 1927: below it a number may be a year with a slip of the pen
_COUNTED = re.compile(r"[1-9]\d{4}", re.ASCII)
_WHOLE = re.compile(r"(\d{4,5})\.0+", re.ASCII)  # as programs write whole numbers to csv
_MONTH_LESS_ZERO = re.compile(r"(?:[1-9]|1[0-2])\.(?:19[1-9]|20[1-9])", re.ASCII)
_CENTURIES = (1900, 2000)


def read_date(cell: Cell) -> Reading:
    """The `PartialDate` a cell holds, or its words and why they are no date."""
    if isinstance(cell, date):
        return _real_day(cell)
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float)):
        return _no(words_of(cell))
    if isinstance(cell, str):
        usual = _USUAL.fullmatch(cell)
        return (usual and _plain(*map(int, usual.groups()))) or _read_text(cell)
    return _read_number(cell)


def counted_day(number: float, *, from_1904: bool = False) -> PartialDate | None:
    """The day that Excel shows for a number, if it is one of our years."""
    try:
        day = _DAY_ZERO + timedelta(days=int(number) + (1_462 if from_1904 else 0))
    except OverflowError:
        return None
    return PartialDate.of(day) if FIRST_YEAR < day.year <= LAST_YEAR else None


def read_count(words: str, known: PartialDate, severity: Severity = Severity.INFO) -> Reading:
    """A date that was read from a number."""
    found = problem(severity, "date_from_number", before=words, after=str(known))
    return Reading(known, None, (found,))


def _plain(day: int, month: int, year: int) -> Reading | None:
    """The day, where nothing is to be said about it; this is the way of nearly every cell."""
    if not (FIRST_YEAR < year <= LAST_YEAR and day and month):
        return None
    try:
        return Reading(PartialDate(year, month, day))
    except ValueError:
        return None


def _real_day(day: date) -> Reading:
    if plain := _plain(day.day, day.month, day.year):
        return plain
    words = words_of(day)
    if day.year == FIRST_YEAR:  # a number below 367 in a cell that shows days
        number = day.timetuple().tm_yday + (day.month > 2)  # Excel has a 29th of February there
        return not_read(Severity.WARNING, "date_of_small_number", words, number=number)
    return _dated(words, Parts(str(day.year), day.month, day.day))


def _read_number(cell: float) -> Reading:
    words = str(cell)
    if cell >= _FIRST_COUNTED and (day := counted_day(cell)) is not None:
        return read_count(words, day)
    if _MONTH_LESS_ZERO.fullmatch(words):  # 10.1970 in the list
        month, year = words.split(".")
        return read_count(words, PartialDate(int(year) * 10, int(month)))
    return _read_text(words) if cell >= 0 else _no(words)


def _read_text(cell: str) -> Reading:
    words = tidy(cell)
    whole = _WHOLE.fullmatch(words)
    said = whole[1] if whole else words
    text = said.strip(_AROUND)
    if not text:
        return _no(words) if words == _AS_ABOVE else NOTHING
    if is_lunar(words):
        return not_read(Severity.WARNING, "date_lunar", words)
    if _COUNTED.fullmatch(text) and (day := counted_day(int(text))) is not None:
        return read_count(words, day, Severity.WARNING)  # it may be day and month without zeros
    if parts := parts_of(said):
        return _dated(words, parts)
    digits = without_letters(said)
    if digits != said and (parts := parts_of(digits)):
        return _repaired(_dated(words, parts), "date_letters_read", before=words)
    return _no(words)


def _dated(words: str, parts: Parts) -> Reading:
    if len(parts.year) == 2:
        return _short_year(words, parts)
    year = int(parts.year)
    known = _existing(year, parts)
    if known is None:
        return not_read(Severity.ERROR, "date_does_not_exist", words)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return not_read(Severity.ERROR, "date_out_of_range", words)
    reading = Reading(known)
    if year == FIRST_YEAR:
        reading = Reading(known, None, (problem(Severity.WARNING, "date_in_1900", day=str(known)),))
    if parts.left_open:
        return _repaired(reading, "date_parts_left_open", words=words)
    return reading


def _short_year(words: str, parts: Parts) -> Reading:
    """Both readings of a year of two digits; only one for 29/2/00, as 1900 had no such day."""
    years = (century + int(parts.year) for century in _CENTURIES)
    known = [reading for year in years if (reading := _existing(year, parts)) is not None]
    if not known:
        return not_read(Severity.ERROR, "date_does_not_exist", words)
    if len(known) == 1:
        settled = problem(Severity.INFO, "century_settled", words=words, day=str(known[0]))
        return Reading(known[0], None, (settled,))
    first, second = map(str, known)
    return not_read(Severity.WARNING, "date_century_unsure", words, first=first, second=second)


def _existing(year: int, parts: Parts) -> PartialDate | None:
    if 0 in (parts.month, parts.day):
        return None
    try:
        return PartialDate(year, parts.month, parts.day)
    except ValueError:
        return None


def _repaired(reading: Reading, code: str, **details: Detail) -> Reading:
    """A reading that names how it came about, where it came to a value."""
    if reading.value is None:
        return reading
    how = problem(Severity.INFO, code, **details, after=str(reading.value))
    return Reading(reading.value, None, (*reading.problems, how))


def _no(words: str) -> Reading:
    return not_read(Severity.WARNING, "date_not_understood", words)
