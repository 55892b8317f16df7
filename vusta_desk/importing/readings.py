"""What one cell says: a value, or the words it was written in, and the problems met on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from vusta_desk.domain.findings import Detail, Finding, Place, Severity
from vusta_desk.importing.raw import Cell


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding that does not know its place yet."""

    severity: Severity
    code: str
    details: tuple[tuple[str, Detail], ...] = ()

    def at(self, place: Place, **more: Detail) -> Finding:
        """The finding at that place."""
        return Finding(self.severity, self.code, None, place, {**dict(self.details), **more})


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a cell; `words` are what it said where that could not be read."""

    value: Any = None
    words: str | None = None
    problems: tuple[Problem, ...] = ()


CellReader: TypeAlias = Callable[[Cell], Reading]

NOTHING = Reading()


def problem(severity: Severity, code: str, **details: Detail) -> Problem:
    """A problem with named details."""
    return Problem(severity, code, tuple(details.items()))


def not_read(severity: Severity, code: str, words: str, **details: Detail) -> Reading:
    """A cell whose value stays unknown while its words are kept."""
    return Reading(None, words, (problem(severity, code, words=words, **details),))
