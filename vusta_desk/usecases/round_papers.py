"""The papers of a round as PDFs and workbooks: cover sheet, lists, what is unclear, reckonings.

They say the same as the screen: a closed round as it was when it was closed. What draws them is
loaded with the first paper, not when the program starts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vusta_desk.documents.table_paper import TablePaper, Texts
from vusta_desk.domain import file_names
from vusta_desk.domain.findings import Detail, Finding, Refused, Severity, has_errors, worst_first
from vusta_desk.i18n.round_paper_words import FORMATS, KINDS
from vusta_desk.jobs import Progress
from vusta_desk.usecases import round_cover, round_lists, round_reckonings
from vusta_desk.usecases.output import save
from vusta_desk.usecases.papers import Paper, save_paper
from vusta_desk.usecases.round_facts import RoundFacts, round_facts
from vusta_desk.usecases.round_texts import Needs
from vusta_desk.usecases.services import Services

if TYPE_CHECKING:
    from vusta_desk.documents.table_template import PaperTemplate

__all__ = [
    "FORMATS",
    "KINDS",
    "Made",
    "Sheet",
    "draw",
    "drawn",
    "make",
    "make_reckonings",
    "paper_file",
    "reckoning_paper",
    "save_sheet",
    "sheets",
]
_FILES: Mapping[str, str] = {
    "cover": "tong-hop",
    "by_level": "theo-muc",
    "by_branch": "theo-chi-bo",
    "unclear": "chua-ro",
    "reckonings": "xac-nhan-tuoi-dang",
}
_RECKONING_FILE = "xac-nhan-tuoi-dang-{key}"
_PAPERS: Mapping[str, tuple[Needs, Callable[[RoundFacts, Texts], TablePaper]]] = {
    "cover": (round_cover.NEEDS, round_cover.cover),
    "by_level": (round_lists.NEEDS, round_lists.by_level),
    "by_branch": (round_lists.NEEDS, round_lists.by_branch),
    "unclear": (round_lists.NEEDS, round_lists.unclear),
}
"""All but the reckonings, which are many papers in one."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as a workbook, with the file name it goes by."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """The files written, and what the preflight says of all papers, worst first."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every paper was made, and nobody's certificate is missing from its file."""
        missing = any(each.code == "certificate_not_drawn" for each in self.findings)
        return not missing and not has_errors(self.findings)


def paper_file(code: str, kind: str, form: str) -> str:
    """The file name of a paper: `dot-3-2-2027-tong-hop.pdf`."""
    year, _, day = code.partition("/")
    return f"dot-{day}-{year}-{_FILES[kind]}.{form}"


def draw(
    services: Services,
    code: str,
    kinds: Sequence[str] = KINDS,
    progress: Progress | None = None,
) -> tuple[Paper, ...]:
    """The papers of a round as PDFs, in the order of `KINDS`.

    A paper with an error among its findings has no PDF; of the certificates of seniority only the
    one that cannot be drawn is missing. Raises Refused `round_not_understood`,
    `round_window_needed`, `template_damaged`.
    """
    facts = round_facts(services, code, progress)
    return tuple(drawn(facts, kind, progress) for kind in KINDS if kind in kinds)


def sheets(
    services: Services,
    code: str,
    kinds: Sequence[str] = KINDS,
    progress: Progress | None = None,
) -> tuple[Sheet, ...]:
    """The papers of a round as workbooks; the reckonings are one row a person.

    Raises Refused as `draw`.
    """
    facts = round_facts(services, code, progress)
    return tuple(_sheet(facts, kind) for kind in KINDS if kind in kinds)


def make(
    services: Services,
    code: str,
    folder: Path,
    kinds: Sequence[str] = KINDS,
    formats: Sequence[str] = FORMATS,
    progress: Progress | None = None,
) -> Made:
    """Writes papers of a round into a folder; one that cannot be drawn is left out, and said so.

    Raises Refused as `draw` and `output.save`.
    """
    facts = round_facts(services, code, progress)
    paths: list[Path] = []
    findings: list[Finding] = []
    for kind in (kind for kind in KINDS if kind in kinds):
        if "pdf" in formats:
            paper = drawn(facts, kind, progress)
            findings += paper.findings
            if paper.pdf is not None:
                save_paper(services, paper, folder / paper.name)
                paths.append(folder / paper.name)
        if "xlsx" in formats:
            sheet = _sheet(facts, kind)
            save_sheet(services, sheet, folder / sheet.name)
            paths.append(folder / sheet.name)
    return Made(tuple(paths), tuple(worst_first(findings)))


