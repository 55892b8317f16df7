"""Reads the dated rule values of `resources/rules/*.toml`: one table a rule, one file a subject.

Nothing in a file stops the reading: what is wrong is left out and becomes a finding, and a rule
without any good value answers every question with "unknown".
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from vusta_desk.domain.findings import Detail, Finding, Place, Severity
from vusta_desk.domain.member import DisciplineForm
from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook

_RULE_KEYS = frozenset(("title", "unit", "values"))
_VALUE_KEYS = frozenset(("from", "value", "source", "url", "confidence", "choice"))
_WINDOW_KEYS = ("day", "first", "last")
_CONFIDENCE = frozenset(("", "T", "M", "S", "I"))
_MULTIPLE = re.compile(r"[0-9]+(\.[0-9]+)?")
_MONTH_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_ANY_COMMON_YEAR = 2001  # a window that ends on 29-2 would end nowhere in most years


def load_rulebook(folder: Path) -> tuple[RuleBook, tuple[Finding, ...]]:
    """The rules in the files of `folder`, and all that is wrong with them; it never raises."""
    findings: list[Finding] = []
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, table in _read_file(path, findings).items():
            notes = _Notes(path.name, name, findings)
            if name not in _KINDS:
                notes.warning("rule_key_unknown", key=name)
            elif name in rules:
                notes.error("rule_twice")
            else:
                rules[name] = _read_rule(table, _KINDS[name], notes)
    for name in [name for name in _KINDS if name not in rules]:
        _Notes(folder.name, name, findings).error("rule_missing")
        rules[name] = Rule(name, "", _KINDS[name].unit, ())
    return RuleBook(rules), tuple(findings)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Where findings about one rule of one file go."""

    file: str
    rule: str
    findings: list[Finding]

    def error(self, code: str, **details: Detail) -> None:
        self._add(Severity.ERROR, code, details)

    def warning(self, code: str, **details: Detail) -> None:
        self._add(Severity.WARNING, code, details)

    def _add(self, severity: Severity, code: str, details: Mapping[str, Detail]) -> None:
        about = {"file": self.file, "rule": self.rule, **details}
        self.findings.append(Finding(severity, code, self.rule, Place(file=self.file), about))


def _read_file(path: Path, findings: list[Finding]) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as problem:
        details: Mapping[str, Detail] = {"file": path.name, "problem": str(problem)}
        place = Place(file=path.name)
        findings.append(
            Finding(Severity.ERROR, "rule_file_unreadable", place=place, details=details)
        )
        return {}


def _read_rule(table: object, kind: "_Kind", notes: _Notes) -> Rule:
    if not isinstance(table, dict):
        notes.error("rule_value_wrong", key=notes.rule, day=None)
        table = {}
    _report_unknown(table, _RULE_KEYS, notes)
    if table.get("unit") != kind.unit:
        notes.error("rule_unit_unknown", unit=str(table.get("unit", "")), expected=kind.unit)
    if not table.get("values") or not isinstance(table["values"], list):
        notes.error("rule_value_wrong", key="values", day=None)
        table = {**table, "values": []}
    title = _text(table, "title", None, notes)
    return Rule(notes.rule, title, kind.unit, tuple(_read_values(table["values"], kind, notes)))


def _read_values(tables: list[object], kind: "_Kind", notes: _Notes) -> Iterator[DatedValue]:
    last = date.min
    for table in tables:
        value = _read_value(table, kind, notes)
        if value is None:
            continue
        if value.since <= last:
            notes.error("rule_dates_not_ascending", day=value.since)
            continue
        last = value.since
        yield value


def _read_value(table: object, kind: "_Kind", notes: _Notes) -> DatedValue | None:
    if not isinstance(table, dict):
        notes.error("rule_value_wrong", key="values", day=None)
        return None
    _report_unknown(table, _VALUE_KEYS, notes)
    since = table.get("from")
    if type(since) is not date:  # a moment is a date to Python, not to a regulation
        notes.error("rule_date_missing")
        return None
    source = _text(table, "source", since, notes)
    if not source:
        notes.error("rule_source_missing", day=since)
    confidence = _text(table, "confidence", since, notes)
    if confidence not in _CONFIDENCE:
        notes.error("rule_value_wrong", key="confidence", day=since)
    choice = table.get("choice", False)
    if not isinstance(choice, bool):
        notes.error("rule_value_wrong", key="choice", day=since)
    try:
        value = kind.read(table.get("value"))
    except ValueError:
        notes.error("rule_value_wrong", key="value", day=since)
        return None
    url = _text(table, "url", since, notes)
    return DatedValue(since, value, source, url, confidence, choice is True)


def _text(table: Mapping[str, object], key: str, day: date | None, notes: _Notes) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        notes.error("rule_value_wrong", key=key, day=day)
        return ""
    return unicodedata.normalize("NFC", value.strip())


def _report_unknown(table: Mapping[str, object], known: frozenset[str], notes: _Notes) -> None:
    for key in table:
        if key not in known:
            notes.warning("rule_key_unknown", key=key)


# The shapes of values: each takes what TOML gives and raises ValueError for anything else.


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise ValueError("not a whole number above 0")
    return value


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
    levels = [_whole(level) for level in _list(value)]
    _check_ascending(levels)
    return levels


def _by_level(read: Callable[[object], Any]) -> Callable[[object], dict[int, Any]]:
    return lambda value: {_whole(int(key)): read(part) for key, part in _table(value).items()}


def _months_by_form(value: object) -> dict[str, int]:
    return {DisciplineForm(key).value: _whole(part) for key, part in _table(value).items()}


def _multiple(value: object) -> Decimal:
    if not isinstance(value, str) or not _MULTIPLE.fullmatch(value):
        raise ValueError("not a decimal number in quotation marks")
    return Decimal(value)


def _level_before(value: object) -> dict[str, object]:
    table = _table(value)
    if table.keys() != {"level", "before"} or type(table["before"]) is not date:
        raise ValueError("not a level and a day")
    return {"level": _whole(table["level"]), "before": table["before"]}


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


def _check_ascending(values: list[Any]) -> None:
    if any(later <= earlier for earlier, later in pairwise(values)):
        raise ValueError("not in ascending order")


@dataclass(frozen=True, slots=True)
class _Kind:
    unit: str
    read: Callable[[object], Any]


_KINDS: Mapping[str, _Kind] = {
    "levels": _Kind("years", _levels),
    "levels_for_earlier_deaths": _Kind("years", _level_before),
    "count_by_month": _Kind("yes or no", _flag),
    "early_limit_months": _Kind("months", _by_level(_whole)),
    "wait_months": _Kind("months", _months_by_form),
    "early_posthumous_months": _Kind("months", _whole),
    "round_windows": _Kind("month-day", _windows),
    "multiples": _Kind("times the base salary", _by_level(_multiple)),
    "base_salary": _Kind("VND/month", _whole),
    "reconcile_months": _Kind("months", _whole),
}
