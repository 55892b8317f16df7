"""The roster list: everyone on a roster in eleven columns, grouped by badge, on A4 landscape.

Head, foot and page numbers follow the Party's document format; words and columns come from the
template.
"""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from vusta_desk.documents.certificates import refusal
from vusta_desk.documents.render_pdf import draw_texts, new_canvas
from vusta_desk.documents.roster import RosterEntry, RosterFoot, RosterGroup, RosterHeading
from vusta_desk.documents.roster_pages import PlacedRow, RosterPage, lay_out
from vusta_desk.documents.roster_template import RosterTemplate, load_roster_template
from vusta_desk.documents.typeset import MM
from vusta_desk.domain.findings import Finding, has_errors

__all__ = [
    "RosterEntry",
    "RosterFoot",
    "RosterGroup",
    "RosterHeading",
    "RosterTemplate",
    "draw_roster",
    "load_roster_template",
    "preflight_roster",
    "render_roster",
]


def preflight_roster(
    template: RosterTemplate,
    heading: RosterHeading,
    groups: Sequence[RosterGroup],
    foot: RosterFoot,
) -> tuple[Finding, ...]:
    """What was shrunk, does not fit or cannot be drawn, worst first; errors stop the list."""
    return lay_out(template, heading, groups, foot)[1]


def draw_roster(
    template: RosterTemplate,
    heading: RosterHeading,
    groups: Sequence[RosterGroup],
    foot: RosterFoot,
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The list as a PDF, and the preflight's findings; with errors among these there is no PDF."""
    pages, findings = lay_out(template, heading, groups, foot)
    return (None if has_errors(findings) else _pdf(template, pages)), findings


def render_roster(
    template: RosterTemplate,
    heading: RosterHeading,
    groups: Sequence[RosterGroup],
    foot: RosterFoot,
) -> bytes:
    """As `draw_roster`, where every text is known to fit.

    Raises Refused with the first error of the preflight.
    """
    pdf, findings = draw_roster(template, heading, groups, foot)
    if pdf is None:
        raise refusal(findings)
    return pdf


def _pdf(template: RosterTemplate, pages: Sequence[RosterPage]) -> bytes:
    sheet = template.sheet
    buffer = BytesIO()
    canvas = new_canvas(buffer, (sheet.width * MM, sheet.height * MM), template.stationery)
    for page in pages:
        _draw_grid(canvas, template, page.rows)
        draw_texts(canvas, page.texts)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_grid(canvas: Canvas, template: RosterTemplate, rows: Sequence[PlacedRow]) -> None:
    """Quiet lines between rows and columns, a stronger edge around the table and its header."""
    if not rows:
        return
    rules, height = template.rules, template.sheet.height

    def line(x1: float, y1: float, x2: float, y2: float) -> None:
        canvas.line(x1 * MM, (height - y1) * MM, x2 * MM, (height - y2) * MM)

    left = template.sheet.left
    right = left + sum(column.width for column in template.columns)
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
