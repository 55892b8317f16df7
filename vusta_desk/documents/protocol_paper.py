"""The minutes of a reconciliation as a PDF and as a workbook."""

from vusta_desk.documents.protocol import Protocol
from vusta_desk.documents.protocol_parts import protocol_paper
from vusta_desk.documents.protocol_template import ProtocolTemplate
from vusta_desk.documents.table_pdf import draw_paper
from vusta_desk.documents.table_sheet import write_paper_xlsx
from vusta_desk.domain.findings import Finding


def draw_protocol(
    template: ProtocolTemplate, protocol: Protocol
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The paper, and the preflight's findings; with errors among these there is no PDF."""
    return draw_paper(template.design, protocol_paper(protocol, template))


def write_protocol_xlsx(template: ProtocolTemplate, protocol: Protocol) -> bytes:
    """The workbook, ready to be printed on A4."""
    return write_paper_xlsx(template.design, protocol_paper(protocol, template))
