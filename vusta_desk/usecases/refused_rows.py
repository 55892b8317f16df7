"""The rows of a list that were not taken in, as a workbook to be filled and imported again.

Each stands as it was read, under the headings of the list, with the reason beside it. What writes
spreadsheets is loaded with the first of them, not when the program starts.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Registry
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.messages import sentence
from vusta_desk.importing.columns.assigned import SheetColumn
from vusta_desk.importing.columns.header_names import (
    ANSWER_HEADING,
    REASON_HEADING,
    is_reason,
)
from vusta_desk.importing.columns.headers import as_header
from vusta_desk.importing.columns.parts import WHOLE_OF
from vusta_desk.importing.fates.decisions import NO_DECISIONS, Decisions
from vusta_desk.importing.fates.planned import Fate, PlannedRow
from vusta_desk.importing.fates.row_answers import NEW_WORDS
from vusta_desk.importing.files.raw import Cell, words_of
from vusta_desk.usecases.export_members import LIST_COLUMNS, list_rows
from vusta_desk.usecases.import_members import Preview, candidates
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services

_NEVER_TAKEN = (Fate.REFUSED, Fate.UNSURE)
_Texts: TypeAlias = list[list[str | int | float]]
_Key: TypeAlias = tuple[str | None, str, int]
_BRANCH: _Key = ("branch", "", 0)


def refused(previewed: Preview, decisions: Decisions = NO_DECISIONS) -> tuple[PlannedRow, ...]:
    """The rows that are not taken in: refused, unsure, or left by a person's word."""
    return tuple(row for row in previewed.plan.rows if _is_left(row, decisions))


def write(
    services: Services, previewed: Preview, path: Path, decisions: Decisions = NO_DECISIONS
) -> int:
    """Writes them to an xlsx file and returns how many; without any there is no file.

    Where it is not certain who a row is about there is a column for the answer. Raises Refused as
    `output.save`.
    """
    from vusta_desk.documents.spreadsheet import write_table_xlsx

    rows = refused(previewed, decisions)
    if not rows:
        return 0
    words = services.paper_words
    heading, texts = _of_list(previewed, rows, words) or _of_registry(services, previewed, rows)
    asks = any(map(_asks_who, rows))
    more = [[_reason(services, row, decisions, words), *([""] if asks else [])] for row in rows]
    buffer = BytesIO()
    write_table_xlsx(
        buffer,
        words.gettext(N_("Rows not taken in")),
        [*heading, REASON_HEADING, *([ANSWER_HEADING] if asks else [])],
        [[*line, *beside] for line, beside in zip(texts, more, strict=True)],
    )
    save(services, path, buffer.getvalue(), previewed.path)
    return len(rows)


def _is_left(row: PlannedRow, decisions: Decisions) -> bool:
    return row.fate in _NEVER_TAKEN or not decisions.rows.get(row.id, True)


def _asks_who(row: PlannedRow) -> bool:
    """Whether the row waits for somebody to say who it is; a branch is corrected in its cell."""
    return row.fate is Fate.UNSURE and "branch_unsure" not in {each.code for each in row.findings}


def _who(services: Services, row: PlannedRow, words: Catalogue) -> str:
    """How the column of answers is to be filled in."""
    column, new = ANSWER_HEADING.partition(" (")[0], NEW_WORDS[0]
    known = ", ".join(f"{each.key} ({each.name})" for each in candidates(services, row))
    if not known:
        text = N_("If it is somebody else, enter “{new}” in the column “{column}”.")
        return words.say(text, new=new, column=column)
    text = N_("In the column “{column}” enter whose row it is: {known}; or “{new}”.")
    return words.say(text, column=column, known=known, new=new)


def _reason(services: Services, row: PlannedRow, decisions: Decisions, words: Catalogue) -> str:
    found = [finding for finding in row.findings if finding.severity is not Severity.INFO]
    said = [sentence(finding.code, finding.details, words) for finding in found]
    if row.fate not in _NEVER_TAKEN:
        said.insert(0, words.gettext(N_("Left out when the list was taken in.")))
    if _asks_who(row):
        said.append(_who(services, row, words))
    return " ".join(dict.fromkeys(said))


def _of_list(
    previewed: Preview, rows: Sequence[PlannedRow], words: Catalogue
) -> tuple[list[str], _Texts] | None:
    """Headings and cells as the list has them; a branch that had no column gets one."""
    sheets = dict.fromkeys(row.sheet for row in rows)
    columns_of = previewed.plan.columns_of
    columns = {sheet: _by_key(columns_of[sheet]) for sheet in sheets if sheet in columns_of}
    if not columns:
        return None
    every: dict[_Key, str] = {}
    for known in columns.values():
        every = {**{key: column.heading for key, column in known.items()}, **every}
    if any(row.draft and row.draft.branch for row in rows):
        every.setdefault(_BRANCH, "")
    texts: _Texts = [
        [_text(row, key, columns[row.sheet].get(key)) for key in every] for row in rows
    ]
    return _headings(every, words), texts


def _by_key(columns: Sequence[SheetColumn]) -> dict[_Key, SheetColumn]:
    """The columns of a sheet by what makes them the same in another: field, else the heading."""
    known: dict[_Key, SheetColumn] = {}
    for column in columns:
        if is_reason(column.heading):
            continue
        heading = "" if column.field else column.heading
        times = sum(key[:2] == (column.field, heading) for key in known)
        known[column.field, heading, times] = column
    return known


def _headings(every: Mapping[_Key, str], words: Catalogue) -> list[str]:
    """The headings as they were, but for those by which alone a column would not be known again."""
    header = as_header(1, list(every.values()))
    known = {column.index: column.field for column in header.columns}
    return [
        words.gettext(FIELD_WORDS[field].label)
        if field is not None and known.get(place) != field
        else heading
        for place, ((field, *_), heading) in enumerate(every.items())
    ]


def _text(row: PlannedRow, key: _Key, column: SheetColumn | None) -> str | int | float:
    """A cell as it was read; a day as it was understood, whatever order or count it was in."""
    if row.draft is None:
        return ""
    if column is None:
        return (row.draft.branch or "") if key == _BRANCH else ""
    cells: Sequence[Cell] = row.draft.cells
    cell = cells[column.index] if column.index < len(cells) else ""
    if isinstance(cell, str):
        return cell
    field = column.field or ""
    value = row.draft.values.get(WHOLE_OF.get(field, field))
    if isinstance(value, PartialDate):
        return partial_date_text(value)
    return words_of(cell) if isinstance(cell, date | time | timedelta) else cell


def _of_registry(
    services: Services, previewed: Preview, rows: Sequence[PlannedRow]
) -> tuple[list[str], _Texts]:
    """Rows of a registry document, as the list that the program itself exports."""
    registry, words = services.registry(), services.paper_words
    people = Registry(
        registry.committee,
        (*registry.branches, *previewed.plan.branches),
        tuple(row.member for row in rows),
    )
    heading = [words.gettext(FIELD_WORDS[field.id].label) for field in LIST_COLUMNS]
    return heading, [list(line) for line in list_rows(people, words)]
