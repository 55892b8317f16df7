"""Lays the roster list out: rows measured, pages broken, head and foot set. Draws nothing.

A group's line stays with its first row; the last row stays with totals and signature.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vusta_desk.documents.grid import PlacedRow, Row
from vusta_desk.documents.page_head import page_number, set_head
from vusta_desk.documents.roster import RosterEntry, RosterFoot, RosterGroup, RosterHeading
from vusta_desk.documents.roster_template import RosterTemplate
from vusta_desk.documents.typeset import TypesetText
from vusta_desk.documents.typesetter import Typesetter
from vusta_desk.domain.findings import Finding, worst_first
from vusta_desk.domain.member import BadgeKind


@dataclass(slots=True)
class RosterPage:
    """What stands on one page."""

    texts: list[TypesetText] = field(default_factory=list)
    rows: list[PlacedRow] = field(default_factory=list)


def lay_out(
    template: RosterTemplate,
    heading: RosterHeading,
    groups: Sequence[RosterGroup],
    foot: RosterFoot,
) -> tuple[list[RosterPage], tuple[Finding, ...]]:
    """The pages of a list, and what it took to fit every text, worst first."""
    return _Layout(template).lay_out(heading, groups, foot)


class _Layout:
    """One list in the making: its pages so far, and how far down the last of them is filled."""

    def __init__(self, template: RosterTemplate) -> None:
        self.template = template
        self.setter = Typesetter(template.stationery, template.sheet.height)
        self.pages = [RosterPage()]
        self.y = template.sheet.top
        self.limit = template.sheet.height - template.sheet.bottom
        self.header = self._header()

    def lay_out(
        self, heading: RosterHeading, groups: Sequence[RosterGroup], foot: RosterFoot
    ) -> tuple[list[RosterPage], tuple[Finding, ...]]:
        self._set_head(heading)
        self._put_rows(self.header)
        foot_height = self._foot_height(foot, groups)
        chunks = list(self._chunks(groups))
        for number, rows in enumerate(chunks, 1):
            needed = sum(row.height for row in rows)
            if number == len(chunks) and needed + foot_height <= self._room():
                needed += foot_height
            if self.y + needed > self.limit and not self.pages[-1].rows[-1].row.is_header:
                self._new_page()
                self._put_rows(self.header)
            self._put_rows(rows)
        if self.y + foot_height > self.limit:
            self._new_page()
        texts, _ = self._foot_texts(foot, groups, self.setter, self.y)
        self.pages[-1].texts += texts
        return self.pages, tuple(worst_first(self.setter.findings))

    # --- pages ------------------------------------------------------------------------------

    def _room(self) -> float:
        """The height for rows on a page that has no more than the header of the table."""
        return self.limit - self.template.sheet.top - sum(row.height for row in self.header)

    def _new_page(self) -> None:
        sheet = self.template.sheet
        self.pages.append(RosterPage())
        self.pages[-1].texts.append(page_number(self.setter, sheet, len(self.pages)))
        self.y = sheet.top

    def _put_rows(self, rows: Sequence[Row]) -> None:
        page, padding = self.pages[-1], self.template.rules.padding_across
        for row in rows:
            page.rows.append(PlacedRow(self.y, row))
            for block, x, width in row.cells:
                inner = width - 2 * padding
                text = self.setter.put(block, x + padding, self.y, inner, row.height)
                page.texts.append(text)
            self.y += row.height

    # --- head -------------------------------------------------------------------------------

    def _set_head(self, heading: RosterHeading) -> None:
        words = self.template.words
        texts, self.y = set_head(
            self.setter,
            self.template.sheet,
            self.template.head,
            [
                (heading.superior, "superior", 0),
                (heading.issuer, "issuer", 0),
                (words.below_issuer, "below_issuer", 0),
            ],
            [(words.party, "party", 0), (heading.place_and_date, "place_and_date", 3)],
            [
                (words.title, "title", 0),
                (words.subtitle.format(occasion=heading.occasion), "subtitle", 0),
            ],
        )
        self.pages[0].texts += texts

    # --- rows -------------------------------------------------------------------------------

    def _header(self) -> list[Row]:
        headings = [column.heading for column in self.template.columns]
        numbers = [str(number) for number in range(1, len(headings) + 1)]
        return [
            self._row(headings, ["heading"] * len(headings), None, is_header=True),
            self._row(numbers, ["column_number"] * len(numbers), None, is_header=True),
        ]

    def _chunks(self, groups: Sequence[RosterGroup]) -> Iterator[list[Row]]:
        """Rows that must stand on one page together."""
        styles = [column.style for column in self.template.columns]
        number = 0
        for group in groups:
            together = [self._group_row(group)]
            for entry in group.entries:
                number += 1
                together.append(self._row(self._cells(entry, number), styles, entry.key))
                yield together
                together = []

    def _row(
        self, texts: Sequence[str], styles: Sequence[str], key: str | None, is_header: bool = False
    ) -> Row:
        rules, x = self.template.rules, self.template.sheet.left
        cells = []
        for column, text, style in zip(self.template.columns, texts, styles, strict=True):
            inner = column.width - 2 * rules.padding_across
            cells.append((self.setter.block(text, style, inner, column.id, key), x, column.width))
            x += column.width
        height = max(block.height for block, _, _ in cells) + 2 * rules.padding_down
        return Row(tuple(cells), height, is_header)

    def _group_row(self, group: RosterGroup) -> Row:
        rules = self.template.rules
        width = sum(column.width for column in self.template.columns)
        text = self.template.words.group.format(level=group.level, count=len(group.entries))
        block = self.setter.block(text, "group", width - 2 * rules.padding_across, "group", None)
        height = block.height + 2 * rules.padding_down
        return Row(((block, self.template.sheet.left, width),), height)

    def _cells(self, entry: RosterEntry, number: int) -> list[str]:
        words = self.template.words
        kind = {
            BadgeKind.NORMAL: "",
            BadgeKind.EARLY: words.early,
            BadgeKind.POSTHUMOUS: words.posthumous,
            BadgeKind.REISSUE: words.reissue,
        }[entry.kind]
        own = {"number": str(number), "note": ". ".join(filter(None, (kind, entry.note)))}
        return [
            own[column.id] if column.id in own else getattr(entry, column.id)
            for column in self.template.columns
        ]

    # --- foot -------------------------------------------------------------------------------

    def _foot_height(self, foot: RosterFoot, groups: Sequence[RosterGroup]) -> float:
        scratch = Typesetter(self.template.stationery, self.template.sheet.height)
        return self._foot_texts(foot, groups, scratch, 0.0)[1]

    def _foot_texts(
        self, foot: RosterFoot, groups: Sequence[RosterGroup], setter: Typesetter, y: float
    ) -> tuple[list[TypesetText], float]:
        """Totals, recipients and signature from `y` down, and where they end."""
        sheet, sizes, words = self.template.sheet, self.template.foot, self.template.words
        room = sheet.width - sheet.left - sheet.right
        totals, end = setter.stack(self._totals(foot, groups), sheet.left, y + sizes.before, room)
        top = end + sizes.before
        signature, signature_end = setter.stack(
            [
                (foot.authority, "authority", 0),
                (foot.post, "post", 0),
                (foot.signer, "signer", sizes.signature_room),
            ],
            sheet.width - sheet.right - sizes.signature_width,
            top,
            sizes.signature_width,
        )
        recipients, recipients_end = setter.stack(
            [
                (words.recipients if foot.recipients else "", "recipients", 0),
                *((line, "recipient", 0.0) for line in foot.recipients),
            ],
            sheet.left,
            top,
            sizes.recipients_width,
        )
        return [*totals, *signature, *recipients], max(signature_end, recipients_end)

    def _totals(
        self, foot: RosterFoot, groups: Sequence[RosterGroup]
    ) -> list[tuple[str, str, float]]:
        words = self.template.words
        levels = "; ".join(
            words.total_level.format(level=group.level, count=len(group.entries))
            for group in groups
        )
        amount = words.amount.format(amount=foot.amount) if foot.amount else ""
        unknown = words.amount_unknown.format(count=foot.amount_unknown)
        count = sum(len(group.entries) for group in groups)
        return [
            (words.total.format(count=count), "total", 0),
            (words.total_levels.format(levels=levels) if levels else "", "total_levels", 0),
            (amount, "total_levels", 0),
            (unknown if foot.amount_unknown else "", "total_levels", 0),
        ]
