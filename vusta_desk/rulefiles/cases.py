"""The worked examples of `resources/rules/cases/*.toml`: what was asked, and what should come out.

Nothing in a file stops the reading: a file or an example that cannot be read is told by name.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vusta_desk.domain.ceremony import Entry
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.registry_json import FORMAT, from_document
from vusta_desk.domain.rounds import Round, round_for
from vusta_desk.domain.rulebook import RuleBook

KEYS = frozenset(
    (
        *("number", "name", "source", "address", "flag", "assumed", "stated", "stated_because"),
        *("member", "round", "rounds", "money", "roster", "year", "day", "expected"),
    )
)
"""The keys a case may have; the README beside the files says what each means."""

EXPECTED = frozenset(
    (
        *("outcome", "level", "due_day", "due_range", "start", "skipped_levels", "possible"),
        *("reasons", "without", "amount", "people", "kind", "round", "levels", "windows"),
        *("findings", "entries", "early_limits", "waits", "unclear"),
    )
)
"""What a case may expect."""

_ROUND_KEYS = frozenset(("code", "window", "reference", "held_on"))


@dataclass(frozen=True, slots=True)
class AskedRound:
    """A round of a case; what is None comes from the rules."""

    code: str
    window: tuple[date, date] | None = None
    reference: date | None = None
    held_on: date | None = None

    def under(self, rules: RuleBook) -> Round:
        """The round by these rules. Raises Refused as `round_for`."""
        return round_for(
            rules,
            self.code,
            window=self.window,
            reference_day=self.reference,
            held_on=self.held_on,
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One example. `id` names it for people: its number, if it has one, and its name.

    Asked is a member in one or several rounds, the money of a level on a day, the levels of a day,
    the rounds of a year or the sum of a roster.
    """

    id: str
    source: str
    address: str
    expected: Mapping[str, Any]
    member: Member | None = None
    rounds: tuple[AskedRound, ...] = ()
    money: tuple[int, date] | None = None
    year: int | None = None
    day: date | None = None
    roster: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A file or an example that cannot be read, and what is wrong with it."""

    id: str
    problem: str


def load_cases(folder: Path) -> tuple[tuple[Case, ...], tuple[Broken, ...]]:
    """Every example of the files in `folder`, and what of them cannot be read; it never raises."""
    cases: dict[str, Case] = {}
    broken: list[Broken] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            tables = list(_tables(tomllib.loads(path.read_text("utf-8"))))
        except (OSError, ValueError, RecursionError) as problem:
            broken.append(Broken(path.name, str(problem)))
            continue
        for place, table in enumerate(tables, 1):
            name = _id(table) or f"{path.name}: {place}"
            try:
                if name in cases:
                    raise ValueError("stands twice")
                cases[name] = _case(name, table)
            except (KeyError, TypeError, ValueError) as problem:
                broken.append(Broken(name, f"{type(problem).__name__}: {problem}"))
    return tuple(cases.values()), tuple(broken)


def _tables(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = content.get("case")
    if content.keys() != {"case"} or not isinstance(found, list):
        raise ValueError("no examples")
    yield from (each if isinstance(each, dict) else {} for each in found)


def _id(table: Mapping[str, Any]) -> str:
    """The number and the name, as far as there are any."""
    parts = (table.get(key) for key in ("number", "name"))
    return " · ".join(str(part) for part in parts if part)


def _case(name: str, table: Mapping[str, Any]) -> Case:
    expected = table["expected"]
    strange = sorted({*table.keys() - KEYS, *expected.keys() - EXPECTED})
    if strange or not expected:
        raise ValueError(f"unknown: {', '.join(strange)}" if strange else "nothing expected")
    money, asked = table.get("money"), table.get("rounds") or []
    if "round" in table:
        asked = [table["round"]]
    return Case(
        id=name,
        source=_text(table["source"]),
        address=_text(table["address"]),
        expected=expected,
        member=_member(table["member"]) if "member" in table else None,
        rounds=tuple(map(_round, asked)),
        money=(int(money["level"]), _day(money["day"])) if money else None,
        year=int(table["year"]) if "year" in table else None,
        day=_day(table["day"]) if "day" in table else None,
        roster=tuple(_roster(table.get("roster", {}))),
    )


def _member(facts: Mapping[str, object]) -> Member:
    known = {"key": "case", "name": "Người trong ví dụ"} | dict(facts)
    registry, findings = from_document({"format": FORMAT, "members": [known]})
    if findings:
        raise ValueError(findings[0].code)
    return registry.members[0]


def _round(table: Mapping[str, Any]) -> AskedRound:
    if strange := table.keys() - _ROUND_KEYS:
        raise ValueError(f"unknown: {', '.join(sorted(strange))}")
    window = table.get("window")
    days = (_day(window[0]), _day(window[1])) if window else None
    reference, held_on = (table.get(key) for key in ("reference", "held_on"))
    return AskedRound(
        code=_text(table["code"]),
        window=days,
        reference=_day(reference) if reference else None,
        held_on=_day(held_on) if held_on else None,
    )


def _roster(table: Mapping[str, Mapping[str, int]]) -> Iterator[Entry]:
    for level, count in table.get("levels", {}).items():
        yield from [_entry(int(level), BadgeKind.NORMAL)] * count
    for kind, count in table.get("kinds", {}).items():
        yield from [_entry(40, BadgeKind(kind))] * count


def _entry(level: int, kind: BadgeKind) -> Entry:
    return Entry("case", "Người trong ví dụ", "Chi bộ", level, kind, "3/2/2027", None, None)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("no text")
    return value


def _day(value: object) -> date:
    if type(value) is not date:
        raise ValueError("no day")
    return value
