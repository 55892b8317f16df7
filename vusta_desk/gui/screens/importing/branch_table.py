"""A list of branches as a table: which are new, and of which the list says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from vusta_desk.domain.member import Branch, BranchKind
from vusta_desk.domain.names import text_sort_key
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.gui.screens.importing.fates import FATE_ICONS
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.import_members import Fate, Preview

TOLD_HERE = frozenset(("branch_new", "branch_changed"))
"""Codes of findings that the table tells of."""


@dataclass(frozen=True, slots=True)
class BranchRow:
    """A branch as it would be; `ours` as it is on record, None for a new one; its row."""

    branch: Branch
    ours: Branch | None
    row: int

    @property
    def fate(self) -> Fate:
        """New or changed."""
        return Fate.NEW if self.ours is None else Fate.CHANGED


def rows_of(previewed: Preview, ours: Mapping[str, Branch]) -> list[BranchRow]:
    """The branches that a list would add or change, in its order."""
    plan = previewed.plan
    at = {each.subject: each.place.row or 0 for each in plan.findings if each.code in TOLD_HERE}
    new = [BranchRow(each, None, at.get(each.key, 0)) for each in plan.branches]
    changed = [
        BranchRow(each, ours.get(each.key, each), at.get(each.key, 0))
        for each in plan.changed_branches
    ]
    return sorted((*new, *changed), key=lambda each: each.row)


class BranchTable(RowTable[BranchRow]):
    """One branch a row; what is changed stands behind what is on record."""

    def __init__(self, session: Session) -> None:
        self._session, self._words = session, session.words
        title = session.words.gettext(N_("Branches of the list"))
        model = RowModel(self._columns())
        super().__init__("import-branches", model, session.preferences, session.words, title=title)

    def show_branches(self, rows: list[BranchRow]) -> None:
        """Shows these."""
        self.rows_model.set_rows(rows)

    def _columns(self) -> list[Column[BranchRow]]:
        say = self._words.gettext
        return [
            Column(
                "fate",
                say(N_("Fate")),
                lambda each: value_word("fate", each.fate, self._words),
                14,
                icon=lambda each: self._session.icons(FATE_ICONS[each.fate]),
            ),
            Column("row", say(N_("Row")), _row, 4, key=lambda each: each.row, right=True),
            Column(
                "name",
                say(N_("Branch")),
                lambda each: each.branch.name,
                34,
                key=lambda each: text_sort_key(each.branch.name),
                strong=True,
            ),
            Column("kind", say(N_("Kind")), lambda each: self._change(each, "kind"), 20),
            Column("opened", say(N_("Founded on")), lambda each: self._change(each, "opened"), 12),
            Column("closed", say(N_("Closed on")), lambda each: self._change(each, "closed"), 12),
        ]

    def _change(self, row: BranchRow, fact: str) -> str:
        """What it would be, behind what it is where that is something else."""
        after = self._text(getattr(row.branch, fact))
        before = self._text(getattr(row.ours, fact)) if row.ours is not None else after
        if before == after:
            return after
        before = before or self._words.gettext(N_("not recorded"))
        return self._words.say(N_("{before} → {after}"), before=before, after=after)

    def _text(self, value: PartialDate | BranchKind | None) -> str:
        if value is None:
            return ""
        if isinstance(value, PartialDate):
            return partial_date_text(value)
        return value_word("branch_kind", value, self._words)


def _row(each: BranchRow) -> str:
    return str(each.row) if each.row else ""
