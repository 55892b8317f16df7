"""What each rule's value looks like: shapes take what TOML or JSON gives, else raise ValueError."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from vusta_desk.domain.member import DisciplineForm

_WINDOW_KEYS = ("day", "first", "last")
_MULTIPLE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?")
_LARGEST = 10**12  # more is a slip of the pen, and would not fit into the data file
_MOST_YEARS = 150  # of seniority; more is a slip of the pen, and days so far off do not exist
_MOST_MONTHS = 12 * _MOST_YEARS
_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_STARTS = ("admission_decision_date", "official_date")
_ANY_COMMON_YEAR = 2001  # a window that ends on 29-2 would end nowhere in most years


@dataclass(frozen=True, slots=True)
class Kind:
    """The unit of a rule and how its value is read.

    `shape` names what one value, or one part of a table, looks like: `number`, `multiple`,
    `yes_no`, `levels`, `windows`, `level_before`, `start`. Where the rule is a table, `keyed_by`
    says by what (`level`, `form`), and `read_key` and `read_part` read one key and one part of it.
    """

    unit: str
    shape: str
    read: Callable[[object], Any]
    keyed_by: str = ""
    read_key: Callable[[str], Any] | None = None
    read_part: Callable[[object], Any] | None = None


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _LARGEST:
        raise ValueError("not a whole number above 0")
    return value


def _years(value: object) -> int:
    if (years := _whole(value)) > _MOST_YEARS:
        raise ValueError("not a number of years")
    return years


def _months(value: object) -> int:
    if (months := _whole(value)) > _MOST_MONTHS:
        raise ValueError("not a number of months")
    return months


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise ValueError("not a list")
    return value


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, dict) or not value:
        raise ValueError("not a table")
    return value


def _levels(value: object) -> list[int]:
    levels = [_years(level) for level in _list(value)]
    _check_ascending(levels)
    return levels


def _by_level(read: Callable[[object], Any]) -> Callable[[object], dict[int, Any]]:
    return lambda value: {_years(int(key)): read(part) for key, part in _table(value).items()}


def _months_by_form(value: object) -> dict[str, int]:
    return {DisciplineForm(key).value: _months(part) for key, part in _table(value).items()}


def _multiple(value: object) -> Decimal:
    if not isinstance(value, str) or not _MULTIPLE.fullmatch(value):
        raise ValueError("not a decimal number in quotation marks")
    return Decimal(value)


def _level_before(value: object) -> dict[str, object]:
    table = _table(value)
    if table.keys() != {"level", "before"}:
        raise ValueError("not a level and a day")
    before = table["before"]
    if isinstance(before, str):  # JSON has no days
        before = date.fromisoformat(before)
    if type(before) is not date:  # a moment is a date to Python, not to a regulation
        raise ValueError("not a day")
    return {"level": _years(table["level"]), "before": before}


def _windows(value: object) -> list[dict[str, str]]:
    windows = [_window(part) for part in _list(value)]
    _check_ascending([window["day"] for window in windows])
    return windows


def _window(value: object) -> dict[str, str]:
    table = _table(value)
    if table.keys() != set(_WINDOW_KEYS):
        raise ValueError("not a day with its window")
    window = {key: _month_day(table[key]) for key in _WINDOW_KEYS}
    if window["last"] < window["first"]:
        raise ValueError("a window that ends before it begins")
    return window


def _month_day(value: object) -> str:
    match = _MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("not a month and a day")
    return f"{date(_ANY_COMMON_YEAR, int(match[1]), int(match[2])):%m-%d}"


def _start(value: object) -> str:
    if value not in _STARTS:
        raise ValueError("not a date of admission")
    return str(value)


def _check_ascending(values: list[Any]) -> None:
    if any(later <= earlier for earlier, later in pairwise(values)):
        raise ValueError("not in ascending order")


def _level(text: str) -> int:
    return _years(int(text))


def _form(text: str) -> str:
    return DisciplineForm(text).value


_MONTHS_BY_LEVEL = Kind("months", "number", _by_level(_months), "level", _level, _months)
_MULTIPLES = Kind(
    "times the base salary", "multiple", _by_level(_multiple), "level", _level, _multiple
)

KINDS: Mapping[str, Kind] = {
    "levels": Kind("years", "levels", _levels),
    "levels_for_earlier_deaths": Kind("years", "level_before", _level_before),
    "seniority_start": Kind("date", "start", _start),
    "count_by_month": Kind("yes or no", "yes_no", _flag),
    "early_limit_months": _MONTHS_BY_LEVEL,
    "wait_months": Kind("months", "number", _months_by_form, "form", _form, _months),
    "early_posthumous_months": Kind("months", "number", _months),
    "round_windows": Kind("month-day", "windows", _windows),
    "multiples": _MULTIPLES,
    "base_salary": Kind("VND/month", "number", _whole),
    "reconcile_months": Kind("months", "number", _months),
}
"""Every rule there is, by its id."""
