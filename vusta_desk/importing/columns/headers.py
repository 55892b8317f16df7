"""Finds the header of a list under its title rows and says which column is which field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS
from vusta_desk.importing.columns.header_names import (
    HeaderNames,
    header_key,
    shipped_names,
    without_given,
)
from vusta_desk.importing.columns.header_rows import Heading, single_row, two_rows
from vusta_desk.importing.files.raw import Cell, RawRow, column_letters, is_blank

HEADER_ROWS = 30  # a header further down is not looked for

_MEMBER_FIELDS = frozenset(
    field.id for field in (*FIELDS, *LIST_FIELDS) if field.id not in ("ordinal", "status", "note")
)
_ENOUGH = 2  # so many fields of members in one row make it a header


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
    """The header, the columns that are read, and those that are not.

    `row` is its last row; `lines` are the keys of the headings in each of its rows, by column, by
    which the header is known where it stands once more on the next page.
    """

    row: int
    columns: tuple[Column, ...]
    others: tuple[Column, ...]
    lines: tuple[tuple[tuple[int, str], ...], ...] = ()

    def index_of(self, field: str) -> int | None:
        """Where the field's column stands, counted from 0."""
        return next((column.index for column in self.columns if column.field == field), None)

    @property
    def fields(self) -> frozenset[str]:
        """The fields of the columns that are read."""
        return frozenset(column.field for column in self.columns if column.field)


def best_header(rows: Iterable[RawRow], names: HeaderNames | None = None) -> Header | None:
    """The row, or two rows, among the first 30 whose words name the most fields, if they name two.

    Without `names` the shipped ones are meant.
    """
    best = max(
        _candidates(rows, names or shipped_names()),
        key=lambda header: len(header.columns),
        default=None,
    )
    if best is None or len(best.fields & _MEMBER_FIELDS) < _ENOUGH:
        return None
    return best


def _candidates(rows: Iterable[RawRow], names: HeaderNames) -> Iterator[Header]:
    """Every header there may be; of equally good ones the first is meant."""
    above = 0
    before: Sequence[Cell] = ()
    for number, cells in takewhile(lambda row: row[0] <= HEADER_ROWS, rows):
        yield as_header(number, cells, names)
        if above == number - 1 and not all(map(is_blank, before)):
            yield _header(number, two_rows(before, cells, names), (before, cells))
        above, before = number, cells


def as_header(number: int, cells: Sequence[Cell], names: HeaderNames | None = None) -> Header:
    """A row read as a header: each field in the first column that names it."""
    return _header(number, single_row(cells, names or shipped_names()), (cells,))


def _header(number: int, headings: Iterable[Heading], rows: Iterable[Sequence[Cell]]) -> Header:
    columns: dict[str, Column] = {}
    others = []
    for index, words, field in _with_split_names(list(headings)):
        column = Column(index, words, field)
        if field is None or field in columns:
            others.append(column)
        else:
            columns[field] = column
    return Header(number, tuple(columns.values()), tuple(others), tuple(map(_line, rows)))


def _with_split_names(headings: list[Heading]) -> list[Heading]:
    """“Họ đệm” is the name where “Tên” stands in a column of its own, and nothing otherwise."""
    fields = {heading.field for heading in headings}
    if "name" in fields or "name_given" not in fields:
        return headings
    return [
        heading._replace(field="name") if header_key(heading.words) in without_given() else heading
        for heading in headings
    ]


def _line(cells: Sequence[Cell]) -> tuple[tuple[int, str], ...]:
    return tuple((at, header_key(cell)) for at, cell in enumerate(cells) if not is_blank(cell))
