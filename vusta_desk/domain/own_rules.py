"""The office's own rule values over those that are shipped.

Both stand side by side for ever: an own value says from which day on it holds and where it is
written. Of one day the office's own comes first; a later day comes before an earlier one, whoever
it is from. Of a table (by level, by form) the office enters single parts; the others stay.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What the office says of a rule from a day on.

    `part` is the level or the form where the rule is a table, else "". `value` is plain JSON, as
    the rule files would have it; None takes a part out of the table from that day on.
    """

    rule: str
    since: date
    value: Any
    source: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class ReadOwn:
    """An own value as the rules use it: `part` and `value` are what the rule's table holds."""

    rule: str
    part: Any
    dated: DatedValue


def with_own(shipped: RuleBook, own: Iterable[ReadOwn]) -> RuleBook:
    """The rules as they hold for the office."""
    by_rule: dict[str, list[ReadOwn]] = {}
    for each in own:
        by_rule.setdefault(each.rule, []).append(each)
    if not by_rule:
        return shipped
    changed = {name: _with(shipped.rules[name], values) for name, values in by_rule.items()}
    return RuleBook({**shipped.rules, **changed})


def _with(rule: Rule, own: list[ReadOwn]) -> Rule:
    wholes = [each.dated for each in own if each.part is None]
    parts = [each for each in own if each.part is not None]
    ours = {each.since for each in wholes}
    values = [each for each in rule.values if each.since not in ours] + wholes
    values.sort(key=lambda value: value.since)
    if not parts:
        return replace(rule, values=tuple(values))
    days = sorted({each.since for each in values} | {each.dated.since for each in parts})
    return replace(rule, values=tuple(_tables(days, values, parts)))


def _tables(
    days: list[date], wholes: list[DatedValue], parts: list[ReadOwn]
) -> Iterator[DatedValue]:
    """The table of each day on which something changes, put together from what holds then."""
    for day in days:
        whole = max(
            (each for each in wholes if each.since <= day), key=lambda v: v.since, default=None
        )
        table: dict[Any, DatedValue] = dict.fromkeys(whole.value, whole) if whole else {}
        for each in sorted(parts, key=lambda part: part.dated.since):
            overtaken = table.get(each.part)
            if each.dated.since > day or (overtaken and overtaken.since > each.dated.since):
                continue
            table[each.part] = each.dated
        yield _table(day, whole, table)


def _table(day: date, whole: DatedValue | None, table: Mapping[Any, DatedValue]) -> DatedValue:
    own = {key: value for key, value in table.items() if value is not whole}
    values: dict[Any, Any] = {
        key: value.value[key] if value is whole else value.value for key, value in table.items()
    }
    sources = dict.fromkeys(value.source for value in (whole, *own.values()) if value is not None)
    return DatedValue(
        since=day,
        value={key: value for key, value in sorted(values.items()) if value is not None},
        source="; ".join(sources),
        url=whole.url if whole else "",
        confidence=whole.confidence if whole else "",
        choice=whole.choice if whole else False,
        is_own=bool(own),
        parts=own,
    )
