"""What the papers of a round have in common: head, signatures, sources, money, order of names."""

from collections.abc import Iterable
from dataclasses import dataclass

from vusta_desk.documents.table_paper import (
    Figure,
    Heading,
    PaperHead,
    Paragraph,
    Part,
    Side,
    TablePaper,
    Texts,
)
from vusta_desk.domain.names import sort_key
from vusta_desk.i18n.formats import day_text, number, place_and_day
from vusta_desk.usecases.evaluate import Row
from vusta_desk.usecases.round_citations import cited
from vusta_desk.usecases.round_facts import RoundFacts

HEAD_WORDS = ("party", "below_issuer", "title", "below_subtitle", "page_foot")
"""The words of a template that `paper_head` and `page_foot` use."""


@dataclass(frozen=True, slots=True)
class Needs:
    """The template of a paper: its folder, and the words and tables it must have."""

    folder: str
    words: tuple[str, ...]
    tables: tuple[str, ...]


class Sections:
    """The headings of a paper, numbered as they come."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._count = 0

    def heading(self, title: str) -> Heading:
        """The next heading."""
        self._count += 1
        return Heading(self._texts.put("section", number=self._count, title=title))


def round_paper(
    facts: RoundFacts, texts: Texts, subtitle: str, parts: Iterable[Part]
) -> TablePaper:
    """A paper of the round with its parts, between head and signatures."""
    return TablePaper(
        head=paper_head(facts, texts, texts.put(subtitle, round=facts.round_name)),
        parts=tuple(parts),
        left=Side(texts.words["maker"], "", ""),
        right=signature(facts),
        foot=page_foot(facts, texts),
    )


def paper_head(facts: RoundFacts, texts: Texts, subtitle: str) -> PaperHead:
    """The head of a paper of the round, dated with the day its figures are of."""
    settings = facts.office
    return PaperHead(
        superior=settings["committee.superior"].upper(),
        issuer=settings["committee.name"].upper(),
        below_issuer=texts.words["below_issuer"],
        number="",
        party=texts.words["party"],
        place_and_date=place_and_day(settings["place"], facts.day, facts.words),
        title=texts.words["title"],
        subtitle=subtitle,
        below_subtitle=texts.words["below_subtitle"],
    )


def page_foot(facts: RoundFacts, texts: Texts, **more: str) -> str:
    """What stands small on every page, so that one that is found alone can be told."""
    return texts.put(
        "page_foot", round=facts.round.name, rules=facts.rules, day=day_text(facts.day), **more
    )


def signature(facts: RoundFacts) -> Side:
    """Who signs for the committee."""
    settings = facts.office
    return Side(settings["list.authority"], settings["list.post"], settings["list.signer"])


def sources(facts: RoundFacts, texts: Texts, named: Iterable[str]) -> tuple[Part, ...]:
    """The documents the figures rest on, each once, and the fingerprint: the last lines."""
    listed = cited(named)
    said = texts.put("fingerprint", rules=facts.rules)
    if listed:
        said = f"{texts.put('sources', sources=listed)} {said}"
    return (Paragraph(said, "note"),)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Highest level first, then by name; those without a level last."""
    return sorted(rows, key=lambda row: (-(row.decision.level or 0), sort_key(row.member.name)))


def figure(facts: RoundFacts, amount: int) -> Figure:
    """Whole đồng: grouped on paper, a number in a workbook."""
    return Figure(number(amount, facts.words.language), amount)
