"""What an import would do: every row with its fate. A plan is a value; nothing has been written."""

from dataclasses import dataclass
from enum import StrEnum

from vusta_desk.domain.findings import Finding
from vusta_desk.domain.member import Branch, Committee, Member
from vusta_desk.importing.assigned import SheetColumn
from vusta_desk.importing.changes import FieldChange


class Fate(StrEnum):
    """What becomes of a row: taken in, or left for a person to decide."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    UNSURE = "unsure"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a list (or the position in a registry document, from 1) and what it would do.

    `member` is the record as it would be stored, under the key of the known member or a fresh one;
    a refused row has no key. `changes` is empty unless the fate is CHANGED.
    """

    sheet: str | None
    row: int
    fate: Fate
    member: Member
    changes: tuple[FieldChange, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Every row of a file in its order, with the branches that are new.

    `findings` are all there are: those of the file first, then those of each row. `committee` comes
    only from a registry document. A list has `sheets` to choose from, if it is a workbook, the
    `sheet` that was read, and its `columns`.
    """

    file: str
    sha256: str
    rows: tuple[PlannedRow, ...]
    branches: tuple[Branch, ...]
    findings: tuple[Finding, ...]
    committee: Committee | None = None
    sheets: tuple[str, ...] = ()
    sheet: str | None = None
    columns: tuple[SheetColumn, ...] = ()
