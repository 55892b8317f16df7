"""Undo and redo in the menu, each by the name of what it would take back."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from vusta_desk.gui import undoing
from vusta_desk.gui.session import Session
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.upkeep import Done

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_Next = tuple[Done | None, Done | None]


class UndoActs(QObject):
    """Keeps the two acts in step with the history."""

    def __init__(self, session: Session, menu: QMenu) -> None:
        super().__init__(menu)
        self._session, self._words = session, session.words
        self.undo = self._act(menu, "undo", _UNDO)
        self.redo = self._act(menu, "redo", _REDO)
        self._next: _Next = (None, None)
        self.undo.triggered.connect(lambda: self._take_back(self._next[0]))
        self.redo.triggered.connect(lambda: self._take_back(self._next[1]))
        session.changed.connect(self.refresh)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keeps a line with nothing of its own to undo from swallowing the keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QLineEdit):
            return isinstance(event, QKeyEvent) and (
                (event.matches(_UNDO) and not watched.isUndoAvailable())
                or (event.matches(_REDO) and not watched.isRedoAvailable())
            )
        return False

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
