"""The minutes of a reconciliation part by part: the same for the paper and for the workbook."""

from collections.abc import Iterable, Iterator, Sequence

from vusta_desk.documents.protocol import COUNTS, Protocol, ProtocolMovement
from vusta_desk.documents.protocol_template import ProtocolTemplate
from vusta_desk.documents.table_paper import (
    Cell,
    Heading,
    PaperHead,
    Paragraph,
    Part,
    Side,
    TablePaper,
    TablePart,
    numbered,
)


def protocol_paper(protocol: Protocol, template: ProtocolTemplate) -> TablePaper:
    """The whole of the minutes."""
    words = template.words
    theirs, ours = _signatures(protocol, template)
    return TablePaper(
        head=PaperHead(
            superior=protocol.superior,
            issuer=protocol.issuer,
            below_issuer=words.below_issuer,
            # Room for the number of the paper, where the office has a symbol.
            number=words.number.format(symbol=protocol.symbol) if protocol.symbol else "",
            party=words.party,
            place_and_date=protocol.place_and_date,
            title=words.title,
            subtitle=words.subtitle.format(side=_side_name(protocol, template)),
            below_subtitle=words.below_subtitle,
        ),
        parts=tuple(_Parts(protocol, template).all()),
        left=theirs,
        right=ours,
    )


def _side_name(protocol: Protocol, template: ProtocolTemplate) -> str:
    """The other side as sentences name it."""
    return protocol.side or template.words.central


def _signatures(protocol: Protocol, template: ProtocolTemplate) -> tuple[Side, Side]:
    """Theirs on the left, ours on the right."""
    words = template.words
    if protocol.side:
        theirs = Side(words.their_side_branch, words.their_post_branch, "")
    else:
        theirs = Side(words.their_side_central, words.their_post_central, "")
    return theirs, Side(protocol.authority, protocol.post, protocol.signer)


class _Parts:
    def __init__(self, protocol: Protocol, template: ProtocolTemplate) -> None:
        self._protocol, self._template = protocol, template
        self._words = template.words
        self._section = 0

    def all(self) -> Iterator[Part]:
        protocol, words = self._protocol, self._words
        name = _side_name(protocol, self._template)
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
        return TablePart(self._template.tables[name], numbered(tuple(map(tuple, rows))))
