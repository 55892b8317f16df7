"""What the shell knows of a screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from vusta_desk.gui.session import Session


class Screen(QWidget):
    """One place of the window.

    The shell shows `acts` as buttons of the title line and in the menu, calls `refresh` when the
    place is shown after the data has changed (and at once while it is in sight), and `show_target`
    when someone comes here for something.
    """

    primary_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.words = session.words
        self.acts: list[QAction] = []
        self.primary: QAction | None = None
        self._start: QWidget | None = None

    def refresh(self) -> None:
        """Reads anew what is shown."""

    def show_target(self, **target: object) -> None:
        """Shows what someone came for; the words are the screen's own."""

    def may_leave(self) -> bool:
        """Whether what is being written is saved or given up; asks where it is not."""
        return True

    def may_close(self) -> bool:
        """Whether the window may close; asks where something is kept while one is elsewhere."""
        return True

    @property
    def is_unfinished(self) -> bool:
        """Whether something is kept here that goes with the window; asks nothing."""
        return False

    def begin_at(self, widget: QWidget) -> None:
        """Where the keyboard is put when someone comes here.

        It is no focus proxy: Tab would leap over everything that stands before it.
        """
        self._start = widget

    def take_keyboard(self) -> None:
        """Puts the keyboard where one begins, by default on the first thing that takes it."""
        inside = (each for each in self.findChildren(QWidget) if _takes_tab(each))
        (self._start or next(inside, self)).setFocus(Qt.FocusReason.OtherFocusReason)

    def add_act(
        self,
        text: str,
        run: Callable[[], object],
        *,
        icon: str | None = None,
        shortcut: str | None = None,
        primary: bool = False,
    ) -> QAction:
        """An act of this place; `primary` for the one most wanted."""
        action = QAction(text, self)
        action.triggered.connect(lambda: run())
        if icon:
            action.setIcon(self.session.icons.before_text(icon))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text} ({shown})")
        self.acts.append(action)
        if primary:
            self.primary = action
        return action

    def make_primary(self, act: QAction) -> None:
        """Another act of this place is the one most wanted now."""
        if act is not self.primary:
            self.primary = act
            self.primary_changed.emit()


def _takes_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()
