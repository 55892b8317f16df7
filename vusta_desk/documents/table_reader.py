"""Reads a TOML table key by key: what is missing, wrong or unknown becomes a finding.

Colours may be written as `#RRGGBB` or by a name from the file's `[colours]`.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from vusta_desk.documents.fonts import composed
from vusta_desk.domain.findings import Detail, Finding, Place, Refused, Severity

_Choice = TypeVar("_Choice", bound=StrEnum)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def read_toml(path: Path) -> dict[str, object]:
    """The document in a TOML file; raises Refused when there is none that can be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise Refused("template_not_readable", file=str(path), reason=str(problem)) from problem


@dataclass(slots=True)
class TableReader:
    """One table of a file. Every key asked for is known; `unknown_keys` reports the others.

    `where` names the table in findings; `findings` is shared by all tables of the file.
    """

    file: str
    where: str
    table: Mapping[str, object]
    findings: list[Finding]
    colours: Mapping[str, str] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def report(self, severity: Severity, code: str, **details: str) -> None:
        """Adds a finding about this table."""
        place = Place(file=self.file)
        about: dict[str, Detail] = {
            "file": self.file,
            "element": self.where or self.file,
            **details,
        }
        self.findings.append(Finding(severity, code, self.where or None, place, about))

    @property
    def errors(self) -> int:
        """How many errors the file has had so far."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    def number(self, key: str, default: float | None = None) -> float:
        """A number; 0 with a finding where there is none and no default."""
        value = self._value(key, default is None)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        if value is not None:
            self.report(Severity.ERROR, "template_value_wrong", key=key, expected="number")
        return default or 0.0

    def text(self, key: str, default: str | None = None) -> str:
        """A text in composed letters; empty with a finding where there is none and no default."""
        value = self._value(key, default is None)
        if isinstance(value, str):
            return composed(value)
        if value is not None:
            self.report(Severity.ERROR, "template_value_wrong", key=key, expected="text")
        return default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty where the key is absent."""
        value = self._value(key, False)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(composed(item) for item in value)
        if value is not None:
            self.report(Severity.ERROR, "template_value_wrong", key=key, expected="list")
        return ()

    def choice(self, key: str, choices: type[_Choice], default: _Choice) -> _Choice:
        """One of the words of an enumeration."""
        value = self.text(key, default.value)
        try:
            return choices(value)
        except ValueError:
            words = ", ".join(choices)
            self.report(Severity.ERROR, "template_value_wrong", key=key, expected=words)
            return default

    def one_of(self, key: str, words: Collection[str]) -> str:
        """One of some words; empty with a finding otherwise."""
        value = self.text(key)
        if value in words or not value:
            return value
        self.report(Severity.ERROR, "template_value_wrong", key=key, expected=", ".join(words))
        return ""

    def colour(self, key: str, default: str | None = None) -> str:
        """A colour as `#RRGGBB`; black with a finding where it is none."""
        value = self.text(key, default)
        value = self.colours.get(value, value)
        if _COLOUR.fullmatch(value):
            return value
        if value:
            self.report(Severity.ERROR, "template_value_wrong", key=key, expected="#RRGGBB")
        return "#000000"

    def has(self, key: str) -> bool:
        """Whether the table has the key."""
        return key in self.table

    def inner(self, key: str) -> "TableReader":
        """A table within this one; empty where it is absent."""
        value = self._value(key, False)
        return self._reader(f"{self.where}.{key}".lstrip("."), key, value)

    def rows(self, key: str) -> list["TableReader"]:
        """A list of tables, each named by its `id` or its number from 1."""
        value = self._value(key, False)
        items = value if isinstance(value, list) else []
        if value is not None and not isinstance(value, list):
            self.report(Severity.ERROR, "template_value_wrong", key=key, expected="list")
        return [
            self._reader(_row_name(key, number, item), key, item)
            for number, item in enumerate(items, 1)
        ]

    def unknown_keys(self) -> None:
        """Reports every key of the table that nothing asked for."""
        for key in self.table:
            if key not in self._asked:
                self.report(Severity.WARNING, "template_key_unknown", key=key)

    def _value(self, key: str, needed: bool) -> object:
        self._asked.add(key)
        value = self.table.get(key)
        if value is None and needed:
            self.report(Severity.ERROR, "template_key_missing", key=key)
        return value

    def _reader(self, where: str, key: str, value: object) -> "TableReader":
        if value is not None and not isinstance(value, dict):
            self.report(Severity.ERROR, "template_value_wrong", key=key, expected="table")
        table = value if isinstance(value, dict) else {}
        return TableReader(self.file, where, table, self.findings, self.colours)


def _row_name(key: str, number: int, item: object) -> str:
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return str(item["id"])
    return f"{key} {number}"
