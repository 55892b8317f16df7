"""The minutes of a reconciliation as a PDF: A4 portrait, the Party's document format."""

from io import BytesIO

from vusta_desk.documents.grid import draw_grid
from vusta_desk.documents.protocol import Protocol
from vusta_desk.documents.protocol_pages import lay_out
from vusta_desk.documents.protocol_template import ProtocolTemplate
from vusta_desk.documents.render_pdf import draw_texts, new_canvas
from vusta_desk.documents.typeset import MM
from vusta_desk.domain.findings import Finding, has_errors


def draw_protocol(
    template: ProtocolTemplate, protocol: Protocol
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The paper, and the preflight's findings; with errors among these there is no PDF."""
    pages, findings = lay_out(template, protocol)
    if has_errors(findings):
        return None, findings
    sheet = template.sheet
    buffer = BytesIO()
    canvas = new_canvas(buffer, (sheet.width * MM, sheet.height * MM), template.stationery)
    for page in pages:
        for rows in page.tables:
            draw_grid(canvas, template.rules, sheet.height, rows)
        draw_texts(canvas, page.texts)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue(), findings