def make_reckonings(services: Services, code: str, folder: Path, members: Sequence[str]) -> Made:
    """Writes the certificates of seniority of some members (key or card number) into a folder.

    Raises Refused as `reckoning_paper` and `output.save`.
    """
    facts = round_facts(services, code)
    papers = [_reckoning(facts, member) for member in members]
    paths = tuple(folder / paper.name for paper in papers if paper.pdf is not None)
    for paper in papers:
        if paper.pdf is not None:
            save_paper(services, paper, folder / paper.name)
    return Made(paths, tuple(worst_first(each for paper in papers for each in paper.findings)))


def reckoning_paper(services: Services, member: str, code: str) -> Paper:
    """One member's certificate of seniority with the reckoning in a round; key or card number.

    Raises Refused as `draw`, `member_not_found`, `member_not_one`.
    """
    return _reckoning(round_facts(services, code), member)


def _reckoning(facts: RoundFacts, member: str) -> Paper:
    from vusta_desk.documents.table_pdf import draw_paper

    template = _template(facts.services, round_reckonings.NEEDS)
    row = round_reckonings.row_of(facts, member)
    paper = round_reckonings.certificate(facts, template.texts, row)
    pdf, findings = draw_paper(template.design, paper)
    name = file_names.safe(_RECKONING_FILE.format(key=row.member.key), ".pdf")
    return Paper(name, pdf, findings)


def save_sheet(services: Services, sheet: Sheet, path: Path) -> None:
    """Writes a workbook to a file of one's own choice. Raises Refused as `output.save`."""
    save(services, path, sheet.content)


def drawn(facts: RoundFacts, kind: str, progress: Progress | None = None) -> Paper:
    """One paper of a round that was gathered. Raises Refused `template_damaged`."""
    from vusta_desk.documents.table_pdf import draw_papers

    papers: Iterable[TablePaper]
    if kind == "reckonings":
        template = _template(facts.services, round_reckonings.NEEDS)
        papers = round_reckonings.certificates(facts, template.texts, progress)
    else:
        needs, made = _PAPERS[kind]
        template = _template(facts.services, needs)
        papers = (made(facts, template.texts),)
    pdf, findings = draw_papers(template.design, papers)
    about = tuple(_findings(facts, kind))
    if has_errors(about):
        pdf = None
    findings = (*about, *findings)
    return Paper(paper_file(facts.round.code, kind, "pdf"), pdf, findings)


def _findings(facts: RoundFacts, kind: str) -> Iterator[Finding]:
    """Nobody may be lost without its being said; and where there is nobody, that is said too."""
    total, on_file = facts.balance.total, facts.on_file
    if kind == "cover" and total != on_file:
        details: dict[str, Detail] = {"boxes": total, "on_file": on_file}
        yield Finding(Severity.ERROR, "round_does_not_balance", details=details)
    if kind == "reckonings" and not facts.proposed:
        yield Finding(Severity.INFO, "round_proposes_nobody", details={"round": facts.round.name})


def _sheet(facts: RoundFacts, kind: str) -> Sheet:
    from vusta_desk.documents.table_sheet import write_paper_xlsx

    name = paper_file(facts.round.code, kind, "xlsx")
    if kind == "reckonings":
        template = _template(facts.services, round_reckonings.NEEDS)
        return Sheet(name, round_reckonings.workbook(facts, template.texts))
    needs, made = _PAPERS[kind]
    template = _template(facts.services, needs)
    return Sheet(name, write_paper_xlsx(template.design, made(facts, template.texts)))


def _template(services: Services, needs: Needs) -> "PaperTemplate":
    from vusta_desk.documents.table_template import load_paper_template

    folder = services.resources / "templates" / needs.folder
    template, damage = load_paper_template(folder, needs.words, needs.tables)
    if has_errors(damage):
        raise Refused("template_damaged")
    return template
