"""The left of the place: the pairs, the strongest reason first, or those told apart."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.names import sort_key
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.duplicate_words import reasons_text
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.duplicates import PairRow


class PairList(QWidget):
    """Tells which pair is chosen; `shown_changed` when the other list is asked for."""

    chosen = Signal(object)  # PairRow or None
    shown_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        say = self.words.gettext
        self.which: Choice[bool] = Choice(
            ((False, say(N_("Perhaps one person"))), (True, say(N_("Not the same person"))))
        )
        asked = label(say(N_("&Pairs")), wrap=False)
        asked.setBuddy(self.which)
        self.which.setAccessibleName(say(N_("Which pairs are listed")))
        self.table: RowTable[PairRow] = RowTable(
            "duplicates",
            RowModel(_columns(self.words)),
            session.preferences,
            self.words,
            title=say(N_("Pairs of records")),
        )
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.count = label("", "quiet")
        self._rows: tuple[PairRow, ...] = ()
        self._is_filling = False
        head = column(asked, self.which, gap=0.5, margin=1)
        foot = column(self.count, margin=1)
        page = column(head, self.table, foot, gap=0)
        page.setStretch(1, 1)
        self.setLayout(page)
        self.which.changed.connect(self.shown_changed)
        self.table.selected.connect(lambda _: self._tell())

    @property
    def shows_apart(self) -> bool:
        """Whether the pairs told apart are listed, instead of those still to be looked at."""
        return self.which.value()

    @property
    def current(self) -> PairRow | None:
        """The pair one stands on."""
        return next(iter(self.table.chosen()), None)

    def show_pairs(
        self, rows: tuple[PairRow, ...], wanted: tuple[str, str] | None, *, others: int
    ) -> None:
        """Lists pairs anew; the wanted one stays chosen, else the one now in its place.

        `others` is how many the list that is not shown holds.
        """
        before = self.table.currentIndex().row()
        scrolled = self.table.verticalScrollBar().value()
        self._is_filling = True
        self._rows = rows
        self.table.rows_model.set_rows(rows)
        self.table.set_overlay(None if rows else self._nothing(others))
        self._is_filling = False
        shown: Sequence[PairRow] = self.table.rows_model.rows
        keys = [set(row.keys) for row in shown]
        place = keys.index(set(wanted)) if wanted and set(wanted) in keys else max(before, 0)
        if shown:
            self.table.verticalScrollBar().setValue(scrolled)
            self.table.select(min(place, len(shown) - 1))
        else:
            self.chosen.emit(None)
        count = number(len(rows), self.words.language)
        self.count.setText(self.words.say(N_("Pairs: {count}"), count=count))

    def _tell(self) -> None:
        if not self._is_filling:
            self.chosen.emit(self.current)

    def _nothing(self, others: int) -> EmptyState:
        say, icons = self.words.gettext, self.session.icons
        if self.shows_apart:
            text = say(N_("Nobody was told apart yet"))
            return EmptyState(icons, "members", text)
        more = say(N_("Looked at were ID numbers, cards, and names with near dates of birth."))
        if others:
            told = number(others, self.words.language)
            apart = self.words.say(N_("Told apart by you: {count}"), count=told)
            more = f"{more} {apart}."
        return EmptyState(icons, "done", say(N_("No record looks like another")), more)


def _columns(words: Catalogue) -> tuple[Column[PairRow], ...]:
    say = words.gettext

    def both(texts: tuple[str, str]) -> str:
        one, other = (text or say(N_("not recorded")) for text in texts)
        return one if one == other else f"{one} / {other}"

    def names(row: PairRow) -> str:
        one, other = row.names
        return one if sort_key(one) == sort_key(other) else f"{one} / {other}"

    return (
        Column("names", say(N_("Full name")), names, 18, strong=True),
        Column("reasons", say(N_("Why")), lambda row: reasons_text(row.reasons, words), 8),
        Column("births", say(N_("Date of birth")), lambda row: both(row.births), 22, hidden=True),
        Column("cards", say(N_("Card number")), lambda row: both(row.cards), 26, hidden=True),
        Column("branches", say(N_("Branch")), lambda row: both(row.branches), 40, hidden=True),
    )
