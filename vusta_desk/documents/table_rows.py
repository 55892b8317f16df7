"""The rows of a table on paper: cells fitted to their columns, groups, sums."""

from collections.abc import Iterator, Sequence

from vusta_desk.documents import table_paper
from vusta_desk.documents.grid import Row
from vusta_desk.documents.table_paper import Cell, Column, Group, Sum, TablePart
from vusta_desk.documents.table_template import PaperDesign
from vusta_desk.documents.typesetter import Typesetter


class Rows:
    """Makes rows of one paper."""

    def __init__(self, design: PaperDesign, setter: Typesetter) -> None:
        self._design, self._setter = design, setter

    def header(self, part: TablePart) -> list[Row]:
        """The row with the headings of the columns; a bare table has none."""
        if part.is_bare:
            return []
        columns = part.design.columns
        headings = [(column.heading, "heading") for column in columns]
        return [self._row(columns, headings, is_header=True)]

    def together(self, part: TablePart, rows: Sequence[table_paper.Row]) -> Iterator[list[Row]]:
        """Rows that must stand on one page together, and such runs of them one after another."""
        held: list[Row] = []
        for number, row in enumerate(rows):
            held.append(self._made(part, row))
            follows = rows[number + 1] if number + 1 < len(rows) else None
            if not isinstance(row, Group) and not isinstance(follows, Sum):
                yield held
                held = []
        if held:
            yield held

    def _made(self, part: TablePart, row: table_paper.Row) -> Row:
        columns = part.design.columns
        if isinstance(row, Group):
            return self._group(columns, row.text)
        if isinstance(row, Sum):
            return self._row(columns, _styled(columns, row.cells, "sum"))
        return self._row(columns, _styled(columns, row, "cell"))

    def _row(
        self, columns: Sequence[Column], texts: Sequence[tuple[str, str]], is_header: bool = False
    ) -> Row:
        rules, x = self._design.rules, self._design.sheet.left
        cells = []
        for column, (text, style) in zip(columns, texts, strict=True):
            inner = column.width - 2 * rules.padding_across
            cells.append(
                (self._setter.block(text, style, inner, column.heading, None), x, column.width)
            )
            x += column.width
        height = max(block.height for block, _, _ in cells) + 2 * rules.padding_down
        return Row(tuple(cells), height, is_header)

    def _group(self, columns: Sequence[Column], text: str) -> Row:
        rules = self._design.rules
        width = sum(column.width for column in columns)
        block = self._setter.block(text, "group", width - 2 * rules.padding_across, "group", None)
        height = block.height + 2 * rules.padding_down
        return Row(((block, self._design.sheet.left, width),), height)


def _styled(columns: Sequence[Column], cells: Sequence[Cell], kind: str) -> list[tuple[str, str]]:
    """Cells as text with their styles: those of a sum are the bold ones."""
    return [
        (str(cell), column.style.replace("cell", kind, 1))
        for cell, column in zip(cells, columns, strict=True)
    ]
