"""Plans an import: opens the file, reads every row, decides its fate. Writes nothing.

The plan depends on the file and on the registry alone, so that the same two give the same plan.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Registry
from vusta_desk.importing.cells.typed import TypedCells
from vusta_desk.importing.choices import ALL_SHEETS, NO_CHOICES, NOTHING_LEARNED, Choices, Learned
from vusta_desk.importing.columns.assigned import SheetColumn, sheet_columns
from vusta_desk.importing.columns.sheets import likeliest
from vusta_desk.importing.fates.changes import FieldChange
from vusta_desk.importing.fates.planned import Fate, ImportPlan, PlannedRow
from vusta_desk.importing.files.raw import RawFile
from vusta_desk.importing.files.workbook import open_sheets, read_bytes
from vusta_desk.importing.letters.decoding import OldLetters
from vusta_desk.importing.list_plan import plan_list
from vusta_desk.importing.registry_file import plan_registry
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
    check: Callable[[RawFile], None] | None = None,
) -> ImportPlan:
    """What taking in a list (xlsx, xls, ods, csv) or a registry document would do.

    Where no sheet is chosen the first visible one with a header is read. With `today` given, dates
    after it are named, and no century is taken for right that would make one. `check` may refuse a
    list once it is opened. Raises Refused where the file as a whole cannot be read; every lesser
    problem is a finding of the plan.
    """
    with _no_collection():
        data = read_bytes(path)
        if path.suffix.lower() != _REGISTRY_SUFFIX:
            raw = open_sheets(path, data, choices.encoding)
            if check is not None:
                check(raw)
            return plan_list(raw, known, choices, learned, progress, today)
        if choices.sheet not in (None, ALL_SHEETS):
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
    chosen = likeliest(raw, choices, learned)
    return sheet_columns(chosen.sheet, chosen.header)


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
