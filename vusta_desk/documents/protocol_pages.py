"""Lays the minutes of a reconciliation out on pages. Draws nothing.

A section's title stays with what comes next, a table's header stands on each of its pages, and the
signatures are neither torn apart nor alone on a page: the last paragraph stays with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vusta_desk.documents.grid import PlacedRow, Row
from vusta_desk.documents.page_head import page_number, set_head
from vusta_desk.documents.protocol import Protocol
from vusta_desk.documents.protocol_parts import (
    Heading,
    Paragraph,
    Side,
    TablePart,
    number_line,
    parts,
    signatures,
    subtitle,
)
from vusta_desk.documents.protocol_template import Column, ProtocolTemplate
from vusta_desk.documents.typeset import TypesetText
from vusta_desk.documents.typesetter import Block, Typesetter
from vusta_desk.domain.findings import Finding, worst_first


@dataclass(slots=True)
class ProtocolPage:
    """What stands on one page: words, and the rows of each table."""

    texts: list[TypesetText] = field(default_factory=list)
    tables: list[list[PlacedRow]] = field(default_factory=list)


def lay_out(
    template: ProtocolTemplate, protocol: Protocol
) -> tuple[list[ProtocolPage], tuple[Finding, ...]]:
    """The pages, and what it took to fit every text, worst first."""
    return _Layout(template).lay_out(protocol)


class _Layout:
    """The minutes in the making: pages so far, and how far down the last of them is filled."""

    def __init__(self, template: ProtocolTemplate) -> None:
        sheet = template.sheet
        self._template = template
        self._setter = Typesetter(template.stationery, sheet.height)
        self._pages = [ProtocolPage()]
        self._y = sheet.top
        self._limit = sheet.height - sheet.bottom
        self._room = sheet.width - sheet.left - sheet.right

    def lay_out(self, protocol: Protocol) -> tuple[list[ProtocolPage], tuple[Finding, ...]]:
        self._set_head(protocol)
        every, sides = parts(protocol, self._template), signatures(protocol, self._template)
        for part, after in zip(every, (*every[1:], None), strict=True):
            if isinstance(part, Heading):
                self._put_heading(part, after)
            elif isinstance(part, Paragraph):
                self._put_paragraph(part.text, 0.0 if after else self._signatures_height(sides))
            else:
                self._put_table(part)
        self._put_signatures(sides)
        return self._pages, tuple(worst_first(self._setter.findings))

    # --- pages ------------------------------------------------------------------------------

    def _new_page(self) -> None:
        sheet = self._template.sheet
        self._pages.append(ProtocolPage())
        self._pages[-1].texts.append(page_number(self._setter, sheet, len(self._pages)))
        self._y = sheet.top

    def _make_room(self, height: float) -> None:
        if self._y + height > self._limit and self._y > self._template.sheet.top:
            self._new_page()

    # --- head -------------------------------------------------------------------------------

    def _set_head(self, protocol: Protocol) -> None:
        template, words = self._template, self._template.words
        texts, self._y = set_head(
            self._setter,
            template.sheet,
            template.head,
            [
                (protocol.superior, "superior", 0),
                (protocol.issuer, "issuer", 0),
                (words.below_issuer, "below_issuer", 0),
                (number_line(protocol, template), "below_issuer", 0),
            ],
            [(words.party, "party", 0), (protocol.place_and_date, "place_and_date", 3)],
            [
                (words.title, "title", 0),
                (subtitle(protocol, template), "subtitle", 0),
                (words.below_subtitle, "subtitle", 0),
            ],
        )
        self._pages[0].texts += texts

    # --- text -------------------------------------------------------------------------------

    def _put_heading(self, heading: Heading, after: object) -> None:
        spaces = self._template.spaces
        block = self._setter.block(heading.text, "section", self._room, "section", None)
        needed = spaces.before_section + block.height
        if isinstance(after, TablePart):
            rows = [*self._header(after.design.columns), *self._rows(after, after.rows[:1])]
            needed += spaces.before_table + sum(row.height for row in rows)
        elif isinstance(after, Paragraph):
            needed += spaces.before_paragraph + self._paragraph_height(after.text)
        self._make_room(needed)
        self._y += spaces.before_section
        self._put_block(block)

    def _paragraph_height(self, text: str) -> float:
        scratch = Typesetter(self._template.stationery, self._template.sheet.height)
        return scratch.block(text, "paragraph", self._room, "paragraph", None).height

    def _put_paragraph(self, text: str, below: float) -> None:
        """A paragraph, over more pages than one where it is long; `below` stays with its end."""
        rest: Block | None = self._setter.block(
            text, "paragraph", self._room, "paragraph", None, any_height=True
        )
        self._y += self._template.spaces.before_paragraph
        while rest is not None:
            room = self._limit - self._y
            block, after = rest.split(room)
            if after is None and rest.height + below > room:
                block, after = rest.split(rest.height - 0.1)
            is_at_top = self._y == self._template.sheet.top
            if block is not None or is_at_top:
                self._put_block(block or rest)
                rest = after if block is not None else None
            if rest is not None:
                self._new_page()

    def _put_block(self, block: Block) -> None:
        text = self._setter.put(block, self._template.sheet.left, self._y, self._room)
        self._pages[-1].texts.append(text)
        self._y += block.height

    # --- tables -----------------------------------------------------------------------------

    def _put_table(self, part: TablePart) -> None:
        header = self._header(part.design.columns)
        self._y += self._template.spaces.before_table
        self._start_table(header)
        for row in self._rows(part, part.rows):
            if self._y + row.height > self._limit:
                self._new_page()
                self._start_table(header)
            self._put_row(row)

    def _start_table(self, header: Sequence[Row]) -> None:
        self._pages[-1].tables.append([])
        for row in header:
            self._put_row(row)

    def _put_row(self, row: Row) -> None:
        page, padding = self._pages[-1], self._template.rules.padding_across
        page.tables[-1].append(PlacedRow(self._y, row))
        for block, x, width in row.cells:
            inner = width - 2 * padding
            page.texts.append(self._setter.put(block, x + padding, self._y, inner, row.height))
        self._y += row.height

    def _header(self, columns: Sequence[Column]) -> list[Row]:
        headings = [(column.heading, "heading") for column in columns]
        return [self._row(columns, headings, is_header=True)]

    def _rows(self, part: TablePart, rows: Sequence[Sequence[str | int]]) -> list[Row]:
        columns = part.design.columns
        return [
            self._row(
                columns,
                [(str(cell), column.style) for cell, column in zip(row, columns, strict=True)],
            )
            for row in rows
        ]

    def _row(
        self, columns: Sequence[Column], texts: Sequence[tuple[str, str]], is_header: bool = False
    ) -> Row:
        rules, x = self._template.rules, self._template.sheet.left
        cells = []
        for column, (text, style) in zip(columns, texts, strict=True):
            inner = column.width - 2 * rules.padding_across
            cells.append(
                (self._setter.block(text, style, inner, column.heading, None), x, column.width)
            )
            x += column.width
        height = max(block.height for block, _, _ in cells) + 2 * rules.padding_down
        return Row(tuple(cells), height, is_header)

    # --- signatures -------------------------------------------------------------------------

    def _signatures_height(self, sides: tuple[Side, Side]) -> float:
        scratch = Typesetter(self._template.stationery, self._template.sheet.height)
        highest = max(self._side(side, scratch, 0, 0)[1] for side in sides)
        return self._template.foot.before + highest

    def _put_signatures(self, sides: tuple[Side, Side]) -> None:
        sheet, foot = self._template.sheet, self._template.foot
        top = self._y + foot.before
        theirs, ours = sides
        right = sheet.width - sheet.right - foot.signature_width
        for side, x in ((theirs, sheet.left), (ours, right)):
            self._pages[-1].texts += self._side(side, self._setter, x, top)[0]

    def _side(
        self, side: Side, setter: Typesetter, x: float, y: float
    ) -> tuple[list[TypesetText], float]:
        foot = self._template.foot
        texts, end = setter.stack(
            [
                (side.authority, "authority", 0),
                (side.post, "post", 0),
                (side.signer, "signer", foot.signature_room),
            ],
            x,
            y,
            foot.signature_width,
        )
        return texts, end if side.signer else end + foot.signature_room
