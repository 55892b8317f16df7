"""Headings of one row, or of two: groups above, such as “Ngày vào Đảng”, and their parts below.

A merged cell stands in its first column and its first row; the others are blank. So a heading above
reaches to the right over columns that are blank there and have a part below.
"""

from collections.abc import Sequence
from typing import NamedTuple

from vusta_desk.importing.columns.header_names import HeaderNames, header_key
from vusta_desk.importing.files.raw import Cell, is_blank, words_of


class Heading(NamedTuple):
    """What stands over a column, in a line; `field` is what it is known as."""

    column: int
    words: str
    field: str | None


def single_row(cells: Sequence[Cell], names: HeaderNames) -> list[Heading]:
    """The headings of one row."""
    return [
        Heading(index, _line(cell), names.fields.get(header_key(cell)))
        for index, cell in enumerate(cells)
        if not is_blank(cell)
    ]


def two_rows(above: Sequence[Cell], below: Sequence[Cell], names: HeaderNames) -> list[Heading]:
    """The headings of two rows, each part with the heading it stands under."""
    width = max(len(above), len(below))
    upper, lower = [[*row, *[""] * (width - len(row))] for row in (above, below)]
    headings, group, start = [], "", -1
    for index, (top, part) in enumerate(zip(upper, lower, strict=True)):
        if not is_blank(top):
            group, start = _line(top), index
        if is_blank(part):
            if start == index:
                headings.append(Heading(index, group, names.fields.get(header_key(group))))
            else:
                group = ""  # nothing here: the heading above ends before
            continue
        headings.append(_part(index, group, _line(part), names, is_own=start == index))
    return headings


def _part(index: int, group: str, part: str, names: HeaderNames, *, is_own: bool) -> Heading:
    """A part below a group; of one that is not known the group decides where it is its own.

    Never of a name, though: what stands under “Họ và tên” may be somebody already.
    """
    both = f"{group} {part}".strip()
    above, key = names.fields.get(header_key(group), ""), header_key(part)
    field = names.fields.get(header_key(both)) or names.under.get((above, key))
    if field is not None:
        return Heading(index, both, field)
    if (field := names.fields.get(key)) is not None:
        return Heading(index, part if above != field else both, field)
    return Heading(index, both, above if is_own and above and above != "name" else None)


def _line(cell: Cell) -> str:
    return " ".join(words_of(cell).split())
