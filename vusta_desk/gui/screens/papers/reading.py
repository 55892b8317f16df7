"""What the place Papers reads: the ceremonies there are, and the chosen paper of one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vusta_desk.domain.ceremony import Ceremony
from vusta_desk.domain.findings import Finding, Refused, has_errors
from vusta_desk.gui.screens.papers.paper_bar import CERTIFICATES, PAYMENTS, ROSTER
from vusta_desk.jobs import Progress
from vusta_desk.usecases import ceremonies, pages, papers, payment_list
from vusta_desk.usecases.ceremonies import CeremonyRow
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen; `only` are keys of members, None = everyone on the roster."""

    ceremony: int | None = None
    paper: str = ROSTER
    only: frozenset[str] | None = None
    text_only: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is: the ceremony and its paper, or why there is none."""

    wanted: Wanted
    rows: tuple[CeremonyRow, ...]
    ceremony: Ceremony | None = None
    paper: Paper | None = None
    refused: Refused | None = None
    sizes: tuple[tuple[float, float], ...] = ()  # of the pages, in mm

    @property
    def names(self) -> Mapping[str, str]:
        """The names of those on the roster, by key."""
        entries = self.ceremony.on_roster() if self.ceremony else ()
        return {entry.key: entry.name for entry in entries}

    @property
    def titles(self) -> tuple[str, ...]:
        """Whose page each is, where a page is for one person."""
        if self.ceremony is None or self.wanted.paper != CERTIFICATES:
            return ()
        only = self.wanted.only
        called = self.ceremony.on_roster()
        return tuple(entry.name for entry in called if only is None or entry.key in only)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be seen before printing."""
        return self.paper.findings if self.paper else ()

    @property
    def pdf(self) -> bytes | None:
        """The paper itself; None while something keeps it from being made."""
        return self.paper.pdf if self.paper and not has_errors(self.paper.findings) else None


def read(services: Services, wanted: Wanted, progress: Progress) -> Shown:
    """Makes the paper. Of people chosen before, those no longer on the roster are forgotten."""
    rows = ceremonies.all_ceremonies(services)
    wanted = replace(wanted, ceremony=ceremonies.one_to_show(rows, wanted.ceremony))
    if wanted.ceremony is None:
        return Shown(wanted, rows)
    found = ceremonies.ceremony(services, wanted.ceremony)
    if wanted.only is not None:
        there = wanted.only & {entry.key for entry in found.on_roster()}
        wanted = replace(wanted, only=there or None)
    try:
        paper = _make(services, wanted, progress)
    except Refused as refused:
        return Shown(wanted, rows, found, None, refused)
    sizes = pages.page_sizes_mm(paper.pdf) if paper.pdf is not None else ()
    return Shown(wanted, rows, found, paper, None, sizes)


def make_all(services: Services, ceremony: int, progress: Progress) -> tuple[Paper, ...]:
    """Every paper of a ceremony."""
    wanted = Wanted(ceremony, CERTIFICATES)
    payments = payment_list.payments_pdf(services, ceremony)
    return (*papers.roster_pdfs(services, ceremony), _make(services, wanted, progress), payments)


def _make(services: Services, wanted: Wanted, progress: Progress) -> Paper:
    assert wanted.ceremony is not None
    if wanted.paper == CERTIFICATES:
        only = sorted(wanted.only) if wanted.only is not None else None
        return papers.certificates_pdf(
            services, wanted.ceremony, only, text_only=wanted.text_only, progress=progress
        )
    if wanted.paper == PAYMENTS:
        return payment_list.payments_pdf(services, wanted.ceremony)
    (paper,) = papers.roster_pdfs(services, wanted.ceremony)
    return paper
