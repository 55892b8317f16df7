"""What a person has said about one list, and what earlier lists have taught.

Both are values handed to the plan, so that the same file, registry, choices and lessons always
give the same plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

ALL_SHEETS = "*"
"""Instead of a sheet's name: every visible sheet that has a header, one after the other."""


class Encoding(StrEnum):
    """How the letters of a list are written; `auto` finds it out, column by column."""

    AUTO = "auto"
    UTF8 = "utf-8"
    CP1258 = "cp1258"
    TCVN3 = "tcvn3"
    VNI = "vni"


class RowId(NamedTuple):
    """A row of a file: its sheet (None in csv) and its number as a spreadsheet shows it."""

    sheet: str | None
    row: int


class CellId(NamedTuple):
    """A cell of a file; columns count from 0."""

    sheet: str | None
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person has said; where nothing is said the program reads as it thinks best.

    `columns` gives fields by hand to columns by their place, "" leaves one out. `branches` says of
    a branch name, folded, whose key it is; None makes it a new branch. `cells` are texts typed in
    the place of what a cell holds. `people` says of a row whose key it is; None makes it somebody
    new. `swapped` are the columns whose dates are read month before day.
    """

    sheet: str | None = None
    profile: str | None = None
    encoding: Encoding = Encoding.AUTO
    columns: Mapping[int, str] = field(default_factory=dict)
    branches: Mapping[str, str | None] = field(default_factory=dict)
    cells: Mapping[CellId, str] = field(default_factory=dict)
    people: Mapping[RowId, str | None] = field(default_factory=dict)
    swapped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Learned:
    """What lists have taught, and what one list teaches once it is taken in.

    `headers` are the office's own names of columns: header key → field. `columns` says of a shape
    of list which heading was assigned by hand to which field. `branches` says of a branch name, as
    a list has written it, whose key it is; names are compared folded.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    branches: Mapping[str, str] = field(default_factory=dict)


NO_CHOICES = Choices()
NOTHING_LEARNED = Learned()
