"""The minutes of a reconciliation part by part: the same for the paper and for the workbook."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vusta_desk.documents.protocol import COUNTS, Protocol, ProtocolMovement
from vusta_desk.documents.protocol_template import ProtocolTemplate, TableDesign

Cell: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; what comes next stays with it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or more of text."""

    text: str


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table with its rows."""

    design: TableDesign
    rows: tuple[tuple[Cell, ...], ...]


Part: TypeAlias = Heading | Paragraph | TablePart


@dataclass(frozen=True, slots=True)
class Side:
    """Who signs on one side."""

    authority: str
    post: str
    signer: str


def side_name(protocol: Protocol, template: ProtocolTemplate) -> str:
    """The other side as sentences name it."""
    return protocol.side or template.words.central


def subtitle(protocol: Protocol, template: ProtocolTemplate) -> str:
    """What the minutes are about."""
    return template.words.subtitle.format(side=side_name(protocol, template))


def number_line(protocol: Protocol, template: ProtocolTemplate) -> str:
    """Room for the number of the paper, where the office has a symbol."""
    return template.words.number.format(symbol=protocol.symbol) if protocol.symbol else ""


def signatures(protocol: Protocol, template: ProtocolTemplate) -> tuple[Side, Side]:
    """Theirs on the left, ours on the right."""
    words = template.words
    if protocol.side:
        theirs = Side(words.their_side_branch, words.their_post_branch, "")
    else:
        theirs = Side(words.their_side_central, words.their_post_central, "")
    return theirs, Side(protocol.authority, protocol.post, protocol.signer)


def parts(protocol: Protocol, template: ProtocolTemplate) -> tuple[Part, ...]:
    """Everything between the title and the signatures."""
    return tuple(_Parts(protocol, template).all())


class _Parts:
    def __init__(self, protocol: Protocol, template: ProtocolTemplate) -> None:
        self._protocol, self._template = protocol, template
        self._words = template.words
        self._section = 0

    def all(self) -> Iterator[Part]:
        protocol, words = self._protocol, self._words
        name = side_name(protocol, self._template)
        listed = words.branch_list.format(side=name) if protocol.side else words.central_list
        yield Paragraph(
            words.opening.format(
                day=protocol.day, issuer=protocol.issuer_name, list=listed, file=protocol.file
            )
        )
        yield from self._counts()
        for table, rows in (
            ("missing_here", protocol.missing_here),
            ("missing_there", protocol.missing_there),
            ("different", protocol.different),
        ):
            yield from self._table(table, rows)
        if protocol.unclear:
            yield from self._table("unclear", protocol.unclear)
        yield from self._movement()
        if protocol.note:
            yield Paragraph(words.note.format(note=protocol.note))
        yield Paragraph(words.closing)

    def _counts(self) -> Iterator[Part]:
        counts, words = self._protocol.counts, self._words
        yield self._heading("counts")
        labelled = [(self._template.counts[name], counts[name]) for name in COUNTS]
        yield self._numbered("counts", labelled)
        yield Paragraph(words.balance.format(**counts))
        if counts["aside"]:
            yield Paragraph(words.aside.format(count=counts["aside"]))

    def _table(self, name: str, rows: tuple[tuple[str, ...], ...]) -> Iterator[Part]:
        yield self._heading(name, len(rows))
        if rows:
            yield self._numbered(name, rows)
        else:
            yield Paragraph(self._words.nothing)

    def _movement(self) -> Iterator[Part]:
        yield self._heading("movement")
        movement, words = self._protocol.movement, self._words
        if movement is None:
            yield Paragraph(words.movement_first)
            return
        increase = sum(count for _, count in movement.increases)
        decrease = sum(count for _, count in movement.decreases)
        yield self._numbered("movement", self._movement_rows(movement, increase, decrease))
        yield Paragraph(
            words.movement_balance.format(
                at_start=movement.at_start,
                increase=increase,
                decrease=decrease,
                at_end=movement.at_end,
            )
        )
        if movement.moved:
            yield from self._table("moved", movement.moved)
        if movement.unexplained:
            yield Paragraph(words.movement_unexplained.format(count=movement.unexplained))

    def _movement_rows(
        self, movement: ProtocolMovement, increase: int, decrease: int
    ) -> list[tuple[str, int]]:
        labels = self._template.movement
        return [
            (labels["at_start"].format(since=movement.since), movement.at_start),
            (labels["increase"], increase),
            *((f"- {reason}", count) for reason, count in movement.increases),
            (labels["decrease"], decrease),
            *((f"- {reason}", count) for reason, count in movement.decreases),
            (labels["at_end"].format(until=movement.until), movement.at_end),
        ]

    def _heading(self, name: str, count: int = 0) -> Heading:
        self._section += 1
        title = self._template.tables[name].title.format(count=count)
        return Heading(self._words.section.format(number=self._section, title=title))

    def _numbered(self, name: str, rows: Iterable[Sequence[Cell]]) -> TablePart:
        numbered = tuple((number, *row) for number, row in enumerate(rows, 1))
        return TablePart(self._template.tables[name], numbered)
