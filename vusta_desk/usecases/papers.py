"""Papers as PDFs: a ceremony's roster list and certificates as its entries stand, recovery sheet.

What draws them is loaded with the first paper, not when the program starts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.domain.ceremony import Ceremony, Entry
from vusta_desk.domain.findings import Finding, Refused, has_errors
from vusta_desk.i18n.formats import day_text
from vusta_desk.jobs import Progress
from vusta_desk.usecases.ceremonies import ceremony
from vusta_desk.usecases.evaluate import find_one
from vusta_desk.usecases.office import office
from vusta_desk.usecases.output import save
from vusta_desk.usecases.paper_texts import (
    certificate_record,
    roster_foot,
    roster_groups,
    roster_heading,
)
from vusta_desk.usecases.services import Services

PAPER_KINDS = ("roster", "payments")
"""The documents of a ceremony beside its certificates."""
ROSTER_FILE = "danh-sach-trao-tang-{id}.pdf"
CERTIFICATES_FILE = "giay-chung-nhan-{id}.pdf"
RECOVERY_FILE = "phieu-khoi-phuc.pdf"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: the file name it goes by, its PDF, and what the preflight says, worst first.

    `pdf` is None where the findings hold an error: a text that does not fit or cannot be drawn.
    """

    name: str
    pdf: bytes | None
    findings: tuple[Finding, ...] = ()


def roster_pdfs(services: Services, ceremony_id: int) -> tuple[Paper, ...]:
    """The ceremony's documents: the roster list.

    It names those who are not left out, in calling order, grouped by level. Raises Refused
    `no_such_ceremony`, `template_damaged`.
    """
    from vusta_desk.documents import roster_list

    template, damage = roster_list.load_roster_template(_template(services, "danh-sach-huy-hieu"))
    _refuse_damaged(damage)
    drawn, settings = ceremony(services, ceremony_id), office(services.data)
    pdf, findings = roster_list.draw_roster(
        template,
        roster_heading(drawn, settings, services.paper_words),
        roster_groups(drawn),
        roster_foot(drawn, settings, services.paper_words),
    )
    return (Paper(ROSTER_FILE.format(id=ceremony_id), pdf, findings),)


def write_papers(
    services: Services, ceremony_id: int, folder: Path, kinds: Sequence[str] = ("roster",)
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """Writes the ceremony's documents into `folder`; their paths, and what the preflight says.

    Kinds are those of `PAPER_KINDS`; the list of payments comes as a workbook, too. Where the
    preflight finds an error nothing is made.
    """
    papers: list[Paper] = []
    sheets: list[tuple[str, bytes]] = []
    if "roster" in kinds:
        papers += roster_pdfs(services, ceremony_id)
    if "payments" in kinds:
        from vusta_desk.usecases.payment_list import payments_pdf, payments_xlsx

        papers.append(payments_pdf(services, ceremony_id))
        sheets.append(payments_xlsx(services, ceremony_id))
    findings = tuple(finding for paper in papers for finding in paper.findings)
    if has_errors(findings):
        return (), findings
    paths = [_saved(services, paper, folder / paper.name) for paper in papers]
    for name, content in sheets:
        save(services, folder / name, content)
        paths.append(folder / name)
    return tuple(paths), findings


def certificates_pdf(
    services: Services,
    ceremony_id: int,
    only: Sequence[str] | None = None,
    *,
    text_only: bool = False,
    progress: Progress | None = None,
) -> Paper:
    """One PDF, a page for each certificate, in roster order.

    `only` names members by key or card number. `text_only` leaves the artwork out, for forms on
    which it is printed already. Raises Refused `no_such_ceremony`, `ceremony_empty` where nobody
    is left, `certificate_not_on_roster`, `member_not_found`, `member_not_one`, `template_damaged`.
    """
    from vusta_desk.documents import certificates

    entries = _entries(services, ceremony(services, ceremony_id), only)
    template, damage = certificates.load_certificate_template(
        _template(services, "giay-chung-nhan")
    )
    _refuse_damaged(damage)
    if text_only:
        template = certificates.text_only(template)
    settings = office(services.data)
    records = [certificate_record(entry, settings, services.paper_words) for entry in entries]
    step = progress.step if progress else None
    pdf, findings = certificates.draw(template, records, step)
    return Paper(CERTIFICATES_FILE.format(id=ceremony_id), pdf, findings)


def write_certificates(
    services: Services, ceremony_id: int, path: Path, only: Sequence[str] | None = None
) -> tuple[Finding, ...]:
    """Writes the certificates as one PDF; what the preflight has to say.

    Where it finds an error nothing is made. Raises Refused as `certificates_pdf` does.
    """
    paper = certificates_pdf(services, ceremony_id, only)
    if paper.pdf is not None:
        _saved(services, paper, path)
    return paper.findings


def recovery_sheet_pdf(services: Services) -> Paper:
    """The sheet with the letters that open the data file without its password.

    Raises Refused `template_damaged`, and for a name that does not fit or cannot be drawn.
    """
    from vusta_desk.documents import recovery_sheet

    template, damage = recovery_sheet.load_recovery_template(_template(services, "phieu-khoi-phuc"))
    _refuse_damaged(damage)
    sheet = recovery_sheet.RecoverySheet(
        committee=office(services.data)["committee.name"],
        file_name=services.data.path.name,
        date=day_text(services.today),
        lines=services.data.recovery_letters(),
    )
    return Paper(RECOVERY_FILE, recovery_sheet.render_recovery_sheet(template, sheet))


def sample_certificate(resources: Path) -> bytes:
    """A certificate of an invented person, to see that this machine can make one."""
    from vusta_desk.documents import certificates
    from vusta_desk.documents.values import CERTIFICATE_VALUES

    template, damage = certificates.load_certificate_template(
        resources / "templates" / "giay-chung-nhan"
    )
    _refuse_damaged(damage)
    return certificates.render(template, [CERTIFICATE_VALUES])


def save_paper(services: Services, paper: Paper, path: Path) -> None:
    """Writes a paper that was made to a file of one's own choice.

    Raises Refused `out_is_data_file`, `disk_full`, `cannot_write`.
    """
    if paper.pdf is None:
        raise ValueError("a paper with errors has no PDF")
    save(services, path, paper.pdf)


def _saved(services: Services, paper: Paper, path: Path) -> Path:
    save_paper(services, paper, path)
    return path


def _entries(services: Services, drawn: Ceremony, only: Sequence[str] | None) -> tuple[Entry, ...]:
    entries = drawn.on_roster()
    if only:
        members = services.registry().members
        wanted = {find_one(members, member).key for member in only}
        entries = tuple(entry for entry in entries if entry.key in wanted)
        if len(entries) != len(wanted):
            raise Refused("certificate_not_on_roster")
    if not entries:
        raise Refused("ceremony_empty", ceremony=drawn.id)
    return entries


def _template(services: Services, name: str) -> Path:
    return services.resources / "templates" / name


def _refuse_damaged(findings: Sequence[Finding]) -> None:
    if has_errors(findings):
        raise Refused("template_damaged")
