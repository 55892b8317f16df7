"""The start window: the doors, or the files used lately, until a data file is open."""

from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from vusta_desk.gui import problems
from vusta_desk.gui.front import room_on
from vusta_desk.gui.start import doors, opening
from vusta_desk.gui.start.doors import DoorsPage
from vusta_desk.gui.start.letters import LettersPage
from vusta_desk.gui.start.opening import OpenPage
from vusta_desk.gui.start.page import Opened, Start
from vusta_desk.gui.start.restoring import RestorePage
from vusta_desk.gui.start.wizard import Wizard
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.layouts import button, column, frame, label, row

_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}  # each in its own language
_SMALLEST = QSize(640, 520)


class _Shown(Protocol):
    def shown(self) -> None:
        """Puts the keyboard where one begins."""

    def may_close(self) -> bool:
        """Whether nothing is lost when the window is closed."""


class StartWindow(QWidget):
    """`opened` ends the start; `closed` when the user closes it without having opened anything."""

    opened = Signal(object)  # Opened
    closed = Signal()
    language_asked = Signal(str)

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start, self.words = start, start.words
        self.setWindowTitle("VUSTA Desk")
        self._ended = False
        self._stack = QStackedWidget()
        self.setLayout(column(self._head(), self._stack, gap=0))
        room = room_on(self.screen())
        self.setMinimumSize(_SMALLEST.boundedTo(room))
        letters = self.fontMetrics().averageCharWidth() * 90
        self.resize(QSize(max(letters, 820), 680).boundedTo(room))
        self.first: QWidget = self._first_page()
        self.show_page(self.first)

    @property
    def page(self) -> QWidget:
        """The page in sight."""
        page = self._stack.currentWidget()
        assert page is not None
        return page

    @property
    def is_unfinished(self) -> bool:
        """Whether something typed here is lost when the window goes now."""
        return isinstance(self.page, Wizard) and self.page.is_unfinished

    @property
    def takes_a_file(self) -> bool:
        """Whether the password of another file can be asked for now."""
        return isinstance(self.page, DoorsPage | OpenPage) and not self.start.tasks.is_writing

    def show_page(self, page: QWidget) -> None:
        """Puts a page in front; pages left are let go, but for the first."""
        before = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not self.first and before is not page:
            self._stack.removeWidget(before)
            before.deleteLater()
        cast(_Shown, page).shown()

    def ask_password(self, path: Path) -> OpenPage:
        """Goes to the password of one file."""
        page = self.first if isinstance(self.first, OpenPage) else self._open_page()
        page.choose(path)
        self.show_page(page)
        return page

    def ask_restore(self, path: Path | None, backup: Path | None) -> RestorePage:
        """Goes to the restoring of a backup."""
        page = RestorePage(self.start)
        page.set_files(path, backup)
        page.opened.connect(self._open)
        page.back.connect(self._back)
        self.show_page(page)
        return page

    def make_new(self, *, import_list: bool) -> Wizard:
        """Goes through the steps of a new file."""
        wizard = Wizard(self.start, import_list=import_list)
        wizard.opened.connect(self._open)
        wizard.back.connect(self._back)
        self.show_page(wizard)
        return wizard

    def open_sample(self) -> None:
        """Opens the sample."""
        page = self.page if isinstance(self.page, DoorsPage | OpenPage) else self.first
        assert isinstance(page, DoorsPage | OpenPage)
        page.work(
            self.words.say("Making the sample …"),
            lambda: Opened(self.start.files.sample(), is_sample=True),
            self._open,
            lambda error: problems.show(self, error, self.words),
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Asks where something would be lost."""
        if self._ended:
            event.accept()
        elif self.start.tasks.is_writing or not cast(_Shown, self.page).may_close():
            event.ignore()
        else:
            event.accept()
            self.closed.emit()

    def _open(self, opened: Opened) -> None:
        if not opened.is_sample:
            self.start.preferences.note_recent(opened.services.data.path)
        self._ended = True
        self.opened.emit(opened)

    def _first_page(self) -> DoorsPage | OpenPage:
        if self.start.preferences.recent:
            return self._open_page()
        page = DoorsPage(self.start)
        page.chosen.connect(self._through)
        return page

    def _open_page(self) -> OpenPage:
        page = OpenPage(self.start)
        page.opened.connect(self._open)
        page.asked.connect(self._other_way)
        return page

    def _through(self, door: str) -> None:
        if door in (doors.LIST, doors.EMPTY):
            self.make_new(import_list=door == doors.LIST)
        elif door == doors.SAMPLE:
            self.open_sample()
        elif door == doors.RESTORE:
            self.ask_restore(None, None)
        else:
            self.show_page(self._open_page())

    def _other_way(self, way: str) -> None:
        page = self.page
        path = page.path if isinstance(page, OpenPage) else None
        if way == opening.LETTERS:
            letters = LettersPage(self.start)
            letters.set_file(path)
            letters.opened.connect(self._open)
            letters.back.connect(self._back)
            self.show_page(letters)
        elif way == opening.RESTORE:
            self.ask_restore(path, None)
        elif way == opening.NEW:
            self.make_new(import_list=False)
        else:
            self.open_sample()

    def _back(self) -> None:
        if cast(_Shown, self.page).may_close():
            self.show_page(self.first)

    def _switch(self, language: str) -> None:
        """The pages are made anew in the other language, so nothing may be under way in them."""
        if not self.start.tasks.is_writing and cast(_Shown, self.page).may_close():
            self.language_asked.emit(language)

    def _head(self) -> QWidget:
        other = next(code for code in _LANGUAGES if code != self.words.language)
        switch = button(_LANGUAGES[other], "link")
        switch.setAccessibleName(_LANGUAGES[other])
        switch.setIcon(self.start.icons.before_text("language"))
        switch.setIconSize(icon_size())
        switch.clicked.connect(lambda: self._switch(other))
        self.switch = switch
        mark = label("", wrap=False)
        size = icon_size() * 1.4
        mark.setPixmap(self.start.icons("app").pixmap(size))
        inside = row(mark, label("VUSTA Desk", "heading", wrap=False), None, switch)
        inside.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        return frame("bar", inside)
