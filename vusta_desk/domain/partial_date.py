"""Dates as records give them: a year, a year and month, or a full day.

A partial date is never completed silently. There is no `<`: ask for the first or the last
possible day instead, or sort by `sort_key`.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, month or day. Raises ValueError for what no calendar has."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day without a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The full date of a day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raises ValueError for anything else."""
        parts = text.split("-")
        if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
            raise ValueError(f"not a date of reduced length: {text!r}")
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError(f"not a date of reduced length: {text!r}")
        return cls(*(int(part) for part in parts))

    def __str__(self) -> str:
        """ISO text of reduced length: `1978`, `1978-05`, `1978-05-19`."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    @property
    def is_full(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        if self.day is not None:
            return self.first_day
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def sort_key(self) -> tuple[date, int]:
        """First possible day, the less precise date first."""
        return self.first_day, (self.month is not None) + (self.day is not None)

    def days(self) -> Iterator[date]:
        """Every day it can mean, in order of time."""
        day, last = self.first_day, self.last_day
        while day < last:
            yield day
            day += timedelta(days=1)
        yield last
