"""The office's own values, read by the same shapes as those of the files."""

import unicodedata

from vusta_desk.domain.own_rules import OwnValue, ReadOwn
from vusta_desk.domain.rulebook import DatedValue
from vusta_desk.rulefiles.kinds import KINDS


def read_own(own: OwnValue) -> ReadOwn:
    """An own value as the rules use it.

    Raises ValueError for a rule that is none, a part its table cannot have, a value of another
    shape, or no source.
    """
    kind = KINDS.get(own.rule)
    source = unicodedata.normalize("NFC", own.source.strip())
    if kind is None or not source:
        raise ValueError("no such rule, or no source")
    if not own.part:
        return ReadOwn(
            own.rule, None, DatedValue(own.since, kind.read(own.value), source, is_own=True)
        )
    if kind.read_key is None or kind.read_part is None:
        raise ValueError("the rule is no table")
    value = None if own.value is None else kind.read_part(own.value)
    dated = DatedValue(own.since, value, source, is_own=True)
    return ReadOwn(own.rule, kind.read_key(own.part), dated)
