"""What a branch said and nobody has decided yet: kept with its answer, and listed until settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vusta_desk.domain.exchange import SENT_FIELDS, text_of
from vusta_desk.domain.member import Member
from vusta_desk.storage.exchanges import Exchange
from vusta_desk.usecases.answer_lines import Kind, Line


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One thing left open: of whom (`key` is "" for somebody not on record), the field, the words.

    `value` is theirs as it would be kept; `field` is "" where it is about somebody missing here.
    """

    key: str
    name: str
    field: str
    theirs: str
    value: str


def is_open(line: Line, decisions: Mapping[tuple[str, str], bool]) -> bool:
    """Whether a line waits for a person, and none has decided on it."""
    return line.kind in (Kind.CHANGE, Kind.NEW) and line.is_asked and line.id not in decisions


def kept_of(lines: Iterable[Line]) -> list[dict[str, str]]:
    """Lines as plain JSON, read again by `still_open`."""
    return [
        {
            "key": line.key or "",
            "subject": line.subject,
            "name": line.name,
            "field": line.field,
            "theirs": line.theirs,
            "value": line.value,
        }
        for line in lines
    ]


def marks_of(exchange: Exchange) -> frozenset[tuple[str, str, str]]:
    """Subject, field and value of each line that was left open."""
    return frozenset((each["subject"], each["field"], each["value"]) for each in _left(exchange))


def still_open(exchange: Exchange, members: Mapping[str, Member]) -> tuple[OpenLine, ...]:
    """Those that were left open and that the records do not say by now."""
    names = OpenLine.__dataclass_fields__
    found = (OpenLine(**{name: each[name] for name in names}) for each in _left(exchange))
    return tuple(line for line in found if not _is_settled(line, members))


def _is_settled(line: OpenLine, members: Mapping[str, Member]) -> bool:
    if not line.key:
        return False
    member = members.get(line.key)
    if member is None:
        return True
    known = line.field in SENT_FIELDS or line.field == "branch"
    return known and text_of(member, line.field) == line.value


def _left(exchange: Exchange) -> list[dict[str, Any]]:
    said: Any = exchange.base.get("answer", {})
    found: list[dict[str, Any]] = said.get("open", [])
    return found
