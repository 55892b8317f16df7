"""Reads the sheets of a file in Unicode, whatever letters they were typed in.

A sheet without any sign of old letters is handed on untouched. In the others a cell whose words
are right as they stand stays as it is, so that one column can hold both.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.importing.cells.around_names import is_family_name
from vusta_desk.importing.choices import Encoding, RowId
from vusta_desk.importing.columns.assigned import SheetColumn
from vusta_desk.importing.fates.planned import PlannedRow
from vusta_desk.importing.files.raw import Cell, RawFile, RawRow, RawSheet, column_letters
from vusta_desk.importing.letters.fonts import CellFonts, OldFont
from vusta_desk.importing.letters.statistics import DECODERS, is_plain, words_in
from vusta_desk.importing.letters.syllables import is_syllable
from vusta_desk.importing.letters.verdicts import (
    Verdict,
    Verdicts,
    decided,
    shows_signs,
)

_TOLD_BY_ROW = frozenset({"name", "branch", "home"})


class _Change(NamedTuple):
    way: Encoding
    before: str
    after: str


@dataclass(slots=True)
class _Sheet:
    """One sheet: what was decided, and, once its rows were read, what that changed where."""

    verdicts: Verdicts
    fonts: CellFonts
    first: dict[tuple[int, Encoding], Finding] = field(default_factory=dict)


class OldLetters:
    """The old letters of one file. What it tells of a sheet is whole once that was read."""

    def __init__(self, encoding: Encoding = Encoding.AUTO) -> None:
        self._chosen = encoding
        self._sheets: dict[str | None, _Sheet | None] = {}
        self._changes: dict[RowId, dict[int, _Change]] = {}
        self._suspects: dict[RowId, dict[int, str]] = {}

    def over(self, raw: RawFile) -> RawFile:
        """The file as it reads in Unicode."""

        def load(name: str | None) -> RawSheet:
            sheet = raw.load(name)
            if sheet.name not in self._sheets:
                self._sheets[sheet.name] = self._look_at(raw, sheet)
            found = self._sheets[sheet.name]
            if found is None:
                return sheet
            return replace(sheet, rows=lambda: self._rows(raw.name, sheet, found))

        return raw if self._chosen is Encoding.UTF8 else replace(raw, load=load)

    def encoding_of(self, sheet: str | None) -> Encoding:
        """How most columns were written that were not in Unicode; UTF-8 where all were."""
        ways = [way for _, way in self._first(sheet)]
        return max(ways, key=ways.count, default=Encoding.UTF8)

    def findings(self, sheet: str | None) -> list[Finding]:
        """What reads otherwise than it stands: each column once, a code page once in all."""
        told = list(self._first(sheet).values())
        pages = [found for found in told if found.code == "code_page_read"]
        return [found for found in told if found not in pages[1:]]

    def _first(self, sheet: str | None) -> Mapping[tuple[int, Encoding], Finding]:
        found = self._sheets.get(sheet)
        return found.first if found else {}

    @property
    def suspects(self) -> Collection[RowId]:
        """The rows with texts that may be in old letters and were left as they stand."""
        return self._suspects.keys()

    def marked(
        self, file: str, rows: tuple[PlannedRow, ...], columns: tuple[SheetColumn, ...]
    ) -> tuple[PlannedRow, ...]:
        """The rows with their cells as they stood, and told what was read from an old font."""
        if not self._changes and not self._suspects:
            return rows
        fields = {column.index: column.field for column in columns if column.field in _TOLD_BY_ROW}
        return tuple(self._mark(file, row, fields) for row in rows)

    def _look_at(self, raw: RawFile, sheet: RawSheet) -> _Sheet | None:
        fonts = raw.fonts().get(sheet.name or "") or CellFonts()
        if self._chosen in DECODERS:
            chosen = Verdict(self._chosen, leans=True, is_final=True)
            return _Sheet(Verdicts(otherwise=chosen), fonts)
        if not fonts and raw.encoding is None and not shows_signs(sheet.rows()):
            return None
        verdicts = decided(sheet.rows(), fonts, raw.encoding)
        return _Sheet(verdicts, fonts) if verdicts.groups or verdicts.doubts or fonts else None

    def _rows(self, file: str, sheet: RawSheet, found: _Sheet) -> Iterator[RawRow]:
        for number, cells in sheet.rows():
            if suspects := dict(_suspects(number, cells, found)):
                self._suspects[RowId(sheet.name, number)] = suspects
            changes = dict(_changes(number, cells, found))
            if not changes:
                yield number, cells
                continue
            read = list(cells)
            for column, change in changes.items():
                read[column] = change.after
                if (column, change.way) not in found.first:
                    place = Place(file, sheet.name, number, column_letters(column))
                    found.first[column, change.way] = _told(change, place)
            if any(change.way is not Encoding.CP1258 for change in changes.values()):
                self._changes[RowId(sheet.name, number)] = changes
            yield number, read

    def _mark(self, file: str, row: PlannedRow, fields: Mapping[int, str | None]) -> PlannedRow:
        changes, suspects = self._changes.get(row.id, {}), self._suspects.get(row.id, {})
        if not changes and not suspects:
            return row
        source = list(row.source)
        for column, change in changes.items():
            if column < len(source):
                source[column] = change.before
        findings = []
        for column, field_id in fields.items():
            place = Place(file, row.sheet, row.row, column_letters(column))
            told = partial(Finding, subject=row.member.key or None, place=place)
            if (read := changes.get(column)) is not None:
                details = {"before": read.before, "after": read.after, "field": field_id}
                is_open = field_id == "name" and _reads_well_both_ways(read)
                severity = Severity.WARNING if is_open else Severity.INFO
                code = "old_font_both_ways" if is_open else "text_from_old_font"
                findings.append(told(severity, code, details=details))
            elif (words := suspects.get(column)) is not None:
                details = {"words": words, "field": field_id}
                findings.append(told(Severity.WARNING, "old_font_suspected", details=details))
        return replace(row, source=tuple(source), findings=(*row.findings, *findings))


def _reads_well_both_ways(change: _Change) -> bool:
    """Whether a name may have been typed in Unicode after all: Lê, which is Lờ in TCVN3.

    Not where it begins with a family name only as it was read.
    """
    if not all(map(is_syllable, words_in(change.before))):
        return False
    first, read = change.before.split()[:1], change.after.split()[:1]
    is_told = any(map(is_family_name, read)) and not any(map(is_family_name, first))
    return not is_told


def _suspects(number: int, cells: Sequence[Cell], found: _Sheet) -> Iterator[tuple[int, str]]:
    """Texts that may be in old letters, where the rest of their column does not prove it."""
    font_of = found.fonts.of_row(number)
    for (column, font), is_open in found.verdicts.doubts:
        cell = cells[column] if column < len(cells) else ""
        if isinstance(cell, str) and font_of.get(column, OldFont.NONE) is font and is_open(cell):
            yield column, cell


def _changes(number: int, cells: Sequence[Cell], found: _Sheet) -> Iterator[tuple[int, _Change]]:
    font_of = found.fonts.of_row(number)
    for column, cell in enumerate(cells):
        if type(cell) is str and (column in font_of or not is_plain(cell)):
            font = font_of.get(column, OldFont.NONE)
            verdict = found.verdicts.of(column, font)
            after = cell if verdict is None else verdict.read(cell, font)
            if verdict is not None and after != cell:
                yield column, _Change(verdict.way, cell, after)


def _told(change: _Change, place: Place) -> Finding:
    details = {"before": change.before, "after": change.after, "encoding": change.way.value}
    code = "code_page_read" if change.way is Encoding.CP1258 else "old_font_read"
    return Finding(Severity.INFO, code, None, place, details)
