"""Writes a date in one of the ways lists have, some of them beyond doubt and some not."""

from datetime import date
from typing import TypeAlias

from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate

Value: TypeAlias = str | int | date | None

DATES = ("birth_date", "admission_decision_date", "admission_date", "official_date")
PLAIN_STYLES = (
    "real", "slash", "wide", "dot", "dash", "apostrophe", "iso", "words", "roman", "digits",
    "counted", "open", "mixed",
)  # fmt: skip
DOUBTFUL_STYLES = ("short", "swapped", "american")
"""What cannot be read for certain: years of two digits, days and months that changed places."""


def written(known: PartialDate | None, style: str, member: Member) -> Value:
    """The date in a style; "mixed" is another one in each row."""
    if known is None:
        return None
    if style == "mixed":
        number = int(member.key[1:]) + known.year
        style = PLAIN_STYLES[number % (len(PLAIN_STYLES) - 1)]
    return _full(known, style) if known.is_full else _partial(known, style)


def _full(known: PartialDate, style: str) -> Value:
    day = known.first_day
    if style == "swapped":  # an English Excel takes 3/5 for March the 5th
        return date(day.year, day.day, day.month) if day.day <= 12 else f"{day:%d/%m/%Y}"
    styles: dict[str, str | int | date] = {
        "real": day,
        "wide": f"{day:%d/%m/%Y}",
        "dot": spelled(known, "."),
        "dash": spelled(known, "-"),
        "apostrophe": f"'{day:%d/%m/%Y}",
        "iso": day.isoformat(),
        "words": f"ngày {day.day} tháng {day.month} năm {day.year}",
        "roman": f"{day.day}/{_ROMAN[day.month - 1]}/{day.year}",
        "digits": f"{day:%d%m%Y}",
        "counted": (day - date(1899, 12, 30)).days,
        "short": f"{day.day}/{day.month}/{day:%y}",
        "american": f"{day.month}/{day.day}/{day.year}",
    }
    return styles.get(style, spelled(known, "/"))


def _partial(known: PartialDate, style: str) -> Value:
    if style == "short":
        return f"{known.month}/{known.year % 100:02d}" if known.month else f"{known.year}"
    if style == "open":
        return f"…/{known.month}/{known.year}" if known.month else f"…/…/{known.year}"
    if style == "iso":
        return str(known)
    if style == "words":
        month = f"tháng {known.month} " if known.month else ""
        return f"{month}năm {known.year}"
    if known.month is None and style in ("real", "dot"):
        return known.year
    return spelled(known, "-" if style == "dash" else "/")


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def spelled(known: PartialDate, mark: str) -> str:
    """What is known of a date, between marks."""
    return mark.join(str(part) for part in (known.day, known.month, known.year) if part)
