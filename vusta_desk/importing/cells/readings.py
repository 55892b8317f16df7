"""What one cell says: a value, or the words it was written in, and the problems met on the way."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from vusta_desk.domain.findings import Detail, Finding, Place, Severity
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.files.raw import Cell


class Problem(NamedTuple):
    """A finding that does not know its place yet."""

    severity: Severity
    code: str
    details: Mapping[str, Detail]

    def at(self, place: Place, subject: str | None = None, **more: Detail) -> Finding:
        """The finding at that place."""
        return Finding(self.severity, self.code, subject, place, {**self.details, **more})


class Reading(NamedTuple):
    """The value of a cell; `words` are what it said where that could not be read."""

    value: Any = None
    words: str | None = None
    problems: tuple[Problem, ...] = ()


CellReader: TypeAlias = Callable[[Cell], Reading]

NOTHING = Reading()
_LONGEST_TOLD = 300


def problem(severity: Severity, code: str, **details: Detail) -> Problem:
    """A problem with named details; of a text as long as a page the beginning is told."""
    return Problem(severity, code, {name: _told(detail) for name, detail in details.items()})


def _told(detail: Detail) -> Detail:
    if isinstance(detail, str) and len(detail) > _LONGEST_TOLD:
        return detail[:_LONGEST_TOLD] + "…"
    return detail


def shown(known: PartialDate) -> Detail:
    """A date as a detail: the day, or year and month as they are known."""
    return known.first_day if known.is_full else str(known)


def not_read(severity: Severity, code: str, words: str, **details: Detail) -> Reading:
    """A cell whose value stays unknown while its words are kept."""
    return Reading(None, words, (problem(severity, code, words=words, **details),))
