"""The spellings in which people write a date, each brought to its parts: day, month, year.

Works on text that is tidy. Nothing is decided here about centuries or about what exists.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vusta_desk.domain.names import folded


class Parts(NamedTuple):
    """A date as written: `year` has four digits, or two where the century is left out."""

    year: str
    month: int | None = None
    day: int | None = None
    left_open: bool = False  # "00/00/1966", "?/3/1966"


_SEPARATOR = r"(?:\s*(?:\.?\s*[/\-‐‑–—−⁄∕\\|,]|\.)\s*|\s+)"
_TIME = r"(?:(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:am|pm|sa|ch))?)?"  # sáng, chiều
_MONTH = r"(?:(?P<month>\d{1,2})|(?P<roman>i{1,3}|iv|vi{0,3}|ix|xi{0,2}))"
_SPELLINGS = tuple(
    re.compile(pattern + _TIME, re.ASCII)
    for pattern in (
        rf"(?P<day>\d{{1,2}}){_SEPARATOR}{_MONTH}{_SEPARATOR}(?P<year>\d{{4}}|\d\d)",
        rf"{_MONTH}{_SEPARATOR}(?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
        rf"(?P<year>\d{{4}}){_SEPARATOR}{_MONTH}(?:{_SEPARATOR}(?P<day>\d{{1,2}}))?",
        rf"{_MONTH}{_SEPARATOR}(?P<year>00|1[3-9]|[2-9]\d)",  # up to 12 it may be day and month
        r"(?P<year>3[2-9]|[4-9]\d)",  # up to 31 it may be a day
        r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d)",
        r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)",
    )
)
_ROMAN = {
    numeral: month
    for month, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1
    )
}
_NUMBER_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_MONTH_IN_WORDS = re.compile(
    rf"\bthang ({'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})\b"
)
_MAY_IN_WORDS = re.compile(r"\bthang nam(?=[\s,]+nam\b)")
_NO_DAY = re.compile(r"\bthang nam \d|\b(?:nam|thang)$")  # May or no month; a span of years
_DAY_WORDS = re.compile(r"\b(?:ngay|mung|mong|sinh|sn)\b\s*[:.]?")
_JOINING_WORDS = re.compile(r"[\s,./-]*\b(?:thang|nam)\b[\s,./-]*")
_SOLAR = re.compile(r"\s*\(?\b(?:duong lich|dl|d\.l)\b\.?\)?$")
_LUNAR = re.compile(r"\b(?:am lich|al|a\.l|thang (?:gieng|chap))\b")
_OPEN = re.compile(r"(?:(?:0{1,2}|[x?]{1,4}|[.…_\-–]{0,8})\s*[/.\-]\s*){1,2}(?=\d)")
_DOTS_ALONE = re.compile(r"[\s./…_\-–]+")
_AROUND = "'‘’`´ .,;-–—…_()"  # an apostrophe makes Excel take a date as text
_ZERO = re.compile(r"(?<=\d)[oO]|[oO](?=\d)")
_ONE = re.compile(r"(?<=\d)[lI]|[lI](?=\d)")


def is_lunar(text: str) -> bool:
    """Whether the words say that the date is by the lunar calendar."""
    return _LUNAR.search(folded(text)) is not None


def parts_of(text: str) -> Parts | None:
    """The parts of a date in any spelling; None for what is none."""
    for plain in _plainer(text):
        for spelling in _SPELLINGS:
            if found := spelling.fullmatch(plain):
                parts = _parts(found)
                return (_with_parts_open(text) or parts) if 0 in parts[1:3] else parts
    return _with_parts_open(text)


def without_letters(text: str) -> str:
    """A date typed where O stood for 0 and l for 1, in digits; the same text where none did."""
    return _ONE.sub("1", _ZERO.sub("0", text))


def _parts(found: re.Match[str]) -> Parts:
    named = found.groupdict()
    roman = named.get("roman")
    month = named.get("month")
    day = named.get("day")
    return Parts(
        named["year"],
        _ROMAN[roman] if roman else int(month) if month else None,
        int(day) if day else None,
    )


def _plainer(text: str) -> Iterator[str]:
    """The text in ever plainer forms: "ngày 19 tháng 3 năm 1966" as 19/3/1966 in the end."""
    words = _SOLAR.sub("", folded(text)).strip(_AROUND)
    yield words
    if _NO_DAY.search(words):
        return
    words = _MAY_IN_WORDS.sub("/5", words)
    words = _MONTH_IN_WORDS.sub(lambda found: f"/{_NUMBER_WORDS[found[1]]}", words)
    words = _JOINING_WORDS.sub("/", _DAY_WORDS.sub("", words))
    yield words.strip(_AROUND + "/")


def _with_parts_open(text: str) -> Parts | None:
    words = folded(text).strip("'‘’`´ ")
    found = _OPEN.match(words)
    if found is None:
        return None
    known = parts_of(words[found.end() :])
    if known is None or known.day is not None:
        return None
    return known._replace(left_open=_DOTS_ALONE.fullmatch(found[0]) is None)
