"""How the columns of a table share its width: contents whole, the widest text gives way."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.row_model import RowModel

_ROWS = 400  # of which the contents are measured
_LONGEST = 4  # texts of a column: the one with most letters is not always the widest
_LEAST = 12  # digits that stay in sight of a column that gives way
_SLACK = 2  # pixels, for what is rounded


@dataclass(frozen=True, slots=True)
class Need:
    """What a column would have, in pixels."""

    contents: int  # its contents and its heading, whole
    usual: int  # as wide as it was meant to be
    least: int  # never less

    @property
    def enough(self) -> int:
        """What it is meant to have, where it needs as much."""
        return max(self.least, min(self.contents, self.usual))


def shared(room: int, needs: Sequence[Need]) -> list[int]:
    """The widths of columns in `room`, in their order; the last has what is left over.

    Where it is too narrow the widest give way: first what goes beyond their usual widths, then
    down to their least; where even that is too much the table scrolls sideways, and all have
    what they are meant to have.
    """
    contents, enough = [need.contents for need in needs], [need.enough for need in needs]
    if sum(contents) <= room:
        usual = [max(need.contents, need.usual) for need in needs]
        widths = _between(room, contents, usual)
    elif sum(enough) <= room:
        widths = _between(room, enough, contents)
    elif sum(least := [need.least for need in needs]) <= room:
        widths = _between(room, least, enough)
    else:
        widths = enough
    if widths:
        widths[-1] += max(0, room - sum(widths))
    return widths


def _between(room: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Widths that fill the room: no column is wider than another but for its least and most."""

    def widths(level: int) -> list[int]:
        return [min(max(a, level), b) for a, b in zip(least, most, strict=True)]

    low, high = 0, max(most, default=0)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(widths(middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return widths(low)


def needed(
    table: QTableView,
    model: RowModel[Any],
    column: int,
    usual: int,
    *,
    whole: bool,
    strong: bool,
) -> Need:
    """What a column of a table needs: one that is `whole` never gives way, `strong` hardly."""
    heading = _heading_width(table, column)
    contents = max(heading, _texts_width(table, model, column))
    digits = table.fontMetrics().horizontalAdvance("0") * _LEAST
    least = usual if strong else min(usual, digits)
    return Need(contents, max(usual, heading), contents if whole else min(contents, least))


def _heading_width(table: QTableView, column: int) -> int:
    """Room for the sign of the order is kept where it stands, not in every heading."""
    header = table.horizontalHeader()
    if header.isSortIndicatorShown() and header.sortIndicatorSection() == column:
        return header.sectionSizeHint(column)
    title = table.model().headerData(column, Qt.Orientation.Horizontal)
    return header.fontMetrics().horizontalAdvance(str(title)) + space(2.25) + _SLACK


def _texts_width(table: QTableView, model: RowModel[Any], column: int) -> int:
    texts: dict[str, int] = {}
    for place in range(min(len(model.rows), _ROWS)):
        texts.setdefault(model.seen(place, column), place)
    longest = (model.index(texts[text], column) for text in nlargest(_LONGEST, texts, key=len))
    hints = [table.sizeHintForIndex(index).width() for index in longest]
    return max(hints, default=0) + _SLACK
