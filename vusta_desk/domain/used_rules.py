"""Which rule values have a say in a round, with their sources: kept when the round is closed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import DatedValue, RuleBook

_MONEY = frozenset(("multiples", "base_salary"))
_CONSIDERED = frozenset(("early_limit_months", "wait_months"))
_BADGES = frozenset(
    ("levels", "count_by_month", "levels_for_earlier_deaths", "early_posthumous_months")
)


@dataclass(frozen=True, slots=True)
class UsedValue:
    """A rule's value as it was used, in plain JSON values; `part` names a level or a form, or "".

    Of a table the whole stands under the part "", and beside it each part that is from elsewhere.
    """

    rule: str
    part: str
    since: date
    value: Any
    source: str
    is_own: bool


def used_values(rulebook: RuleBook, round_: Round) -> tuple[UsedValue, ...]:
    """The values that a round asks for, each as in force on the day on which it asks."""
    first_of_year = date(int(round_.code[:4]), 1, 1)
    days = (
        *(("round_windows", first_of_year),),
        *((rule, round_.window[1]) for rule in sorted(_BADGES)),
        *((rule, round_.reference_day) for rule in sorted(_CONSIDERED)),
        *((rule, round_.day) for rule in sorted(_MONEY)),
    )
    found = ((rule, rulebook.on(rule, day)) for rule, day in days)
    return tuple(used for rule, value in found if value for used in _with_parts(rule, value))


def used_document(used: UsedValue) -> dict[str, object]:
    """A used value as plain JSON."""
    return {
        "rule": used.rule,
        "part": used.part,
        "from": used.since.isoformat(),
        "value": used.value,
        "source": used.source,
        "is_own": used.is_own,
    }


def used_of(document: Mapping[str, Any]) -> UsedValue:
    """The used value that `used_document` has written."""
    return UsedValue(
        rule=document["rule"],
        part=document["part"],
        since=date.fromisoformat(document["from"]),
        value=document["value"],
        source=document["source"],
        is_own=document["is_own"],
    )


def differing(
    then: Iterable[UsedValue], now: Iterable[UsedValue]
) -> tuple[tuple[UsedValue | None, UsedValue | None], ...]:
    """The values that are not what they were, then beside now; None where there is none.

    Another source alone is no other value.
    """
    before = {(used.rule, used.part): used for used in then}
    after = {(used.rule, used.part): used for used in now}
    pairs = ((before.get(place), after.get(place)) for place in dict.fromkeys([*before, *after]))
    return tuple(pair for pair in pairs if _value(pair[0]) != _value(pair[1]))


def _value(used: UsedValue | None) -> object:
    return None if used is None else used.value


def _with_parts(rule: str, value: DatedValue) -> Iterator[UsedValue]:
    yield _used(rule, "", value)
    for part, own in value.parts.items():
        yield _used(rule, str(part), own)


def _used(rule: str, part: str, value: DatedValue) -> UsedValue:
    return UsedValue(rule, part, value.since, _plain(value.value), value.source, value.is_own)


def _plain(value: object) -> object:
    """A rule's value as JSON has it; decimals as text, so that none is rounded."""
    if isinstance(value, Mapping):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Decimal | date) else value
