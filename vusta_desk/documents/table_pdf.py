"""A paper with tables as a PDF, in the Party's document format; or several of a kind in one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO

from vusta_desk.documents.grid import draw_grid
from vusta_desk.documents.render_pdf import draw_texts, new_canvas
from vusta_desk.documents.table_pages import Page, lay_out
from vusta_desk.documents.table_paper import TablePaper
from vusta_desk.documents.table_template import PaperDesign
from vusta_desk.documents.typeset import MM
from vusta_desk.domain.findings import Finding, Severity, has_errors, worst_first


def draw_paper(design: PaperDesign, paper: TablePaper) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The paper, and the preflight's findings; with errors among these there is no PDF."""
    return draw_papers(design, (paper,))


def draw_papers(
    design: PaperDesign, papers: Iterable[TablePaper]
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Papers one after another in one PDF, each with its own page numbers.

    One with an error is not among them; whose it is (`about`) is said in `certificate_not_drawn`.
    Where there are others, its errors are warnings: they do not keep the others from being made.
    """
    pages: list[Page] = []
    findings: list[Finding] = []
    for paper in papers:
        laid, found = lay_out(design, paper)
        findings += found
        if not has_errors(found):
            pages += laid
        elif paper.about:
            findings.append(_left_out(paper.about))
    if pages:
        findings = [_of_the_missing(each) for each in findings]
    return (_pdf(design, pages) if pages else None), tuple(worst_first(findings))


def _of_the_missing(finding: Finding) -> Finding:
    is_error = finding.severity is Severity.ERROR
    return replace(finding, severity=Severity.WARNING) if is_error else finding


def _left_out(member: str) -> Finding:
    return Finding(Severity.ERROR, "certificate_not_drawn", details={"member": member})


def _pdf(design: PaperDesign, pages: Sequence[Page]) -> bytes:
    sheet = design.sheet
    buffer = BytesIO()
    canvas = new_canvas(buffer, (sheet.width * MM, sheet.height * MM), design.stationery)
    for page in pages:
        for rows in page.tables:
            draw_grid(canvas, design.rules, sheet.height, rows)
        draw_texts(canvas, page.texts)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
