"""Plans an import: opens the file, reads every row, decides its fate. Writes nothing.

The plan depends on the file and on the registry alone, so that the same two give the same plan.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from vusta_desk.domain.findings import Finding, Place, Refused, Severity
from vusta_desk.domain.member import Registry
from vusta_desk.importing.assigned import (
    SheetColumn,
    likeliest_header,
    likeliest_sheet,
    sheet_columns,
    with_assigned,
)
from vusta_desk.importing.changes import FieldChange
from vusta_desk.importing.choices import NO_CHOICES, NOTHING_LEARNED, Choices, Learned
from vusta_desk.importing.columns import HEADER_ROWS, Header, best_header, header_findings
from vusta_desk.importing.date_columns import settle_dates
from vusta_desk.importing.hidden import hidden_findings
from vusta_desk.importing.keys import BranchBook
from vusta_desk.importing.letters.decoding import OldLetters
from vusta_desk.importing.listing import Listing
from vusta_desk.importing.parts import with_wholes
from vusta_desk.importing.planned import Fate, ImportPlan, PlannedRow
from vusta_desk.importing.planner import Planner, Source
from vusta_desk.importing.raw import RawFile, RawSheet, is_blank
from vusta_desk.importing.registry_file import plan_registry
from vusta_desk.importing.typed import TypedCells
from vusta_desk.importing.workbook import open_sheets, read_bytes
from vusta_desk.jobs import Progress

__all__ = ["Fate", "FieldChange", "ImportPlan", "PlannedRow", "columns_of", "plan_import"]

_REGISTRY_SUFFIX = ".json"


def plan_import(
    path: Path,
    known: Registry,
    choices: Choices = NO_CHOICES,
    learned: Learned = NOTHING_LEARNED,
    progress: Progress | None = None,
    today: date | None = None,
) -> ImportPlan:
    """What taking in a list (xlsx, xls, csv) or a registry document would do.

    Where no sheet is chosen the first visible one with a header is read. With `today` given, dates
    after it are named, and no century is taken for right that would make one. Raises Refused where
    the file as a whole cannot be read; every lesser problem is a finding of the plan.
    """
    with _no_collection():
        data = read_bytes(path)
        if path.suffix.lower() != _REGISTRY_SUFFIX:
            return _plan_list(
                open_sheets(path, data, choices.encoding), known, choices, learned, progress, today
            )
        if choices.sheet is not None:
            raise Refused("sheet_unknown", sheet=choices.sheet, sheets=())
        return plan_registry(path.name, data, known, choices.people, progress)


def columns_of(
    path: Path, choices: Choices = NO_CHOICES, learned: Learned = NOTHING_LEARNED
) -> tuple[SheetColumn, ...]:
    """The columns of a list as they would be read; also where no header is recognised.

    A registry document has none. Raises Refused where the file as a whole cannot be read.
    """
    if path.suffix.lower() == _REGISTRY_SUFFIX:
        return ()
    raw = OldLetters(choices.encoding).over(open_sheets(path, read_bytes(path), choices.encoding))
    raw = TypedCells(choices.cells).over(raw)
    found = likeliest_sheet(raw, choices.sheet)
    header = likeliest_header(found)
    by_hand = choices.columns
    return sheet_columns(found, with_assigned(header, by_hand) if by_hand else header)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for circles of objects: a plan has none, and it costs a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _plan_list(
    raw: RawFile,
    known: Registry,
    choices: Choices,
    learned: Learned,
    progress: Progress | None,
    today: date | None,
) -> ImportPlan:
    wanted, by_hand = choices.sheet, choices.columns
    typed = TypedCells(choices.cells)
    letters = OldLetters(choices.encoding)
    raw = typed.over(letters.over(raw))
    if by_hand:
        sheet = likeliest_sheet(raw, wanted)
        header = with_assigned(likeliest_header(sheet), by_hand)
    else:
        sheet, header = _choose_sheet(raw, wanted)
    findings = [] if wanted is not None else _not_read(raw, sheet)
    findings += hidden_findings(raw, sheet)
    findings += header_findings(header, raw.name, sheet.name)
    branches = BranchBook(known.branches, (), choices, learned)
    listing = Listing(raw.name, sheet.name, header, branches)
    source = Source(raw.name, sheet.name, _letters(header))
    planner = Planner(known, source, choices.people)
    read = sheet.rows()
    drafts = list(listing.people(progress.over(read, sheet.height) if progress else read))
    place = Place(raw.name, sheet.name)
    dates = settle_dates(
        drafts, header, place, choices, today=today, from_1904=raw.counts_from_1904
    )
    columns = sheet_columns(sheet, header)
    rows = letters.marked(raw.name, typed.marked(planner.plan(drafts)), columns)
    if not rows:
        findings.append(Finding(Severity.WARNING, "nobody_in_list", None, place))
    findings += [*letters.findings(sheet.name), *listing.findings, *dates.findings]
    findings += [finding for row in rows for finding in row.findings]
    return ImportPlan(
        file=raw.name,
        sha256=raw.sha256,
        rows=rows,
        branches=tuple(branches.new),
        findings=tuple(findings),
        sheets=tuple(name for name in raw.visible if name is not None),
        sheet=sheet.name,
        columns=columns,
        encoding=letters.encoding_of(sheet.name),
        branch_questions=branches.questions,
        date_questions=dates.questions,
        lessons=Learned(branches=branches.lessons),
    )


def _not_read(raw: RawFile, sheet: RawSheet) -> list[Finding]:
    """A note on each sheet left aside."""
    others = [other for other in raw.visible if other != sheet.name]
    places = [Place(raw.name, other) for other in others]
    return [Finding(Severity.INFO, "sheet_not_read", None, place) for place in places]


def _letters(header: Header) -> dict[str, str]:
    """The column that tells each field; standings are told by remarks."""
    letters = {column.field: column.letters for column in header.columns if column.field}
    told_by = letters.get("note", letters.get("status"))
    return with_wholes(letters if told_by is None else {"standings": told_by, **letters})


def _choose_sheet(raw: RawFile, wanted: str | None) -> tuple[RawSheet, Header]:
    """The sheet asked for, or the first with a header."""
    nameless: Header | None = None
    is_empty = True
    for name in [wanted] if wanted is not None else raw.visible:
        sheet = raw.load(name)
        header = best_header(sheet.rows())
        if header is not None and header.index_of("name") is not None:
            return sheet, header
        nameless = nameless or header
        is_empty = is_empty and all(is_blank(cell) for _, row in sheet.rows() for cell in row)
    if nameless is not None:
        raise Refused("name_column_missing", row=nameless.row)
    raise Refused("workbook_empty") if is_empty else Refused("header_not_found", rows=HEADER_ROWS)
