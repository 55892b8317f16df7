"""Reads the dated rule values of `resources/rules/*.toml`: one table a rule, one file a subject.

Nothing in a file stops the reading: what is wrong is left out and becomes a finding, and a rule
without any good value answers every question with "unknown".
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vusta_desk.domain.findings import Detail, Finding, Place, Severity
from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook
from vusta_desk.domain.unicode_forms import composed
from vusta_desk.rulefiles.kinds import KINDS, Kind

_RULE_KEYS = frozenset(("title", "unit", "values"))
_VALUE_KEYS = frozenset(("from", "value", "source", "url", "confidence", "choice"))
_CONFIDENCE = frozenset(("", "T", "M", "S", "I"))


def load_rulebook(folder: Path) -> tuple[RuleBook, tuple[Finding, ...]]:
    """The rules in the files of `folder`, and all that is wrong with them; it never raises."""
    findings: list[Finding] = []
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, table in _read_file(path, findings).items():
            notes = _Notes(path.name, name, findings)
            if name not in KINDS:
                notes.warning("rule_key_unknown", key=name)
            elif name in rules:
                notes.error("rule_twice")
            else:
                rules[name] = _read_rule(table, KINDS[name], notes)
    for name in [name for name in KINDS if name not in rules]:
        _Notes(folder.name, name, findings).error("rule_missing")
        rules[name] = Rule(name, "", KINDS[name].unit, ())
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


def _read_rule(table: object, kind: Kind, notes: _Notes) -> Rule:
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


def _read_values(tables: list[object], kind: Kind, notes: _Notes) -> Iterator[DatedValue]:
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


def _read_value(table: object, kind: Kind, notes: _Notes) -> DatedValue | None:
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
    return composed(value.strip())


def _report_unknown(table: Mapping[str, object], known: frozenset[str], notes: _Notes) -> None:
    for key in table:
        if key not in known:
            notes.warning("rule_key_unknown", key=key)
