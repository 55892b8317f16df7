"""What a guard learns of a workbook on the way, which calamine does not tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from vusta_desk.importing.files.raw import NOTHING_HIDDEN, Hidden

ErrorCells: TypeAlias = Mapping[tuple[int, int], str]
"""Formula errors by row (from 1) and column (from 0)."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Of one sheet: what is hidden, and errors that calamine would give as blank cells."""

    hidden: Hidden = NOTHING_HIDDEN
    errors: ErrorCells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedBook:
    """A workbook as calamine may read it, with the facts of its sheets in the order of the book."""

    data: bytes
    sheets: tuple[SheetFacts, ...]
    counts_from_1904: bool
