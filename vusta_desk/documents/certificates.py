"""Certificates: load the template, check a batch, make one PDF with one page for every record.

A record is a mapping of the ids in `values.CERTIFICATE_VALUES` to texts ready for paper; None or
an empty text is unknown and becomes a dotted line.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from vusta_desk.documents.compose import compose
from vusta_desk.documents.preflight import batch_findings
from vusta_desk.documents.render_pdf import render_pdf
from vusta_desk.documents.template_file import Template, load_template
from vusta_desk.documents.values import CERTIFICATE_VALUES, Record
from vusta_desk.domain.findings import Finding, Refused, Severity


def load_certificate_template(folder: Path) -> tuple[Template, tuple[Finding, ...]]:
    """The template in a folder and what is wrong with it.

    Raises Refused when there is no readable template. A template with errors should not be used.
    """
    return load_template(folder, CERTIFICATE_VALUES)


def preflight(template: Template, records: Sequence[Record]) -> tuple[Finding, ...]:
    """Everything to know before the first page, worst first; errors stop the batch."""
    return batch_findings(template, records, compose(template, records))


def render(
    template: Template,
    records: Sequence[Record],
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The certificates as one PDF, in the order of the records.

    Raises Refused with the first error of the preflight, before anything is made; its details
    are those of that finding, and `count`, how many errors there are.
    """
    composition = compose(template, records)
    findings = batch_findings(template, records, composition)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        raise Refused(first.code, subject=first.subject, count=len(errors), **first.details)
    return render_pdf(template, composition, progress)
