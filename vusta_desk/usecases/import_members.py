"""Bringing in a list: a preview that writes nothing, then one operation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member
from vusta_desk.importing.assigned import SheetColumn
from vusta_desk.importing.changes import FieldChange
from vusta_desk.importing.choices import (
    ALL_SHEETS,
    NO_CHOICES,
    CellId,
    Choices,
    Encoding,
    Learned,
    RowId,
)
from vusta_desk.importing.decisions import NO_DECISIONS, Decisions, taken_in
from vusta_desk.importing.planned import (
    BranchQuestion,
    DateQuestion,
    Fate,
    ImportPlan,
    PlannedRow,
)
from vusta_desk.importing.unchanged import check_unchanged
from vusta_desk.jobs import Progress
from vusta_desk.storage import backup, members
from vusta_desk.storage.history import last_operation
from vusta_desk.storage.settings import set_committee
from vusta_desk.storage.unit_of_work import Writer
from vusta_desk.usecases.services import Services

__all__ = [
    "ALL_SHEETS",
    "LOOK_AGAIN",
    "MENDED_BY_COLUMNS",
    "Accept",
    "BranchQuestion",
    "CellId",
    "Choices",
    "DateQuestion",
    "Decisions",
    "Encoding",
    "Fate",
    "FieldChange",
    "Learned",
    "PlannedRow",
    "Preview",
    "RowId",
    "SheetColumn",
    "apply",
    "columns",
    "preview",
]

MENDED_BY_COLUMNS = frozenset(("header_not_found", "name_column_missing"))
"""Codes of Refused after which the columns of the file can be assigned by hand."""

LOOK_AGAIN = frozenset(("data_changed_since_preview", "file_changed_since_preview"))
"""Codes of Refused of `apply` after which a new preview is what helps."""

_AT_ONCE = 500


class Accept(StrEnum):
    """Which rows of a plan are taken in; unsure and refused rows never are."""

    ALL = "all"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan, the state of the data it was made for, and the file it was made from."""

    plan: ImportPlan
    last_operation: int
    is_first: bool
    path: Path | None = None

    @property
    def fates(self) -> dict[Fate, int]:
        """Rows by fate, every fate named."""
        counted = Counter(row.fate for row in self.plan.rows)
        return {fate: counted[fate] for fate in Fate}

    @property
    def sheets(self) -> tuple[str, ...]:
        """The visible sheets of a workbook; other files have none."""
        return self.plan.sheets

    @property
    def sheet(self) -> str | None:
        """The sheet that was read."""
        return self.plan.sheet

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """The columns of the sheet as they were read; a registry document has none."""
        return self.plan.columns

    @property
    def brings_committee(self) -> bool:
        """Whether the names of the office come in too: with a registry into an empty file."""
        return self.is_first and self.plan.committee is not None


def preview(
    services: Services,
    path: Path,
    choices: Choices = NO_CHOICES,
    progress: Progress | None = None,
) -> Preview:
    """Every row's fate; nothing is written.

    Raises Refused where the file as a whole cannot be read: those of `MENDED_BY_COLUMNS` can be
    mended by `choices.columns`; `field_assigned_twice` (`field`).
    """
    from vusta_desk.importing.plan import plan_import

    registry = services.registry()
    with services.data.read() as connection:
        last = last_operation(connection)
    plan = plan_import(path, registry, choices, progress=progress)
    return Preview(plan, last, not registry.members, path)


def columns(
    services: Services, path: Path, choices: Choices = NO_CHOICES
) -> tuple[SheetColumn, ...]:
    """The columns of a list as they would be read, also where no header was recognised.

    Raises Refused where the file cannot be read at all.
    """
    from vusta_desk.importing.plan import columns_of

    return columns_of(path, choices)


def apply(
    services: Services,
    previewed: Preview,
    accept: Accept = Accept.ALL,
    decisions: Decisions = NO_DECISIONS,
    progress: Progress | None = None,
) -> int | None:
    """Takes the accepted rows in, as one operation; its number, or None where nothing is to do.

    Called off through `progress`, nothing is taken in. Raises Refused `data_changed_since_preview`
    and, where the file is still there and is another now, `file_changed_since_preview` (`file`).
    """
    progress, plan = progress or Progress(), previewed.plan
    new = list(taken_in(plan, decisions, Fate.NEW)) if accept is not Accept.NONE else []
    changed = _changed(plan, decisions) if accept is Accept.ALL else []
    committee = plan.committee if previewed.is_first and accept is not Accept.NONE else None
    if not (new or changed or committee):
        return None
    if previewed.path is not None:
        check_unchanged(previewed.path, plan.sha256)
    progress.step(0, len(new) + len(changed))
    backup.make(services.data, services.clock())
    with services.operation(
        "import",
        file=Path(plan.file).name,
        sha256=plan.sha256,
        new=len(new),
        changed=len(changed),
    ) as writer:
        if last_operation(writer.connection) != previewed.last_operation:
            raise Refused("data_changed_since_preview")
        if committee:
            set_committee(writer.connection, committee)
        members.insert_branches(writer.connection, plan.branches)
        _write(writer, new, changed, progress)
        return writer.operation_id


def _write(
    writer: Writer, new: Sequence[Member], changed: Sequence[Member], progress: Progress
) -> None:
    total = len(new) + len(changed)
    for write, people, before in (
        (members.insert_members, new, 0),
        (members.update_members, changed, len(new)),
    ):
        for first in range(0, len(people), _AT_ONCE):
            part = people[first : first + _AT_ONCE]
            write(writer.connection, part)
            progress.step(before + first + len(part), total)


def _changed(plan: ImportPlan, decisions: Decisions) -> list[Member]:
    """Where an offer is taken a row that is the same becomes a changed one."""
    return [
        *taken_in(plan, decisions, Fate.CHANGED),
        *taken_in(plan, decisions, Fate.SAME),
    ]
