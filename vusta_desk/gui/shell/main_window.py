"""The main window: rail, title line, work area, menus, status line. Nothing of any one place."""

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QScreen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from vusta_desk.gui import problems
from vusta_desk.gui.front import room_on
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.menus import Menus
from vusta_desk.gui.shell.places import ON_RAIL, find_place
from vusta_desk.gui.shell.rail import Rail
from vusta_desk.gui.shell.status_line import StatusLine
from vusta_desk.gui.shell.title_line import TitleLine
from vusta_desk.gui.widgets.layouts import column, frame, holding, label, row
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.list_files import LIST_ENDINGS

_SMALLEST, _LIKED = QSize(1000, 640), QSize(1280, 800)


class MainWindow(QMainWindow):
    """The window of one open data file; `closed` when nothing stood in the way of closing it."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        session.window, session.go = self, self.go
        self._screens: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._place = ""
        self.rail = Rail(ON_RAIL, session.icons, self.words)
        self.rail.asked.connect(self.go)
        self.title_line = TitleLine(session.icons, self.words)
        self.act_bar = self.title_line.act_bar
        self._stack = QStackedWidget()
        self.status_line = StatusLine(session)
        self.setCentralWidget(self._frame())
        self.menus = Menus(self, session)
        self.title_line.search.clicked.connect(self.menus.find)
        self.setAcceptDrops(True)
        self.setWindowTitle(self._window_title())
        session.changed.connect(self._data_changed)
        self._fit_screen(self.screen())
        self._restore_geometry()

    @property
    def place(self) -> str:
        """The id of the place in sight."""
        return self._place

    @property
    def screen_in_sight(self) -> Screen:
        """The screen in sight."""
        return self._screens[self._place]

    def go(self, place: str, /, **target: object) -> None:
        """Shows a place, and in it what is named."""
        if place != self._place:
            if self._place and not self.screen_in_sight.may_leave():
                self._mark_rail()
                return
            self._show(place)
        if target:
            self.screen_in_sight.show_target(**target)

    def next_part(self) -> None:
        """Moves the keyboard on: rail, title line, the parts of the screen, and round again."""
        parts = [self.rail, self.act_bar, *_parts_of(self.screen_in_sight)]
        focused = QApplication.focusWidget() or self
        at = max((n for n, each in enumerate(parts) if _holds(each, focused)), default=-1)
        for step in range(1, len(parts) + 1):
            part = parts[(at + step) % len(parts)]
            if target := _focusable(part):
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget: knows from now on when it is moved to another monitor."""
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.screenChanged.connect(self._fit_screen, Qt.ConnectionType.UniqueConnection)

    def _fit_screen(self, screen: QScreen) -> None:
        """Never asks for more room than the monitor has beside the taskbar."""
        self.setMinimumSize(_SMALLEST.boundedTo(room_on(screen)))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Asks while something is being written or not saved yet; what only reads is called off.

        Short operations are waited for: the file closes after them.
        """
        if (focused := QApplication.focusWidget()) is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # a field that saves when it is left is left now
        if self._place and not self.screen_in_sight.may_leave():
            event.ignore()
            return
        if not all(screen.may_close() for screen in self._screens.values()):
            event.ignore()
            return
        writing = [task for task in self.session.tasks.running if task.writes]
        if writing:
            question = self.words.say(N_("“{work}” is still under way."), work=writing[0].title)
            act = self.words.gettext(N_("Call it off and close"))
            if not problems.confirm(self, self.words, question, act):
                event.ignore()
                return
        for task in writing:
            task.cancel()
        self.session.tasks.wind_down()
        self.keep_geometry()
        event.accept()
        self.closed.emit()

    def keep_geometry(self) -> None:
        """Remembers where the window stands, for the next start."""
        kept = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.session.preferences.set("geometry", kept)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A list may be dropped anywhere on the window."""
        if self._dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """A dropped list opens the import."""
        if path := self._dropped_file(event):
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.go("import", file=path))

    def _dropped_file(self, event: QDropEvent) -> str:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        fitting = [file for file in files if file.lower().endswith(LIST_ENDINGS)]
        return fitting[0] if len(files) == 1 and fitting else ""

    def _frame(self) -> QWidget:
        work = column(frame("bar", column(self.title_line)), self._stack, gap=0)
        if self.session.is_sample:
            said = self.words.gettext(N_("Sample data: invented people, nothing here is real."))
            work.insertWidget(
                0, frame("banner", row(2, label(said, "honour", wrap=False), None, margin=0.5))
            )
        sides = holding(row(self.rail, holding(work), gap=0))
        return holding(column(sides, self.status_line, gap=0))

    def _show(self, place: str) -> None:
        if place not in self._screens:
            screen = find_place(place).make(self.session)
            screen.setAccessibleName(self.words.gettext(find_place(place).title))
            screen.primary_changed.connect(lambda: self._show_acts(place))
            self._screens[place] = screen
            self._stack.addWidget(screen)
            self._stale.add(place)
        screen = self._screens[place]
        self._place = place
        self._stack.setCurrentWidget(screen)
        self._mark_rail()
        self._show_acts(place)
        self.menus.show_acts(screen.acts)
        if place in self._stale:
            self._stale.discard(place)
            screen.refresh()
        screen.take_keyboard()

    def _show_acts(self, place: str) -> None:
        if place == self._place:
            screen, title = self._screens[place], self.words.gettext(find_place(place).title)
            self.title_line.show_place(title, screen.acts, screen.primary)

    def _mark_rail(self) -> None:
        here = find_place(self._place)
        self.rail.show_place(here.within or here.id)

    def _data_changed(self) -> None:
        self._stale = set(self._screens) - {self._place}
        if self._place:
            self.screen_in_sight.refresh()

    def _window_title(self) -> str:
        file = self.session.services.data.path.stem
        return self.words.say(N_("{file} – VUSTA Desk"), file=file)

    def _restore_geometry(self) -> None:
        kept = self.session.preferences.get("geometry")
        fits = isinstance(kept, str) and self.restoreGeometry(
            QByteArray.fromBase64(QByteArray(kept.encode("ascii", "ignore")))
        )
        if not fits:
            self.resize(_LIKED.boundedTo(room_on(self.screen())))


def _parts_of(screen: QWidget) -> list[QWidget]:
    """The large parts of a screen: its lists, tables and scrolling pages, in their order."""
    return [each for each in screen.findChildren(QAbstractScrollArea) if each.isVisible()]


def _holds(part: QWidget, focused: QWidget) -> bool:
    return part is focused or part.isAncestorOf(focused)


def _focusable(part: QWidget) -> QWidget | None:
    """The part itself or the first widget in it that takes the keyboard by Tab."""
    for each in (part, *part.findChildren(QWidget)):
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return each
    return None
