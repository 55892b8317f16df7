"""Certificates: load the template, check a batch, make one PDF with one page for every record.

A record is a mapping of the ids in `values.CERTIFICATE_VALUES` to texts ready for paper; None or
an empty text is unknown and becomes a dotted line.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from vusta_desk.documents.compose import compose
from vusta_desk.documents.layout import Layer
from vusta_desk.documents.preflight import batch_findings
from vusta_desk.documents.render_pdf import render_pdf
from vusta_desk.documents.template_file import Template, load_template
from vusta_desk.documents.values import CERTIFICATE_VALUES, Record
from vusta_desk.domain.findings import Finding, Refused, Severity, has_errors


def load_certificate_template(folder: Path) -> tuple[Template, tuple[Finding, ...]]:
    """The template in a folder and what is wrong with it.

    Raises Refused when there is no readable template. A template with errors should not be used.
    """
    return load_template(folder, CERTIFICATE_VALUES)


def preflight(template: Template, records: Sequence[Record]) -> tuple[Finding, ...]:
    """Everything to know before the first page, worst first; errors stop the batch."""
    return batch_findings(template, records, compose(template, records))


def text_only(template: Template) -> Template:
    """The template without its artwork, for forms on which the artwork is printed already."""
    elements = tuple(e for e in template.layout.elements if e.layer is not Layer.ARTWORK)
    return replace(template, layout=replace(template.layout, elements=elements))


def draw(
    template: Template,
    records: Sequence[Record],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The certificates as one PDF, in the order of the records, and the preflight's findings.

    Where there are errors among these, nothing is made and there is no PDF.
    """
    composition = compose(template, records)
    findings = batch_findings(template, records, composition)
    if has_errors(findings):
        return None, findings
    return render_pdf(template, composition, progress), findings


def render(
    template: Template,
    records: Sequence[Record],
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """As `draw`, where every text is known to fit.

    Raises Refused with the first error of the preflight; its details are those of that finding,
    and `count`, how many errors there are.
    """
    pdf, findings = draw(template, records, progress)
    if pdf is None:
        raise refusal(findings)
    return pdf


def refusal(findings: Sequence[Finding]) -> Refused:
    """What is raised for findings with errors among them: the first error, and their `count`."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    first = errors[0]
    return Refused(first.code, subject=first.subject, count=len(errors), **first.details)
