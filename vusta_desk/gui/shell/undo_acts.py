"""Undo and redo in the menu, each by the name of what it would take back."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from vusta_desk.gui import undoing
from vusta_desk.gui.session import Session
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.upkeep import Done

_Next = tuple[Done | None, Done | None]


class UndoActs(QObject):
    """Keeps the two acts in step with the history."""

    def __init__(self, session: Session, menu: QMenu) -> None:
        super().__init__(menu)
        self._session, self._words = session, session.words
        self.undo = self._act(menu, "undo", QKeySequence.StandardKey.Undo)
        self.redo = self._act(menu, "redo", QKeySequence.StandardKey.Redo)
        self._next: _Next = (None, None)
        self.undo.triggered.connect(lambda: self._take_back(self._next[0]))
        self.redo.triggered.connect(lambda: self._take_back(self._next[1]))
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Asks what could be taken back now."""

        def read(services: Services) -> _Next:
            return upkeep.next_undo(services), upkeep.next_redo(services)

        self._session.read_latest(self, "next", read, self._show)

    def _act(self, menu: QMenu, icon: str, key: QKeySequence.StandardKey) -> QAction:
        action = menu.addAction("")
        action.setIcon(self._session.icons(icon))
        action.setShortcut(QKeySequence(key))
        return action

    def _show(self, found: _Next) -> None:
        self._next = found
        for action, done, named, bare in (
            (self.undo, found[0], N_("Undo: {title}"), N_("Undo")),
            (self.redo, found[1], N_("Redo: {title}"), N_("Redo")),
        ):
            action.setEnabled(done is not None)
            action.setText(
                self._words.say(named, title=done.title) if done else self._words.gettext(bare)
            )

    def _take_back(self, done: Done | None) -> None:
        if done is not None:
            self._show((None, None))  # pressed twice, it would be refused the second time
            undoing.undo(self._session, done.id)
            self.refresh()
