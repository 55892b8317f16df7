"""What an import would do: every row with its fate. A plan is a value; nothing has been written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vusta_desk.domain.findings import Finding
from vusta_desk.domain.member import Branch, Committee, Member
from vusta_desk.importing.choices import NOTHING_LEARNED, Encoding, Learned, RowId
from vusta_desk.importing.columns.assigned import SheetColumn
from vusta_desk.importing.fates.changes import FieldChange
from vusta_desk.importing.files.raw import Cell
from vusta_desk.importing.rows.people import Draft


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
    a refused row has no key. `changes` is empty unless the fate is CHANGED. `offers` are what the
    list says otherwise and the program would not take over unasked: a date less precise than ours,
    a blank where we know something. `source` are the cells of the row as they stood in the file;
    in `typed` columns a person has typed over them. `draft` is what the row says as it was read,
    whatever is known of the person here.
    """

    sheet: str | None
    row: int
    fate: Fate
    member: Member
    changes: tuple[FieldChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    offers: tuple[FieldChange, ...] = ()
    source: tuple[Cell, ...] = ()
    draft: Draft | None = None
    typed: frozenset[int] = frozenset()

    @property
    def id(self) -> RowId:
        """By which a person's words about the row are kept."""
        return RowId(self.sheet, self.row)


@dataclass(frozen=True, slots=True)
class BranchQuestion:
    """A branch name of the list that may be one of ours: their keys, the likeliest first.

    `rows` are how many people stand under it; they are unsure until somebody has answered.
    """

    name: str
    guesses: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """A column in which day and month may have changed places.

    `examples` are up to three cells: as written, read day first, read month first. `swapped` says
    which of the two readings the plan has.
    """

    column: int
    field: str
    rows: int
    examples: tuple[tuple[str, str, str], ...]
    swapped: bool


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Every row of a file in its order, with the branches that are new.

    `findings` are all there are: those of the file first, then those of each row. `committee` comes
    only from a registry document. A list has `sheets` to choose from, if it is a workbook, the
    `sheet` that was read, and its `columns`. `profile` is the kind of list it was taken for.
    `branches` are new, `changed_branches` known ones of which the list says more. `lessons` are
    what is to be remembered once the list is taken in. `columns_of` are the columns of each sheet
    that was read; `columns` are those of the first.
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
    profile: str | None = None
    encoding: Encoding = Encoding.AUTO
    changed_branches: tuple[Branch, ...] = ()
    branch_questions: tuple[BranchQuestion, ...] = ()
    date_questions: tuple[DateQuestion, ...] = ()
    lessons: Learned = NOTHING_LEARNED
    columns_of: Mapping[str | None, tuple[SheetColumn, ...]] = field(default_factory=dict)
