"""Texts typed by hand in the place of cells, over the rows of a file that itself never changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vusta_desk.domain.names import tidy
from vusta_desk.importing.choices import CellId, RowId
from vusta_desk.importing.fates.planned import PlannedRow
from vusta_desk.importing.files.raw import Cell, RawFile, RawRow, RawSheet


class TypedCells:
    """What was typed, and what stood in those rows once they have been read."""

    def __init__(self, cells: Mapping[CellId, str]) -> None:
        self._texts: defaultdict[RowId, dict[int, str]] = defaultdict(dict)
        for place, text in cells.items():
            self._texts[RowId(place.sheet, place.row)][place.column] = tidy(text)
        self._stood: dict[RowId, tuple[Cell, ...]] = {}

    def over(self, raw: RawFile) -> RawFile:
        """The file as it reads with what was typed; a row it does not have is not made."""
        if not self._texts:
            return raw

        def load(name: str | None) -> RawSheet:
            sheet = raw.load(name)
            return replace(sheet, rows=lambda: self._rows(sheet))

        return replace(raw, load=load)

    def marked(self, rows: tuple[PlannedRow, ...]) -> tuple[PlannedRow, ...]:
        """The rows that were read, with their cells as they stood and the typed ones named."""
        return tuple(self._mark(rows)) if self._texts else rows

    def _rows(self, sheet: RawSheet) -> Iterator[RawRow]:
        for number, cells in sheet.rows():
            texts = self._texts.get(RowId(sheet.name, number))
            if texts is None:
                yield number, cells
            else:
                self._stood[RowId(sheet.name, number)] = tuple(cells)
                yield number, _overlaid(cells, texts)

    def _mark(self, rows: Iterable[PlannedRow]) -> Iterator[PlannedRow]:
        for row in rows:
            stood = self._stood.get(row.id)
            if stood is None:
                yield row
            else:
                wide = (*stood, *[""] * (len(row.source) - len(stood)))
                yield replace(row, source=wide, typed=frozenset(self._texts[row.id]))


def _overlaid(cells: Sequence[Cell], texts: Mapping[int, str]) -> Sequence[Cell]:
    wide = [*cells, *[""] * (max(texts) + 1 - len(cells))]
    for column, text in texts.items():
        wide[column] = text
    return wide
