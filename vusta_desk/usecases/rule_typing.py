"""Values of rules as people type them, in figures and words of an office."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import folded
from vusta_desk.i18n.formats import read_partial_date
from vusta_desk.rulefiles.kinds import KINDS

NOT_STATED = "-"
"""What is typed to take a part out of a table."""

_GROUPED = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+", re.ASCII)
_MULTIPLE = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_DAY = r"(\d{1,2})/(\d{1,2})"
_WINDOW = re.compile(rf"{_DAY}\s*:\s*{_DAY}\s*[-–]\s*{_DAY}", re.ASCII)
_LEVEL_BEFORE = re.compile(r"(\d+)[\s,;]+(\S.*)", re.ASCII)
_YES = frozenset(("co", "yes", "true", "dung"))
_NO = frozenset(("khong", "no", "false", "sai"))
_STARTS: Mapping[str, str] = {
    "official_date": "official_date",
    "ngay chinh thuc": "official_date",
    "admission_decision_date": "admission_decision_date",
    "quyet dinh ket nap": "admission_decision_date",
}


def typed_value(rule: str, part: str, text: str) -> Any:
    """The plain JSON of a value as typed; of a whole table `30=1.5; 40=2`.

    Raises Refused `rule_not_known`, and `rule_value_refused` which says what is expected.
    """
    if rule not in KINDS:
        raise Refused("rule_not_known", text=rule, known=tuple(KINDS))
    kind, text = KINDS[rule], text.strip()
    if part and text == NOT_STATED:
        return None
    is_table = bool(kind.keyed_by) and not part
    try:
        return _table(text, _READERS[kind.shape]) if is_table else _READERS[kind.shape](text)
    except ValueError:
        shape = "table" if is_table else kind.shape
        raise Refused("rule_value_refused", rule_name=rule, rule_shape=shape) from None


def _table(text: str, read: Callable[[str], Any]) -> dict[str, Any]:
    pairs = [each.partition("=") for each in text.split(";") if each.strip()]
    table = {key.strip(): read(value.strip()) for key, sign, value in pairs if sign}
    if not table or len(table) < len(pairs):  # a pair without its sign, or a part named twice
        raise ValueError("no table")
    return table


def _number(text: str) -> int:
    if not _GROUPED.fullmatch(text):
        raise ValueError("no whole number")
    return int(re.sub(r"\D", "", text))


def _multiple(text: str) -> str:
    if not _MULTIPLE.fullmatch(text):
        raise ValueError("no number")
    return text.replace(",", ".")


def _flag(text: str) -> bool:
    word = folded(text)
    if word not in _YES | _NO:
        raise ValueError("neither yes nor no")
    return word in _YES


def _levels(text: str) -> list[int]:
    return [_number(each) for each in re.split(r"[\s,;]+", text)]


def _windows(text: str) -> list[dict[str, str]]:
    found = [_WINDOW.fullmatch(each.strip()) for each in text.split(";") if each.strip()]
    windows = []
    for match in found:
        if match is None:
            raise ValueError("no window")
        day, first, last = (_month_day(match[place], match[place + 1]) for place in (1, 3, 5))
        windows.append({"day": day, "first": first, "last": last})
    return windows


def _month_day(day: str, month: str) -> str:
    return f"{int(month):02d}-{int(day):02d}"


def _level_before(text: str) -> dict[str, object]:
    match = _LEVEL_BEFORE.fullmatch(text)
    before = read_partial_date(match[2]) if match else None
    if match is None or before is None or not before.is_full:
        raise ValueError("no level and day")
    return {"level": int(match[1]), "before": _iso(before.first_day)}


def _iso(day: date) -> str:
    return day.isoformat()


def _start(text: str) -> str:
    known = _STARTS.get(folded(text)) or _STARTS.get(text)
    if known is None:
        raise ValueError("no day of seniority")
    return known


_READERS: Mapping[str, Callable[[str], Any]] = {
    "number": _number,
    "multiple": _multiple,
    "yes_no": _flag,
    "levels": _levels,
    "windows": _windows,
    "level_before": _level_before,
    "start": _start,
}
