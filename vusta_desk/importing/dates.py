"""Dates as lists write them, day before month, each to the precision it was written with.

Nothing is guessed: a year of two digits, a number that may be Excel's count of days and words such
as "khoảng 1941" leave the date unknown, with the words kept.
"""

import re
from datetime import date

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.names import folded, tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.raw import Cell, words_of
from vusta_desk.importing.readings import NOTHING, Reading, not_read

FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside of these a date is a slip of the pen

_SEPARATOR = r"\s*[/.\-–]\s*"
_MIDNIGHT = r"(?:[ T]0?0:00(?::00)?(?:\.0+)?)?"
_YEAR = r"(?P<year>\d{4})"
_SPELLINGS = tuple(
    re.compile(pattern + _MIDNIGHT, re.ASCII)
    for pattern in (
        rf"(?P<day>\d{{1,2}}){_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}{_YEAR}",
        rf"(?P<month>\d{{1,2}}){_SEPARATOR}{_YEAR}",
        _YEAR,
        rf"{_YEAR}{_SEPARATOR}(?P<month>\d{{1,2}})(?:{_SEPARATOR}(?P<day>\d{{1,2}}))?",
    )
)
_USUAL = re.compile(r"'?(\d\d?)[/.-](\d\d?)[/.-](\d{4})", re.ASCII)  # the quickest to read
_SHORT_YEAR = re.compile(rf"\d{{1,2}}{_SEPARATOR}\d{{1,2}}{_SEPARATOR}\d{{2}}", re.ASCII)
_AROUND = "'‘’`´ .,;"  # an apostrophe makes Excel take a date as text
_DAY_WORDS = re.compile(r"\b(?:ngay|mung|mong)\b")
_JOINING_WORDS = re.compile(r"\s*,?\s*\b(?:thang|nam)\b\s*|\s*,\s*")


def read_date(cell: Cell) -> Reading:
    """The `PartialDate` a cell holds, or its words and why they are no date."""
    if isinstance(cell, date):
        return _dated(words_of(cell), cell.year, cell.month, cell.day)
    if isinstance(cell, bool) or not isinstance(cell, (str, int, float)):
        return not_read(Severity.WARNING, "date_not_understood", words_of(cell))
    if isinstance(cell, str) and (usual := _USUAL.fullmatch(cell)):
        day, month, year = usual.groups()
        return _dated(cell, int(year), int(month), int(day))
    words = tidy(str(cell))
    text = words.strip(_AROUND)
    if not text:
        return NOTHING
    return _read_spelling(text, words) or _read_spelling(_without_words(text), words) or _no(words)


def _read_spelling(text: str, words: str) -> Reading | None:
    for spelling in _SPELLINGS:
        if found := spelling.fullmatch(text):
            parts = {name: int(digits) for name, digits in found.groupdict().items() if digits}
            return _dated(words, **parts)
    return None


def _without_words(text: str) -> str:
    """ "ngày 19 tháng 3 năm 1966" as 19/3/1966."""
    return _JOINING_WORDS.sub("/", _DAY_WORDS.sub("", folded(text))).strip(" /,")


def _dated(words: str, year: int, month: int | None = None, day: int | None = None) -> Reading:
    try:
        known = PartialDate(year, month, day)
    except ValueError:
        known = None
    if known is None or 0 in (month, day):
        return not_read(Severity.ERROR, "date_does_not_exist", words)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return not_read(Severity.ERROR, "date_out_of_range", words)
    return Reading(known)


def _no(words: str) -> Reading:
    short = _SHORT_YEAR.fullmatch(words.strip(_AROUND))
    code = "date_year_too_short" if short else "date_not_understood"
    return not_read(Severity.WARNING, code, words)
