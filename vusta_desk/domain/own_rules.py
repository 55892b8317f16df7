"""The office's own rule values over those that are shipped.

Both stand side by side for ever: an own value says from which day on it holds and where it is
written. Of one day the office's own comes first; a later day comes before an earlier one, whoever
it is from. Only a reading of ours never overtakes what the office has in writing, not by a later
day either. Of a table (by level, by form) the office enters single parts; the others stay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook

_SAYS_ALL = frozenset(("wait_months",))
"""Tables in which a part that is not named has nothing, rather than being unknown: a later whole
one overtakes the office's earlier parts even where it does not name them."""


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
    """An own value as the rules use it: `part` and `value` are what the rule's table holds.

    `part` is None where the whole rule is meant.
    """

    rule: str
    part: Any
    dated: DatedValue


@dataclass(frozen=True, slots=True)
class Holding:
    """Where it is written what a rule says on a day.

    `whole` is the latest value of the rule as a whole; of a table `parts` tells the value that
    each of its parts comes from, also of a part that the office took out (its value is None).
    """

    whole: DatedValue | None = None
    parts: Mapping[Any, DatedValue] = field(default_factory=dict)

    def has(self, value: DatedValue) -> bool:
        """Whether anything of this very value holds."""
        known = self.parts.values() or (self.whole,)
        return any(each is value for each in known)


def with_own(shipped: RuleBook, own: Iterable[ReadOwn]) -> RuleBook:
    """The rules as they hold for the office."""
    by_rule: dict[str, list[ReadOwn]] = {}
    for each in own:
        by_rule.setdefault(each.rule, []).append(each)
    if not by_rule:
        return shipped
    changed = {name: _with(shipped.rules[name], values) for name, values in by_rule.items()}
    return RuleBook({**shipped.rules, **changed})


def holding(rule: Rule, own: Sequence[ReadOwn], day: date) -> Holding:
    """Where what the rule says on a day is written, the office's values over the shipped ones."""
    begun = [value for value in _wholes(rule, own) if value.since <= day]
    whole = begun[-1] if begun else None
    written = [value for value in begun if not _is_reading(value)]
    table = dict.fromkeys(_table_of(whole), whole) if whole else {}
    for each in sorted(_parts(own), key=lambda part: part.dated.since):
        if each.dated.since <= day and not _is_over(each, written[-1:], rule.id):
            table[each.part] = each.dated
    return Holding(whole, table)


def _is_over(part: ReadOwn, written: Sequence[DatedValue], rule: str) -> bool:
    """Whether the latest whole value that is no reading of ours takes the place of a part."""
    return any(
        whole.since > part.dated.since and (part.part in _table_of(whole) or rule in _SAYS_ALL)
        for whole in written
    )


def _table_of(whole: DatedValue) -> Mapping[Any, Any]:
    return whole.value if isinstance(whole.value, dict) else {}


def _is_reading(value: DatedValue) -> bool:
    return value.choice and not value.is_own


def _wholes(rule: Rule, own: Sequence[ReadOwn]) -> tuple[DatedValue, ...]:
    """The values of the rule as a whole by day, one a day."""
    by_day = {value.since: value for value in rule.values}
    by_day.update({each.dated.since: each.dated for each in own if each.part is None})
    kept: list[DatedValue] = []
    for day in sorted(by_day):
        if not (kept and kept[-1].is_own and _is_reading(by_day[day])):
            kept.append(by_day[day])
    return tuple(kept)


def _parts(own: Sequence[ReadOwn]) -> list[ReadOwn]:
    return [each for each in own if each.part is not None]


def _with(rule: Rule, own: list[ReadOwn]) -> Rule:
    wholes, parts = _wholes(rule, own), _parts(own)
    if not parts:
        return replace(rule, values=wholes)
    days = {each.since for each in wholes} | {each.dated.since for each in parts}
    return replace(rule, values=tuple(_table(day, holding(rule, own, day)) for day in sorted(days)))


def _table(day: date, held: Holding) -> DatedValue:
    """The table of a day on which something changes, put together from what holds then."""
    whole = held.whole
    entered = {part: value for part, value in held.parts.items() if value is not whole}
    values: dict[Any, Any] = {
        part: value.value[part] if value is whole else value.value
        for part, value in held.parts.items()
    }
    written = dict.fromkeys(value.source for value in (whole, *entered.values()) if value)
    return DatedValue(
        since=day,
        value={part: value for part, value in sorted(values.items()) if value is not None},
        source="; ".join(written),
        url=whole.url if whole else "",
        confidence=whole.confidence if whole else "",
        choice=whole is not None and whole.choice,
        is_own=bool(entered) or (whole is not None and whole.is_own),
        parts=entered,
        rest=whole,
    )
