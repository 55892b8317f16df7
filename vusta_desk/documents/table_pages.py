"""Lays a paper with tables out on pages. Draws nothing.

A section's title stays with what comes next, a table's header stands on each of its pages, a
group's line stays with its first row and a sum with the row before it. The signatures are neither
torn apart nor alone on a page: the last paragraph stays with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vusta_desk.documents.grid import PlacedRow, Row
from vusta_desk.documents.page_head import page_number, set_head
from vusta_desk.documents.table_foot import put_foot, signatures
from vusta_desk.documents.table_paper import Heading, PaperHead, Paragraph, TablePaper, TablePart
from vusta_desk.documents.table_rows import Rows
from vusta_desk.documents.table_template import PaperDesign, Spaces
from vusta_desk.documents.typeset import TypesetText
from vusta_desk.documents.typesetter import Block, Typesetter
from vusta_desk.domain.findings import Finding, worst_first

_ROOMIER = (2.0, 1.7, 1.4, 1.2)


@dataclass(slots=True)
class Page:
    """What stands on one page: words, and the rows of each table that has lines."""

    texts: list[TypesetText] = field(default_factory=list)
    tables: list[list[PlacedRow]] = field(default_factory=list)


def lay_out(design: PaperDesign, paper: TablePaper) -> tuple[list[Page], tuple[Finding, ...]]:
    """The pages, and what it took to fit every text, worst first."""
    if paper.best_on_one_page:
        for more in _ROOMIER:
            roomy = _Layout(_with_room(design, more), paper).lay_out()
            if len(roomy[0]) == 1:
                return roomy
    return _Layout(design, paper).lay_out()


def _with_room(design: PaperDesign, more: float) -> PaperDesign:
    """The design with so many times the room between lines."""
    rules, spaces, foot = design.rules, design.spaces, design.foot
    return replace(
        design,
        rules=replace(rules, padding_down=rules.padding_down * more),
        spaces=Spaces(
            spaces.before_section * more,
            spaces.before_table * more,
            spaces.before_paragraph * more,
        ),
        foot=replace(foot, before=foot.before * more),
    )


class _Layout:
    """A paper in the making: pages so far, and how far down the last of them is filled."""

    def __init__(self, design: PaperDesign, paper: TablePaper) -> None:
        sheet = design.sheet
        self._design, self._paper = design, paper
        self._setter = Typesetter(design.stationery, sheet.height)
        self._rows = Rows(design, self._setter)
        self._pages = [Page()]
        self._y = sheet.top
        self._limit = sheet.height - sheet.bottom
        self._room = sheet.width - sheet.left - sheet.right

    def lay_out(self) -> tuple[list[Page], tuple[Finding, ...]]:
        paper = self._paper
        self._set_head(paper.head)
        for part, after in zip(paper.parts, (*paper.parts[1:], None), strict=True):
            if isinstance(part, Heading):
                self._put_heading(part, after)
            elif isinstance(part, Paragraph):
                self._put_paragraph(part, 0.0 if after else self._signatures_height())
            else:
                self._put_table(part)
        texts, _ = signatures(self._design, self._setter, paper, self._y)
        self._pages[-1].texts += texts
        if paper.foot:
            for page in self._pages:
                page.texts.append(put_foot(self._design, self._setter, paper.foot))
        return self._pages, tuple(worst_first(self._setter.findings))

    # --- pages ------------------------------------------------------------------------------

    def _new_page(self) -> None:
        sheet = self._design.sheet
        self._pages.append(Page())
        self._pages[-1].texts.append(page_number(self._setter, sheet, len(self._pages)))
        self._y = sheet.top

    def _make_room(self, height: float) -> None:
        if self._y + height > self._limit and self._y > self._design.sheet.top:
            self._new_page()

    def _set_head(self, head: PaperHead) -> None:
        texts, self._y = set_head(
            self._setter,
            self._design.sheet,
            self._design.head,
            [
                (head.superior, "superior", 0),
                (head.issuer, "issuer", 0),
                (head.below_issuer, "below_issuer", 0),
                (head.number, "below_issuer", 0),
            ],
            [(head.party, "party", 0), (head.place_and_date, "place_and_date", 3)],
            [
                (head.title, "title", 0),
                (head.subtitle, "subtitle", 0),
                (head.below_subtitle, "subtitle", 0),
            ],
        )
        self._pages[0].texts += texts

    # --- text -------------------------------------------------------------------------------

    def _put_heading(self, heading: Heading, after: object) -> None:
        spaces = self._design.spaces
        block = self._setter.block(heading.text, "section", self._room, "section", None)
        needed = spaces.before_section + block.height
        if isinstance(after, TablePart):
            first = next(self._rows.together(after, after.rows[:2]), ())
            rows = [*self._rows.header(after), *first]
            needed += spaces.before_table + sum(row.height for row in rows)
        elif isinstance(after, Paragraph):
            needed += spaces.before_paragraph + self._paragraph_height(after)
        self._make_room(needed)
        self._y += spaces.before_section
        self._put_block(block)

    def _paragraph_height(self, paragraph: Paragraph) -> float:
        scratch = Typesetter(self._design.stationery, self._design.sheet.height)
        return self._block(paragraph, scratch).height

    def _block(self, paragraph: Paragraph, setter: Typesetter) -> Block:
        return setter.block(
            paragraph.text, paragraph.style, self._room, "paragraph", None, any_height=True
        )

    def _put_paragraph(self, paragraph: Paragraph, below: float) -> None:
        """A paragraph, over more pages than one where it is long; `below` stays with its end."""
        rest: Block | None = self._block(paragraph, self._setter)
        self._y += self._design.spaces.before_paragraph
        while rest is not None:
            room = self._limit - self._y
            block, after = rest.split(room)
            if after is None and rest.height + below > room:
                block, after = rest.split(rest.height - 0.1)
            is_at_top = self._y == self._design.sheet.top
            if block is not None or is_at_top:
                self._put_block(block or rest)
                rest = after if block is not None else None
            if rest is not None:
                self._new_page()

    def _put_block(self, block: Block) -> None:
        text = self._setter.put(block, self._design.sheet.left, self._y, self._room)
        self._pages[-1].texts.append(text)
        self._y += block.height

    # --- tables -----------------------------------------------------------------------------

    def _put_table(self, part: TablePart) -> None:
        header = self._rows.header(part)
        self._y += self._design.spaces.before_table
        self._start_table(part, header)
        for rows in self._rows.together(part, part.rows):
            if self._y + sum(row.height for row in rows) > self._limit:
                self._new_page()
                self._start_table(part, header)
            self._put_rows(part, rows)

    def _start_table(self, part: TablePart, header: Sequence[Row]) -> None:
        if not part.is_bare:
            self._pages[-1].tables.append([])
        self._put_rows(part, header)

    def _put_rows(self, part: TablePart, rows: Sequence[Row]) -> None:
        page, rules = self._pages[-1], self._design.rules
        across = 0.0 if part.is_bare else rules.padding_across
        for row in rows:
            if not part.is_bare:
                page.tables[-1].append(PlacedRow(self._y, row))
            top, height = self._y + rules.padding_down, row.height - 2 * rules.padding_down
            for block, x, width in row.cells:
                inner = width - 2 * across
                page.texts.append(self._setter.put(block, x + across, top, inner, height))
            self._y += row.height

    def _signatures_height(self) -> float:
        scratch = Typesetter(self._design.stationery, self._design.sheet.height)
        return signatures(self._design, scratch, self._paper, 0.0)[1]
