"""The roster list: everyone on a roster in eleven columns, grouped by badge, on A4 landscape.

Head, foot and page numbers follow the Party's document format; words and columns come from the
template.
"""

from collections.abc import Sequence
from io import BytesIO

from vusta_desk.documents.certificates import refusal
from vusta_desk.documents.grid import draw_grid
from vusta_desk.documents.render_pdf import draw_texts, new_canvas
from vusta_desk.documents.roster import RosterEntry, RosterFoot, RosterGroup, RosterHeading
from vusta_desk.documents.roster_pages import RosterPage, lay_out
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
        draw_grid(canvas, template.rules, sheet.height, page.rows)
        draw_texts(canvas, page.texts)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
