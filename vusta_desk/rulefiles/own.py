"""The office's own values, read by the same shapes as those of the files."""

from collections.abc import Iterable
from dataclasses import replace

from vusta_desk.domain.names import tidy
from vusta_desk.domain.own_rules import OwnValue, ReadOwn
from vusta_desk.domain.rulebook import DatedValue
from vusta_desk.rulefiles.kinds import KINDS


def read_own(own: OwnValue) -> ReadOwn:
    """An own value as the rules use it.

    Raises ValueError for a rule that is none, a part its table cannot have, a value of another
    shape, or no source.
    """
    kind = KINDS.get(own.rule)
    source = tidy(own.source)
    if kind is None or not source:
        raise ValueError("no such rule, or no source")
    if not own.part:
        dated = DatedValue(own.since, kind.read(own.value), source, is_own=True)
        return ReadOwn(own.rule, None, dated)
    if kind.read_key is None or kind.read_part is None:
        raise ValueError("the rule is no table")
    value = None if own.value is None else kind.read_part(own.value)
    dated = DatedValue(own.since, value, source, is_own=True)
    return ReadOwn(own.rule, kind.read_key(own.part), dated)


def read_usable(own: Iterable[OwnValue]) -> tuple[tuple[ReadOwn, ...], tuple[OwnValue, ...]]:
    """Those that the rules can use, and those that they cannot: a data file outlives programs."""
    usable, useless = [], []
    for each in own:
        try:
            usable.append(read_own(each))
        except (ValueError, TypeError):
            useless.append(each)
    return tuple(usable), tuple(useless)


def normal(own: OwnValue) -> OwnValue:
    """The same value with its part as the rules write it and its source tidied.

    Raises ValueError as `read_own`.
    """
    part = read_own(own).part
    return replace(own, part="" if part is None else str(part), source=tidy(own.source))
