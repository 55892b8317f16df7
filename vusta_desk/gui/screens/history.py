"""The place History: what was done, by whom and when; each act can be undone or done again."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from vusta_desk.domain.names import folded
from vusta_desk.gui import undoing
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, holding, label, row, side_by_side
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.formats import moment_text, number
from vusta_desk.i18n.row_words import action_word, row_kind_word, row_name
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.touched_rows import Touched, touched_rows
from vusta_desk.usecases.upkeep import Done

_UNDOING = ("undo", "undo_rest")


class HistoryScreen(Screen):
    """The latest act first; the one chosen is told in full beside the list."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.words.say
        self._all: list[Done] = []
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(say("Words, a name, a day such as 22/11/2026"))
        self.search.setAccessibleName(say("Show only what holds this text"))
        self.search.textChanged.connect(lambda _: self._filter())
        caption = label(say("Show only:"), wrap=False)
        caption.setBuddy(self.search)
        model = RowModel(self._columns())
        self.table = RowTable(
            "history", model, session.preferences, self.words, title=say("History")
        )
        self.table.set_overlay(
            EmptyState(session.icons, "history", say("Nothing here holds this text."))
        )
        self.table.selected.connect(lambda _: self._show_chosen())
        self.table.opened.connect(lambda _: self._act())
        self.count = label("", "quiet")
        self.detail = _Detail(session)
        left = holding(column(row(caption, self.search), self.table, self.count, margin=2))
        self.setLayout(column(side_by_side(left, self.detail, 96, 44)))
        self.begin_at(self.table)
        self.act = self.add_act(say("Undo"), self._act, icon="undo", shortcut="Ctrl+Backspace")
        self._show_chosen()

    def refresh(self) -> None:
        """See Screen."""
        self.session.read(self, upkeep.history, self._show)

    def show_target(self, **target: object) -> None:
        """See Screen: `operation` is the number of what is to be shown."""
        if (wanted := target.get("operation")) is not None:
            self.search.clear()
            self._select(int(str(wanted)))

    def _show(self, done: list[Done]) -> None:
        self._all = done
        self._filter()

    def _filter(self) -> None:
        """Keeps the act chosen in sight where it still is among those shown."""
        chosen = self._chosen()
        wanted = folded(self.search.text())
        rows = [done for done in self._all if wanted in folded(self._searched(done))]
        self.table.rows_model.set_rows(rows)
        self.count.setText(
            self.words.say(
                "Shown: {shown} of {count}",
                shown=number(len(rows), self.words.language),
                count=number(len(self._all), self.words.language),
            )
        )
        if rows:
            self._select(chosen.id if chosen else rows[0].id)
        self._show_chosen()

    def _searched(self, done: Done) -> str:
        return " ".join((done.title, done.who, _time(done), self._state(done), str(done.id)))

    def _select(self, operation: int) -> None:
        numbers = [done.id for done in self.table.rows_model.rows]
        if operation in numbers:
            self.table.select(numbers.index(operation))

    def _chosen(self) -> Done | None:
        chosen = self.table.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _show_chosen(self) -> None:
        done = self._chosen()
        say = self.words.say
        redoes = done is not None and done.kind in _UNDOING
        text = say("Redo") if redoes else say("Undo")
        if done is not None and done.undoable:
            text = (
                say("Redo: {title}", title=done.about)
                if redoes
                else say("Undo: {title}", title=done.title)
            )
        self.act.setText(text)
        self.act.setIcon(self.session.icons.before_text("redo" if redoes else "undo"))
        self.act.setEnabled(done is not None and done.undoable)
        self.detail.show_done(done, self._state(done) if done else "")

    def _act(self) -> None:
        done = self._chosen()
        if done is not None and done.undoable:
            undoing.undo(self.session, done.id)

    def _state(self, done: Done) -> str:
        if done.undone:
            return self.words.say("undone")
        return self.words.say("partly undone") if done.partly_undone else ""

    def _columns(self) -> tuple[Column[Done], ...]:
        say, icons = self.words.say, self.session.icons

        def mark(done: Done) -> QIcon | None:
            return icons("undo") if done.undone or done.partly_undone else None

        return (
            Column("time", say("When"), _time, 14, key=lambda done: (done.time, done.id)),
            Column("state", say("Undone"), self._state, 7, icon=mark),
            Column("who", say("By whom"), lambda done: done.who, 10, hidden=True),
            Column(
                "number",
                say("Number"),
                lambda done: str(done.id),
                6,
                key=lambda done: done.id,
                right=True,
                hidden=True,
            ),
            Column("title", say("What was done"), lambda done: done.title, 38),
        )


class _Detail(QWidget):
    """One act in full, with the rows it touched."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._done: Done | None = None
        say = self._words.say
        self.title = label("", "heading", select=True)
        self.facts = label("", "quiet", select=True)
        self._caption = label(say("What it touched"))
        self.rows = QListWidget()
        self.rows.setWordWrap(True)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setAccessibleName(say("What it touched"))
        self._caption.setBuddy(self.rows)
        layout = column(self.title, self.facts, 1, self._caption, self.rows, margin=2)
        layout.setStretch(layout.count() - 1, 1)
        self.setLayout(layout)
        self.setMinimumWidth(space(30))

    def show_done(self, done: Done | None, state: str) -> None:
        """Tells of an act; None where none, or several, are chosen."""
        same = done is not None and self._done is not None and done.id == self._done.id
        self._done = done
        say = self._words.say
        self.title.setText(done.title if done else say("Choose an act in the list."))
        facts = []
        if done is not None:
            facts = [
                say("Number {number}, {time}", number=done.id, time=_time(done)),
                say("By {who}", who=done.who) if done.who else "",
                say("This is undone.") if done.undone else "",
                say("A part of this is undone.") if done.partly_undone else "",
            ]
        self.facts.setText("\n".join(each for each in facts if each))
        self._caption.setVisible(done is not None)
        self.rows.setVisible(done is not None)
        if done is None or not same:
            self.rows.clear()
        if done is not None and not same:
            self._session.read_latest(
                self, "rows", lambda services: touched_rows(services, done.id), self._show_rows
            )

    def _show_rows(self, touched: Touched) -> None:
        self.rows.clear()
        words = self._words
        for each in touched.rows:
            name = row_name(each.kind, each.name, words)
            kind = row_kind_word(each.kind, words)
            self.rows.addItem(f"{name}  ·  {kind}, {action_word(each.action, words)}")
        shown = len(touched.rows)
        self._caption.setText(
            words.say("What it touched: {count}", count=number(touched.count, words.language))
        )
        if touched.count > shown and shown:
            self.rows.addItem(words.say("and more of the same kinds"))
        if not touched.count:
            self.rows.addItem(words.say("No record was changed by it."))


def _time(done: Done) -> str:
    return moment_text(datetime.fromisoformat(done.time))
