"""Dates, numbers and money as an office writes them; the same on screen and on paper."""

import re
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from vusta_desk.domain.findings import Detail
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import N_, Catalogue

_UNKNOWN = "…"
_MONTH = re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])")  # a date known to the month
_CURRENCY = {"vi": "đ"}


def day_text(day: date) -> str:
    """A day as `03/02/2027`, in every language."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def partial_date_text(known: PartialDate) -> str:
    """As much of a date as is known: `19/03/1966`, `03/1966`, `1966`."""
    if known.is_full:
        return day_text(known.first_day)
    return f"{known.year:04d}" if known.month is None else f"{known.month:02d}/{known.year:04d}"


def number(value: int | Decimal, language: str) -> str:
    """A number grouped by thousands: `2.530.000` in Vietnamese, `2,530,000` in English."""
    return format_decimal(value, locale=language)


def money(amount: int, language: str) -> str:
    """Whole đồng: `2.530.000 đ` in Vietnamese, `2,530,000 VND` elsewhere."""
    return f"{number(amount, language)} {_CURRENCY.get(language, 'VND')}"


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
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, str) and _MONTH.fullmatch(value):
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
