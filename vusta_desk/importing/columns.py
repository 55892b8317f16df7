"""Finds the header of a list under its title rows and says which column is which field."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.names import folded
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.importing.raw import Cell, RawRow, column_letters, is_blank, words_of

HEADER_ROWS = 30  # a header further down is not looked for

_BRACKETS = re.compile(r"\([^()]*\)")
_NO_WORD = re.compile(r"[\W_]+")
_MEMBER_FIELDS = frozenset(field.id for field in FIELDS)
_ENOUGH = 2  # so many fields of members in one row make it a header


def header_key(cell: Cell) -> str:
    """A header as it is compared: no marks, case, punctuation, nor anything in brackets."""
    text = words_of(cell)
    plain = _NO_WORD.sub(" ", folded(_BRACKETS.sub(" ", text))).strip()
    return plain or _NO_WORD.sub(" ", folded(text)).strip()


FIELD_BY_HEADER: Mapping[str, str] = {
    header_key(name): field
    for field, words in FIELD_WORDS.items()
    for name in (*words.import_names, words.label)
    if words.import_names
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list; `field` is None where its header is not known."""

    index: int
    header: str
    field: str | None

    @property
    def letters(self) -> str:
        """How a spreadsheet names the column."""
        return column_letters(self.index)


@dataclass(frozen=True, slots=True)
class Header:
    """The header row, the columns that are read, and those that are not."""

    row: int
    columns: tuple[Column, ...]
    others: tuple[Column, ...]

    def index_of(self, field: str) -> int | None:
        """Where the field's column stands, counted from 0."""
        return next((column.index for column in self.columns if column.field == field), None)


def best_header(rows: Iterable[RawRow]) -> Header | None:
    """The row among the first 30 whose words name the most fields, if they name two."""
    best: Header | None = None
    for number, cells in rows:
        if number > HEADER_ROWS:
            break
        header = as_header(number, cells)
        if best is None or len(header.columns) > len(best.columns):
            best = header
    if best is None or sum(column.field in _MEMBER_FIELDS for column in best.columns) < _ENOUGH:
        return None
    return best


def header_findings(header: Header, file: str, sheet: str | None) -> Iterable[Finding]:
    """What is said about columns that are not taken."""
    known = {column.field for column in header.columns}
    for column in header.others:
        code = "column_twice" if column.field in known else "column_not_taken"
        severity = Severity.WARNING if column.field in known else Severity.INFO
        place = Place(file, sheet, header.row, column.letters)
        yield Finding(severity, code, None, place, {"header": column.header})


def as_header(number: int, cells: Sequence[Cell]) -> Header:
    """A row read as a header: each field in the first column that names it."""
    columns: dict[str, Column] = {}
    others = []
    for index, cell in enumerate(cells):
        if is_blank(cell):
            continue
        field = FIELD_BY_HEADER.get(header_key(cell))
        column = Column(index, " ".join(words_of(cell).split()), field)
        if field is None or field in columns:
            others.append(column)
        else:
            columns[field] = column
    return Header(number, tuple(columns.values()), tuple(others))
