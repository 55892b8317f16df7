"""What the rows of a list say about columns of which the header does not tell the whole.

A name may stand in two columns under one heading, the given name by itself in the second; a branch
may be named in the first of its rows only, as where the cells below it were merged.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.names import folded, tidy
from vusta_desk.importing.cells.read import holds_name
from vusta_desk.importing.columns.header_names import header_key
from vusta_desk.importing.columns.headers import Column, Header
from vusta_desk.importing.files.raw import Cell, RawSheet, is_blank, words_of

GIVEN = "name_given"
_LOOKED_THROUGH = 500  # rows
_MOST_WORDS = 2
_NEARLY_ALL = 0.9
_MANY = 0.3  # of the rows with a name; those of branches and totals have one too
_MOST_ALIKE = 0.5  # of the given names of a list; a sex or a people is written more often
_NO_GIVEN_NAMES = frozenset({"nam", "nu", "x", "kinh"})
_DITTO = frozenset({'"', "''", "“", "”", "″", "〃", "nt", "-nt-", "n.t", "như trên", "//"})


def with_given_names(header: Header, sheet: RawSheet, by_hand: Sequence[int] = ()) -> Header:
    """The header with the column without a heading that holds the given names, if there is one.

    A column of given names beside whole ones, to sort by, is left out. `by_hand` are the columns
    that somebody has assigned already.
    """
    name, given = header.index_of("name"), header.index_of(GIVEN)
    if name is None or given in by_hand:
        return header
    if given is not None:
        return _without(header, GIVEN) if _is_to_sort_by(header, sheet, name, given) else header
    beside = name + 1
    headed = {column.index for column in (*header.columns, *header.others)}
    if beside in headed or beside in by_hand or not _are_given_names(header, sheet, name):
        return header
    return replace(header, columns=(*header.columns, Column(beside, "", GIVEN)))


def given_names_finding(header: Header, place: Place) -> Iterator[Finding]:
    """Says that a column without a heading is read as the given names."""
    for column in header.columns:
        if column.field == GIVEN and not column.header:
            at = replace(place, row=header.row, column=column.letters)
            yield Finding(Severity.WARNING, "given_names_beside", None, at, {"field": GIVEN})


def is_named_once(header: Header, sheet: RawSheet) -> bool:
    """Whether the column of the branch names each only in the first of its rows."""
    name, branch = header.index_of("name"), header.index_of("branch")
    if name is None or branch is None:
        return False
    given = header.index_of(GIVEN)  # of a name of one word the other half is blank
    rows = _rows(header, sheet, name, name if given is None else given)
    told = [tidy(words_of(row[branch])) for row in rows]
    named = [words for words in told if words]
    is_repeated = any(one and one == other for one, other in pairwise(told))
    blanks = len(told) - len(named)
    return bool(told and told[0]) and not is_repeated and blanks >= len(named)


def is_ditto(name: str) -> bool:
    """Whether it only says "the same as above"."""
    return name.lower() in _DITTO


def _without(header: Header, field: str) -> Header:
    kept = tuple(column for column in header.columns if column.field != field)
    left = (replace(column, field=None) for column in header.columns if column.field == field)
    return replace(header, columns=kept, others=(*header.others, *left))


def _is_to_sort_by(header: Header, sheet: RawSheet, name: int, given: int) -> bool:
    """Whether most names end in what stands in the other column."""
    rows = [row for row in _rows(header, sheet, name) if holds_name(row[given])]
    twice = sum(f" {tidy(str(row[name]))}".endswith(f" {tidy(str(row[given]))}") for row in rows)
    return twice * 2 > len(rows)


def _are_given_names(header: Header, sheet: RawSheet, name: int) -> bool:
    named = list(_rows(header, sheet, name))
    beside = [tidy(str(row[name + 1])) for row in named if _is_short_name(row[name + 1])]
    filled = sum(not is_blank(row[name + 1]) for row in named)
    if not beside or len(beside) < filled * _NEARLY_ALL or filled < len(named) * _MANY:
        return False
    words, times = Counter(map(str.lower, beside)).most_common(1)[0]
    is_varied = len(beside) <= _MOST_WORDS or times <= len(beside) * _MOST_ALIKE
    return is_varied and folded(words) not in _NO_GIVEN_NAMES


def _is_short_name(cell: Cell) -> bool:
    return holds_name(cell) and len(str(cell).split()) <= _MOST_WORDS


def _rows(
    header: Header, sheet: RawSheet, name: int, or_name: int | None = None
) -> Iterator[Sequence[Cell]]:
    """The rows with a name under the header, at least as wide as it and a cell more."""
    other = name if or_name is None else or_name
    width = 2 + max(column.index for column in (*header.columns, *header.others))
    headings = {key for line in header.lines for at, key in line if at == name}
    below = (cells for number, cells in sheet.rows() if number > header.row)
    for cells in islice(below, _LOOKED_THROUGH):
        row = [*cells, *[""] * (width - len(cells))]
        is_named = holds_name(row[name]) or holds_name(row[other])
        if is_named and header_key(row[name]) not in headings:
            yield row
