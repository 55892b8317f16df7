"""The rows of a list as a table: what becomes of each, and whether it is taken in."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent

from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.gui.screens.importing.fates import FATE_ICONS, urgency
from vusta_desk.gui.screens.importing.row_words import seen_sentences, seen_words
from vusta_desk.gui.screens.importing.rows import Order
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.import_members import Fate, PlannedRow, RowId

Index = QModelIndex | QPersistentModelIndex
_TAKE = "take"
_WIDEST_FATE = 14  # letters; its icon tells it too, and the row in full
_TAKEN_IN = frozenset((Fate.NEW, Fate.CHANGED))


def can_be_taken(row: PlannedRow, said: Said) -> bool:
    """Whether there is anything of the row to take in."""
    if row.fate is Fate.SAME:
        return any(said.takes(row, offer) for offer in row.offers)
    return row.fate in _TAKEN_IN


class ImportRows(RowModel[PlannedRow]):
    """The rows with a box to be ticked; what is ticked is for `take` to keep."""

    def __init__(
        self,
        columns: Sequence[Column[PlannedRow]],
        sorter: Callable[[Column[PlannedRow], bool], None],
        is_taken: Callable[[PlannedRow], bool | None],
        take: Callable[[list[PlannedRow], bool], None],
    ) -> None:
        super().__init__(columns, sorter)
        self._is_taken, self._take = is_taken, take

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractTableModel."""
        if role == Qt.ItemDataRole.CheckStateRole:
            if not index.isValid() or self.columns[index.column()].id != _TAKE:
                return None
            taken = self._is_taken(self.rows[index.row()])
            state = Qt.CheckState
            return None if taken is None else state.Checked if taken else state.Unchecked
        return super().data(index, role)

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """See QAbstractTableModel: a box was ticked."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self._take([self.rows[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractTableModel."""
        known = super().flags(index)
        if index.isValid() and self.columns[index.column()].id == _TAKE:
            known |= Qt.ItemFlag.ItemIsUserCheckable
        return known

    def tell_taken(self) -> None:
        """What is taken in has changed."""
        if self.rows:
            at = next(at for at, each in enumerate(self.columns) if each.id == _TAKE)
            last = self.index(len(self.rows) - 1, at)
            self.dataChanged.emit(self.index(0, at), last)


