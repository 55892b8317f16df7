"""Bringing in a list: a preview that writes nothing, then one operation."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.branch_workbook import key_of
from vusta_desk.importing.choices import (
    ALL_SHEETS,
    NO_CHOICES,
    NOTHING_LEARNED,
    CellId,
    Choices,
    Encoding,
    Learned,
    RowId,
)
from vusta_desk.importing.columns.assigned import SheetColumn
from vusta_desk.importing.fates.changes import FieldChange
from vusta_desk.importing.fates.decisions import NO_DECISIONS, Decisions
from vusta_desk.importing.fates.planned import (
    BranchQuestion,
    DateQuestion,
    Fate,
    ImportPlan,
    PlannedRow,
)
from vusta_desk.importing.files.raw import RawFile
from vusta_desk.importing.files.unchanged import check_unchanged
from vusta_desk.jobs import Progress
from vusta_desk.storage import backup, exchanges, members
from vusta_desk.storage.history import last_operation
from vusta_desk.usecases import list_lessons
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.taking_in import Accept, TakingIn, decided_of, write

__all__ = [
    "ALL_SHEETS",
    "LOOK_AGAIN",
    "MENDED_BY_COLUMNS",
    "OF_A_BRANCH",
    "Accept",
    "BranchQuestion",
    "Candidate",
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
    "TakingIn",
    "apply",
    "candidates",
    "columns",
    "preview",
    "would_take",
]

MENDED_BY_COLUMNS = frozenset(("header_not_found", "name_column_missing"))
"""Codes of Refused after which the columns of the file can be assigned by hand."""

OF_A_BRANCH = "branch_workbook_returned"
"""The code of Refused where the file is a workbook of ours that a branch has filled in."""

LOOK_AGAIN = frozenset(("data_changed_since_preview", "file_changed_since_preview"))
"""Codes of Refused of `apply` after which a new preview is what helps."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan, the state of the data it was made for, and the file it was made from.

    `learned` is what lists had taught by then.
    """

    plan: ImportPlan
    last_operation: int
    is_first: bool
    path: Path | None = None
    learned: Learned = NOTHING_LEARNED

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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on record who may be meant; one who was taken out has to be put back first."""

    key: str
    name: str
    birth_date: PartialDate | None
    branch: str
    card_number: str | None
    is_taken_out: bool = False


def preview(
    services: Services,
    path: Path,
    choices: Choices = NO_CHOICES,
    progress: Progress | None = None,
) -> Preview:
    """Every row's fate; nothing is written.

    Raises Refused where the file as a whole cannot be read: those of `MENDED_BY_COLUMNS` can be
    mended by `choices.columns`; `field_assigned_twice` (`field`); `branch_workbook_returned`
    (`branch`, `day`) for a workbook that was made for a branch, which `branch_answers` takes back.
    """
    from vusta_desk.importing.plan import plan_import

    def check(raw: RawFile) -> None:
        _refuse_returned(services, raw)

    registry = services.registry()
    with services.data.read() as connection:
        last = last_operation(connection)
    learned = list_lessons.known(services)
    plan = plan_import(path, registry, choices, learned, progress, services.today, check)
    return Preview(plan, last, not registry.members, path, learned)


def _refuse_returned(services: Services, raw: RawFile) -> None:
    """One of our own workbooks, and what it says, is only understood against what was sent."""
    try:
        key = key_of(raw)
    except Refused:
        return  # what is left of it is a list like any other
    if key is None:
        return
    with services.data.read() as connection:
        sent = exchanges.by_token(connection, key.token)
        names = members.branch_names(connection)
    if sent is not None:
        raise Refused("branch_workbook_returned", branch=names[sent.branch], day=sent.sent_on)


def columns(
    services: Services, path: Path, choices: Choices = NO_CHOICES
) -> tuple[SheetColumn, ...]:
    """The columns of a list as they would be read, also where no header was recognised.

    Raises Refused where the file cannot be read at all.
    """
    from vusta_desk.importing.plan import columns_of

    return columns_of(path, choices, list_lessons.known(services))


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
    taking = would_take(previewed, accept, decisions)
    if taking.is_nothing:
        return None
    if previewed.path is not None:
        check_unchanged(previewed.path, plan.sha256)
    progress.step(0, taking.people)
    backup.make(services.data, services.clock())
    new, changed = taking.counts
    with services.operation(
        taking.kind, file=Path(plan.file).name, sha256=plan.sha256, new=new, changed=changed
    ) as writer:
        if last_operation(writer.connection) != previewed.last_operation:
            raise Refused("data_changed_since_preview")
        write(writer, taking, progress)
        return writer.operation_id


def would_take(
    previewed: Preview, accept: Accept = Accept.ALL, decisions: Decisions = NO_DECISIONS
) -> TakingIn:
    """What `apply` would write by these decisions."""
    return decided_of(
        previewed.plan, accept, decisions, previewed.learned, is_first=previewed.is_first
    )


def candidates(services: Services, row: PlannedRow) -> tuple[Candidate, ...]:
    """Whom a row may be about: those named where that is unsure, else the one it was taken for."""
    named = (found.details.get("candidates") for found in row.findings)
    keys = [str(key) for each in named if isinstance(each, tuple) for key in each]
    if row.fate in (Fate.SAME, Fate.CHANGED):
        keys.insert(0, row.member.key)
    with services.data.read() as connection:
        names = members.branch_names(connection)
        records = [members.find_record(connection, key) for key in dict.fromkeys(keys)]
    return tuple(
        Candidate(
            key=known.key,
            name=known.name,
            birth_date=known.birth_date,
            branch=names.get(known.branch or "", ""),
            card_number=known.card_number,
            is_taken_out=taken_out is not None,
        )
        for known, taken_out in filter(None, records)
    )
