"""Plans an import: opens the file, reads every row, decides its fate. Writes nothing.

The plan depends on the file and on the registry alone, so that the same two give the same plan.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vusta_desk.domain.findings import Finding, Place, Refused, Severity
from vusta_desk.domain.member import Registry
from vusta_desk.importing.changes import FieldChange
from vusta_desk.importing.columns import HEADER_ROWS, Header, best_header, header_findings
from vusta_desk.importing.keys import BranchBook
from vusta_desk.importing.listing import Listing
from vusta_desk.importing.planned import Fate, ImportPlan, PlannedRow
from vusta_desk.importing.planner import Planner, Source
from vusta_desk.importing.raw import RawFile, RawSheet, is_blank
from vusta_desk.importing.registry_file import plan_registry
from vusta_desk.importing.workbook import open_sheets, read_bytes

__all__ = ["Fate", "FieldChange", "ImportPlan", "PlannedRow", "plan_import"]

_REGISTRY_SUFFIX = ".json"


def plan_import(path: Path, known: Registry, *, sheet: str | None = None) -> ImportPlan:
    """What taking in a list (xlsx, xls, csv) or a registry document would do.

    Without `sheet` the first visible sheet with a header is read. Raises Refused where the file as
    a whole cannot be read; every lesser problem is a finding of the plan.
    """
    with _no_collection():
        return _plan(path, known, sheet)


def _plan(path: Path, known: Registry, sheet: str | None) -> ImportPlan:
    data = read_bytes(path)
    if path.suffix.lower() == _REGISTRY_SUFFIX:
        if sheet is not None:
            raise Refused("sheet_unknown", sheet=sheet, sheets=())
        return plan_registry(path.name, data, known)
    return _plan_list(open_sheets(path, data), known, sheet)


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


def _plan_list(raw: RawFile, known: Registry, wanted: str | None) -> ImportPlan:
    sheet, header, findings = _choose_sheet(raw, wanted)
    findings += header_findings(header, raw.name, sheet.name)
    branches = BranchBook(known.branches)
    listing = Listing(raw.name, sheet.name, header, branches)
    planner = Planner(known, Source(raw.name, sheet.name, _letters(header)))
    rows = planner.plan(listing.people(sheet.rows()))
    if not rows:
        place = Place(raw.name, sheet.name)
        findings.append(Finding(Severity.WARNING, "nobody_in_list", None, place))
    findings += listing.findings
    findings += [finding for row in rows for finding in row.findings]
    return ImportPlan(raw.name, raw.sha256, rows, tuple(branches.new), tuple(findings))


def _letters(header: Header) -> dict[str, str]:
    """The column that tells each field; standings are told by remarks."""
    letters = {column.field: column.letters for column in header.columns if column.field}
    told_by = letters.get("note", letters.get("status"))
    return letters if told_by is None else {"standings": told_by, **letters}


def _choose_sheet(raw: RawFile, wanted: str | None) -> tuple[RawSheet, Header, list[Finding]]:
    """The sheet asked for, or the first with a header, and a note on those left aside."""
    nameless: Header | None = None
    is_empty = True
    for name in [wanted] if wanted is not None else raw.visible:
        sheet = raw.load(name)
        header = best_header(sheet.rows())
        if header is not None and header.index_of("name") is not None:
            others = [other for other in raw.visible if other != name and wanted is None]
            places = [Place(raw.name, other) for other in others]
            notes = [Finding(Severity.INFO, "sheet_not_read", None, place) for place in places]
            return sheet, header, notes
        nameless = nameless or header
        is_empty = is_empty and all(is_blank(cell) for _, row in sheet.rows() for cell in row)
    if nameless is not None:
        raise Refused("name_column_missing", row=nameless.row)
    raise Refused("workbook_empty") if is_empty else Refused("header_not_found", rows=HEADER_ROWS)