class ImportTable(RowTable[PlannedRow]):
    """Rows of a list. Space takes the chosen ones in or leaves them.

    While a key is held down it does not tell of every row that is passed, only of the last.
    """

    scrolls = True
    take_asked = Signal(object, bool)  # rows, whether they are taken in
    order_asked = Signal()

    def __init__(self, session: Session) -> None:
        self._session, self._words = session, session.words
        self._said: Said | None = None
        self._branches: dict[str, str] = {}
        self._new_branches: frozenset[str] = frozenset()
        self.order = Order()
        self._is_held = False  # the key that goes from row to row
        self.import_rows = ImportRows(
            self._columns(), self._follow_order, self._is_taken, self._ask_to_take
        )
        super().__init__(
            "import",
            self.import_rows,
            session.preferences,
            session.words,
            title=session.words.gettext(N_("Rows of the list")),
        )
        text = session.words.gettext(N_("No row of the chosen kinds."))
        self.set_overlay(EmptyState(session.icons, "filter", text))

    def show_words(
        self,
        said: Said,
        branches: dict[str, str],
        *,
        new_branches: frozenset[str],
        several_sheets: bool,
    ) -> None:
        """What was said so far, how branches are called and which of their keys are new.

        `several_sheets` says whether rows are of more than one.
        """
        self._said, self._branches, self._new_branches = said, branches, new_branches
        ids = [column.id for column in self.import_rows.columns]
        self.setColumnHidden(ids.index("sheet"), not several_sheets)

    def show_said(self, said: Said) -> None:
        """Something else is taken in now."""
        self._said = said
        self.import_rows.tell_taken()

    def show_rows(self, rows: list[PlannedRow], wanted: RowId | None) -> None:
        """Shows these; the row wanted is chosen, and the list does not jump where it stays."""
        bar = self.verticalScrollBar()
        stood = bar.value()
        self.import_rows.set_rows(rows)
        place = next((at for at, row in enumerate(rows) if row.id == wanted), None)
        if place is not None:
            bar.setValue(stood)
            self.select(place)
        elif rows:
            self.select(0)

    def tell_selected(self) -> None:
        """See RowTable."""
        if not self._is_held:
            super().tell_selected()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QTableView."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """See QTableView."""
        super().focusOutEvent(event)
        self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QTableView."""
        self._is_held = event.isAutoRepeat()
        chosen = self.chosen() if event.key() == Qt.Key.Key_Space else []
        able = [row for row in chosen if self._is_taken(row) is not None]
        if able:
            self.take_asked.emit(able, not all(map(self._is_taken, able)))
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)

    def _let_go(self) -> None:
        if self._is_held:
            self._is_held = False
            self.tell_selected()

    def _ask_to_take(self, rows: list[PlannedRow], taken: bool) -> None:
        self.take_asked.emit(rows, taken)

    def _is_taken(self, row: PlannedRow) -> bool | None:
        """None where there is nothing to take in."""
        if self._said is None or not can_be_taken(row, self._said):
            return None
        return self._said.is_taken(row)

    def _follow_order(self, column: Column[PlannedRow], down: bool) -> None:
        self.order = Order(column.key or column.text, down)
        self.order_asked.emit()

    def _columns(self) -> list[Column[PlannedRow]]:
        """What is to be seen has the room that is left; what the row in full shows stands aside."""
        say = self._words.gettext
        words = [value_word("fate", fate, self._words) for fate in FATE_ICONS]
        fates = min(max(map(len, words)), _WIDEST_FATE)
        return [
            Column(
                _TAKE,
                say(N_("Taken in")),
                self._take_text,
                4,
                short=lambda _: "",
                tooltip=self._take_text,
            ),
            Column("fate", say(N_("Fate")), self._fate, fates, key=urgency, icon=self._icon),
            Column("sheet", say(N_("Sheet")), lambda each: each.sheet or "", 10, hidden=True),
            Column("row", say(N_("Row")), lambda each: str(each.row), 4, key=_place, right=True),
            Column(
                "name",
                say(N_("Full name")),
                lambda each: each.member.name or "…",
                18,
                key=lambda each: sort_key(each.member.name),
                strong=True,
            ),
            Column(
                "birth_date",
                say(N_("Date of birth")),
                _birth_date,
                11,
                key=_birth_order,
                hidden=True,
            ),
            Column(
                "branch",
                say(N_("Branch")),
                self._branch,
                24,
                key=lambda each: text_sort_key(self._branch(each)),
                hidden=True,
            ),
            Column(
                "findings",
                say(N_("To be seen")),
                self._short,
                12,
                tooltip=lambda each: "\n".join(self._sentences(each)),
            ),
        ]

    def _take_text(self, row: PlannedRow) -> str:
        taken = self._is_taken(row)
        if taken is None:
            return self._words.gettext(N_("nothing to take in"))
        return self._words.gettext(N_("is taken in") if taken else N_("is left"))

    def _fate(self, row: PlannedRow) -> str:
        return value_word("fate", row.fate, self._words)

    def _icon(self, row: PlannedRow) -> QIcon:
        shown = colours()
        colour = {Fate.REFUSED: shown.error, Fate.UNSURE: shown.warning}.get(row.fate, shown.quiet)
        return self._session.icons(FATE_ICONS[row.fate], colour)

    def _branch(self, row: PlannedRow) -> str:
        named = row.draft.branch if row.draft else None
        return self._branches.get(row.member.branch or "", named or "")

    def _short(self, row: PlannedRow) -> str:
        return "  ·  ".join(seen_words(row, self._words, self._new_branches))

    def _sentences(self, row: PlannedRow) -> list[str]:
        return seen_sentences(row, self._words, self._new_branches)


def _place(row: PlannedRow) -> tuple[str, int]:
    return row.sheet or "", row.row


def _birth_date(row: PlannedRow) -> str:
    known = row.member.birth_date
    return partial_date_text(known) if known else ""


def _birth_order(row: PlannedRow) -> tuple[bool, object]:
    known = row.member.birth_date
    return known is None, known.sort_key if known else ()
