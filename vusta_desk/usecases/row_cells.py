"""A row of a list cell by cell: as it stands in the file, as it is read, and what that says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vusta_desk.importing.columns.parts import WHOLE_OF
from vusta_desk.importing.fates.planned import PlannedRow
from vusta_desk.importing.files.raw import Cell, words_of
from vusta_desk.usecases.import_members import Preview

_OF_STANDINGS = ("note", "status")


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell: its column's place from 0, letter and heading; what it says.

    `field` is what the column is read as, None for one that is not read, and `whole` the field of
    the record it is a part of. `stood` is the text in the file, `text` what is read in its place:
    out of an old font, or typed by hand (`is_typed`). `value` is what the row says of `whole`.
    """

    index: int
    letter: str
    heading: str
    field: str | None
    whole: str | None
    stood: str
    text: str
    is_typed: bool
    value: Any


def cells(previewed: Preview, row: PlannedRow) -> tuple[RowCell, ...]:
    """The cells under the columns of the list; a row of a registry document has none."""
    draft = row.draft
    columns = previewed.plan.columns_of.get(row.sheet, ())
    if draft is None or not columns:
        return ()
    found = []
    for column in columns:
        whole = WHOLE_OF.get(column.field or "", column.field)
        whole = "standings" if whole in _OF_STANDINGS else whole
        found.append(
            RowCell(
                index=column.index,
                letter=column.letter,
                heading=column.heading,
                field=column.field,
                whole=whole,
                stood=_text(row.source, column.index),
                text=_text(draft.cells, column.index),
                is_typed=column.index in row.typed,
                value=draft.values.get(whole or ""),
            )
        )
    return tuple(found)


def _text(cells: Sequence[Cell], index: int) -> str:
    return " ".join(words_of(cells[index]).split()) if index < len(cells) else ""
