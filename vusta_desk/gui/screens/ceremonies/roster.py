"""The roster as a working sheet: in calling order, moved by hand, some of it typed in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from vusta_desk.domain.ceremony import Entry
from vusta_desk.domain.names import tidy
from vusta_desk.gui.screens.ceremonies.cell_editors import CellEditors
from vusta_desk.gui.screens.ceremonies.entry_words import (
    amount_text,
    due_text,
    kind_text,
    level_text,
    put_in_text,
)
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.table import Column, Index, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases.drafts import EntryChange

EDITED = ("decision", "decision_date", "serial")


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One line: its number in calling order, counted from 1, and its entry."""

    number: int
    entry: Entry


def _branch(line: RosterLine) -> str:
    return line.entry.branch


def roster_columns(words: Catalogue) -> list[Column[RosterLine]]:
    """The columns of the working sheet."""
    say = words.gettext
    return [
        Column("number", say(N_("No.")), lambda line: str(line.number), 2, right=True),
        Column("name", say(N_("Full name")), lambda line: line.entry.name, 15, strong=True),
        Column("branch", say(N_("Branch")), _branch, 7, short=short_branch),
        Column("level", say(N_("Level")), lambda line: level_text(line.entry.level, words), 7),
        Column("kind", say(N_("Kind of award")), lambda line: kind_text(line.entry, words), 12),
        Column(
            "due_day", say(N_("Due day")), lambda line: due_text(line.entry, words), 10, whole=True
        ),
        Column(
            "amount",
            say(N_("Amount")),
            lambda line: amount_text(line.entry, words),
            12,
            right=True,
        ),
        Column(
            "decision",
            say(N_("Number of the decision")),
            lambda line: line.entry.decision or "",
            13,
        ),
        Column(
            "decision_date",
            say(N_("Day of the decision")),
            lambda line: day_text(line.entry.decision_date) if line.entry.decision_date else "",
            12,
        ),
        Column("serial", say(N_("Number of the badge")), lambda line: line.entry.serial or "", 10),
        Column("round", say(N_("Round")), lambda line: line.entry.round, 9, hidden=True),
        Column("put_in", say(N_("Remarks")), lambda line: put_in_text(line.entry, words), 16),
    ]


class RosterModel(RowModel[RosterLine]):
    """The lines of a draft can be dragged, and three of their columns typed into."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(roster_columns(words))
        self.can_change = False
        self.change_asked: Any = None  # called with the key of a member and an EntryChange

    def take(self, entries: Sequence[Entry]) -> bool:
        """Shows the entries; whether others, or in another order, than before.

        Where they are the same people, only what is said of them is shown anew, so that an editor
        that is open stays open.
        """
        lines = [RosterLine(number, entry) for number, entry in enumerate(entries, 1)]
        same = [line.entry.key for line in self.rows] == [line.entry.key for line in lines]
        if not same or not lines:
            self.set_rows(lines)
            return True
        self.rows = lines
        far = self.index(len(lines) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), far)
        return False

    def is_edited(self, index: Index) -> bool:
        """Whether this cell is typed into."""
        return self.can_change and self.columns[index.column()].id in EDITED

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractTableModel."""
        known = super().flags(index)
        if not self.can_change:
            return known
        if not index.isValid():
            return known | Qt.ItemFlag.ItemIsDropEnabled
        if self.is_edited(index):
            known |= Qt.ItemFlag.ItemIsEditable
        return known | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """See QAbstractItemModel."""
        return Qt.DropAction.MoveAction

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractTableModel."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return super().data(index, role)
        return getattr(self.rows[index.row()].entry, self.columns[index.column()].id)

    def setData(  # noqa: N802 - Qt's name
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """See QAbstractItemModel: asks for the change; the line follows once it is done."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.is_edited(index):
            return False
        entry, column = self.rows[index.row()].entry, self.columns[index.column()].id
        known = getattr(entry, column)
        if column == "decision_date":
            day = value if isinstance(value, date) else None
            if day == known:
                return False
            change = EntryChange(decision_date=day, no_decision_date=day is None)
        else:
            text = tidy(str(value or ""))
            if text == (known or ""):
                return False
            change = EntryChange(**{column: text})  # type: ignore[arg-type]
        self.change_asked(entry.key, change)
        return True


class RosterTable(RowTable[RosterLine]):
    """The sheet: lines are dragged, or moved with Alt+Up and Alt+Down, several at once."""

    moved = Signal(object, object)  # keys, and the key of the entry before which they are to stand

    def __init__(self, session: Session) -> None:
        words = session.words
        self.model_of_roster = RosterModel(words)
        super().__init__(
            "roster",
            self.model_of_roster,
            session.preferences,
            words,
            title=words.gettext(N_("Roster in calling order")),
            sortable=False,
        )
        self.setItemDelegate(CellEditors(words, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    @property
    def is_being_edited(self) -> bool:
        """Whether a cell is being typed into."""
        return self.state() == QAbstractItemView.State.EditingState

    def show_entries(self, entries: Sequence[Entry], *, can_change: bool) -> None:
        """Shows a roster; those chosen stay chosen, wherever they stand now."""
        chosen, here = set(self.chosen_keys()), self.current()
        row, column = self.currentIndex().row(), self.currentIndex().column()
        scrolled = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.model_of_roster.can_change = can_change
        self.setDragEnabled(can_change)
        if not self.model_of_roster.take(entries):
            return
        current = here.entry.key if here else ""
        if chosen and entries and not chosen & {entry.key for entry in entries}:
            current = entries[max(min(row, len(entries) - 1), 0)].key  # who stands there now
            chosen = {current}
        self._choose(chosen, current, max(column, 0))
        self.verticalScrollBar().setValue(scrolled[0])
        self.horizontalScrollBar().setValue(scrolled[1])
        if chosen:
            self.scrollTo(self.currentIndex())

    def chosen_keys(self) -> list[str]:
        """The members chosen, in calling order."""
        return [line.entry.key for line in self.chosen()]

    def choose(self, key: str) -> None:
        """Chooses one member and brings the line into sight."""
        self._choose({key}, key, 0)
        self.scrollTo(self.currentIndex())

    def edit_cell(self) -> bool:
        """Opens the cell the keyboard stands on, where it is one to type into."""
        index = self.currentIndex()
        if not index.isValid() or not self.model_of_roster.is_edited(index):
            return False
        self.edit(index)
        return True

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """See QAbstractItemView: asks for the move instead of changing the model."""
        if event.source() is not self or not self.model_of_roster.can_change:
            event.ignore()
            return
        keys, before = self.chosen_keys(), self.key_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        if keys:
            self.moved.emit(keys, before)

    def key_at(self, point: QPoint) -> str | None:
        """Whom something dropped here would stand before; None for the end."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        place = index.row() + (point.y() > self.visualRect(index).center().y())
        rows = self.rows_model.rows
        return rows[place].entry.key if place < len(rows) else None

    def _choose(self, keys: set[str], current: str, column: int) -> None:
        selection = self.selectionModel()
        model, flags = self.rows_model, selection.SelectionFlag
        selection.clearSelection()
        for row, line in enumerate(model.rows):
            index: QModelIndex | QPersistentModelIndex = model.index(row, column)
            if line.entry.key == current:
                selection.setCurrentIndex(index, flags.NoUpdate)
            if line.entry.key in keys:
                selection.select(index, flags.Select | flags.Rows)
