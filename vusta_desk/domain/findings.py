"""Problems are values: what is wrong, where, and the details a sentence needs.

A finding carries a code; `vusta_desk.i18n` turns the code into a sentence. A problem that
stops a whole act is raised as `Refused`, with the same code and details.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Detail: TypeAlias = str | int | float | date | tuple["Detail", ...] | None


class Severity(StrEnum):
    """How much a finding weighs: an error makes a command end with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a foreign file something stands; rows count from 1, a column is its letter."""

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem or repair. `subject` is the key of the member, entry or value it is about."""

    severity: Severity
    code: str
    subject: str | None = None
    place: Place = Place()
    details: Mapping[str, Detail] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - it is no fault of the program
    """An act that was not done at all; nothing has changed. Code and details as in a finding."""

    def __init__(self, code: str, **details: Detail) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, Detail] = details


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes; within one severity in the order of the source."""
    return sorted(findings, key=lambda finding: _WEIGHT[finding.severity])


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
