"""Dates, numbers and money as an office writes them; the same on screen and on paper."""

import re
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel.numbers import format_decimal, get_group_symbol

from vusta_desk.domain.findings import Detail
from vusta_desk.domain.names import folded
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import N_, Catalogue

_UNKNOWN = "…"
_ISO = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")  # to month or day
_SUM = re.compile(r"\d{1,15}|\d{1,3}(?:([., \N{NO-BREAK SPACE}])\d{3})(?:\1\d{3}){0,3}", re.ASCII)
_UNIT = re.compile(r"(đồng|đ|vnđ|vnd)$")
_CURRENCY = {"vi": "đ"}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # outside of these a date is a slip of the pen
_TYPED_PARTS = re.compile(r"\d+(?:(?:\s*[/.\-–]\s*|\s+)\d+){0,2}", re.ASCII)
_SAID_PARTS = re.compile(r"(?:ngay\s+(\d+)\s+)?(?:thang\s+(\d+)\s+)?nam\s+(\d+)", re.ASCII)


def day_text(day: date) -> str:
    """A day as `03/02/2027`, in every language."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def moment_text(moment: datetime) -> str:
    """A moment by the clock on the wall there: `22/11/2026 14:05`."""
    return f"{day_text(moment.date())} {moment:%H:%M}"


def partial_date_text(known: PartialDate) -> str:
    """As much of a date as is known: `19/03/1966`, `03/1966`, `1966`."""
    if known.is_full:
        return day_text(known.first_day)
    return f"{known.year:04d}" if known.month is None else f"{known.month:02d}/{known.year:04d}"


def read_partial_date(text: str) -> PartialDate | None:
    """A date as people type it: 1966, 3/1966, 19/3/1966, also with - or . or a space, and in
    words (tháng 3 năm 1966). None for no text.

    Raises ValueError with one of the codes of `DATE_PROBLEMS`; nothing is ever guessed.
    """
    parts = _date_parts(folded(text.strip(" .,;")))
    if not parts:
        return None
    if len(parts[0]) == 4:  # as computers write it: 1966-03-19
        parts.reverse()
    *rest, year = parts
    if len(year) != 4:
        raise ValueError("date_year_too_short" if len(year) == 2 else "date_not_understood")
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        raise ValueError("date_out_of_range")
    numbers = [int(part) for part in reversed(rest)]
    try:
        if 0 not in numbers:
            return PartialDate(int(year), *numbers)
    except ValueError:
        pass
    raise ValueError("date_does_not_exist")


DATE_PROBLEMS = (
    "date_not_understood",
    "date_year_too_short",
    "date_out_of_range",
    "date_does_not_exist",
)
"""What `read_partial_date` may find wrong."""


def _date_parts(text: str) -> list[str]:
    """Day, month and year in the order they were written, as many as there are."""
    if not text:
        return []
    if said := _SAID_PARTS.fullmatch(text):
        day, month, year = said.groups()
        if day and not month:
            raise ValueError("date_not_understood")
        return [part for part in (day, month, year) if part]
    if not _TYPED_PARTS.fullmatch(text):
        raise ValueError("date_not_understood")
    return re.findall(r"\d+", text)


def number(value: int | Decimal, language: str) -> str:
    """A number grouped by thousands: `2.530.000` in Vietnamese, `2,530,000` in English."""
    if isinstance(value, int):  # twenty times as quick: lists are full of whole numbers
        return f"{value:,}".replace(",", _between_thousands(language))
    return format_decimal(value, locale=language)


@cache
def _between_thousands(language: str) -> str:
    return get_group_symbol(language)


def money(amount: int, language: str) -> str:
    """Whole đồng: `2.530.000 đ` in Vietnamese, `2,530,000 VND` elsewhere."""
    return f"{number(amount, language)}\N{NO-BREAK SPACE}{_CURRENCY.get(language, 'VND')}"


def read_money(text: str) -> int | None:
    """Whole đồng as people type them: 500000, 500.000, 500 000, 500,000 đ. None for no text.

    Raises ValueError (`money_not_understood`) for anything else; nothing is ever guessed.
    """
    typed = _UNIT.sub("", text.strip().casefold()).strip()
    if not typed:
        return None
    if not _SUM.fullmatch(typed):
        raise ValueError("money_not_understood")
    return int(re.sub(r"\D", "", typed))


def long_day_text(day: date, words: Catalogue) -> str:
    """A day in a sentence: `23 tháng 12 năm 2025`; zeros as papers have them."""
    text = words.gettext(N_("day {day} of month {month}, {year}"))
    return text.format(**_parts(day))


def place_and_day(place: str, day: date | None, words: Catalogue) -> str:
    """The line over a paper: `Hà Nội, ngày 23 tháng 12 năm 2025`; blanks for an unknown day."""
    text = words.gettext(N_("{place}, day {day} of month {month}, {year}"))
    return text.format(place=place, **_parts(day))


def detail_text(value: Detail, words: Catalogue) -> str:
    """Any detail of a finding or a reason, in words; `…` for what is not known."""
    if value is None:
        return _UNKNOWN
    if isinstance(value, bool):
        return words.gettext(N_("yes")) if value else words.gettext(N_("no"))
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, str) and _ISO.fullmatch(value):
        with suppress(ValueError):  # such as 31 February
            return partial_date_text(PartialDate.from_iso(value))
    if isinstance(value, tuple):
        return ", ".join(detail_text(part, words) for part in value)
    return str(value)


def _parts(day: date | None) -> dict[str, str]:
    """Day and month by the office rule: a zero before days under 10 and months 1 and 2 only."""
    if day is None:
        return dict.fromkeys(("day", "month", "year"), _UNKNOWN)
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return {"day": f"{day.day:02d}", "month": month, "year": str(day.year)}
