"""Dated rule values with their sources; a number of a regulation stands nowhere else.

A rule is asked for its value on a day. Before its first day it is unknown: the answer is None,
never an exception and never a guess.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class DatedValue:
    """What holds from a day on, and where that is written.

    `choice` marks a reading of ours where no regulation was seen; `confidence` is the mark of the
    collected sources (T text, M several, S one, I inference). `is_own` marks what the office has
    entered. A table (by level, by form) may be put together from several: `parts` then tells
    where each of its parts comes from, `rest` where the others do.
    """

    since: date
    value: Any
    source: str
    url: str = ""
    confidence: str = ""
    choice: bool = False
    is_own: bool = False
    parts: Mapping[Any, "DatedValue"] = field(default_factory=dict)
    rest: "DatedValue | None" = None

    def of(self, part: object) -> "DatedValue":
        """Where one part of a table comes from."""
        return self.parts.get(part, self.rest or self)


@dataclass(frozen=True, slots=True)
class Rule:
    """One subject with its values in order of time."""

    id: str
    title: str
    unit: str
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue | None:
        """The value in force on a day; None before the first."""
        place = bisect_right(self.values, day, key=lambda value: value.since)
        return self.values[place - 1] if place else None


@dataclass(frozen=True)
class RuleBook:
    """All rules by id."""

    rules: Mapping[str, Rule]

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any value or source."""
        content = [
            (rule.id, str(value.since), repr(_plain(value.value)), value.source)
            for rule in sorted(self.rules.values(), key=lambda rule: rule.id)
            for value in rule.values
        ]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]

    def on(self, rule: str, day: date) -> DatedValue | None:
        """The value of a rule in force on a day; None before its first."""
        return self.rules[rule].on(day)

    def levels(self, day: date) -> tuple[int, ...]:
        """The badge levels that exist on a day, low to high; none before the first badge."""
        value = self.on("levels", day)
        return tuple(value.value) if value else ()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((str(key), _plain(part)) for key, part in value.items())
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, (date, Decimal)) else value
