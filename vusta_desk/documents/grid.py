"""The rows of a table on a page, and the lines between and around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from vusta_desk.documents.page_parts import Rules
from vusta_desk.documents.typeset import MM
from vusta_desk.documents.typesetter import Block


@dataclass(frozen=True, slots=True)
class Row:
    """Cells with their left edges and widths, and the row's height, in millimetres."""

    cells: tuple[tuple[Block, float, float], ...]
    height: float
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row and where it begins."""

    top: float
    row: Row


def draw_grid(canvas: Canvas, rules: Rules, page_height: float, rows: Sequence[PlacedRow]) -> None:
    """Quiet lines between rows and columns, a stronger edge around the table and its header."""
    if not rows:
        return

    def line(x1: float, y1: float, x2: float, y2: float) -> None:
        canvas.line(x1 * MM, (page_height - y1) * MM, x2 * MM, (page_height - y2) * MM)

    first = rows[0].row.cells
    left, right = first[0][1], first[-1][1] + first[-1][2]
    top, bottom = rows[0].top, rows[-1].top + rows[-1].row.height
    canvas.setStrokeColor(HexColor(rules.line_colour))
    canvas.setLineWidth(rules.line * MM)
    for placed in rows:
        foot = placed.top + placed.row.height
        line(left, foot, right, foot)
        for _, x, _ in placed.row.cells[1:]:
            line(x, placed.top, x, foot)
    canvas.setStrokeColor(HexColor(rules.edge_colour))
    canvas.setLineWidth(rules.edge * MM)
    canvas.setLineCap(2)
    for x in (left, right):
        line(x, top, x, bottom)
    header = max((row.top + row.row.height for row in rows if row.row.is_header), default=top)
    for y in (top, header, bottom):
        line(left, y, right, y)
    canvas.setLineCap(0)
