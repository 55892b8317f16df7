"""The program with its window: application object, start, the open file, closing, exit code."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QWidget

from vusta_desk.app import one_window, paths, wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.data_files import LocalFiles
from vusta_desk.app.faults import handing_errors_to, keep_report, report_of
from vusta_desk.app.licences import licences
from vusta_desk.app.loading import load_ahead
from vusta_desk.app.one_window import Seat
from vusta_desk.app.self_test import self_test
from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems, session_end, theme
from vusta_desk.gui.application import make_application
from vusta_desk.gui.fault_dialog import FaultDesk
from vusta_desk.gui.folder_watch import FolderWatch
from vusta_desk.gui.front import bring_to_front
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.program import Licence
from vusta_desk.gui.session import Session
from vusta_desk.gui.start.closing import ClosingNote
from vusta_desk.gui.start.page import Opened, Start
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.gui.tasks import Tasks
from vusta_desk.gui.theme import Theme
from vusta_desk.gui.translator import speak
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.folders import Folders, documents_folder
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.jobs import Runner, ThreadRunner
from vusta_desk.storage.drives import Drive, drive_of
from vusta_desk.usecases.services import Services

if TYPE_CHECKING:
    from vusta_desk.gui.shell.main_window import MainWindow


def run(
    data: Path | None = None,
    password: str | None = None,
    language: str | None = None,
    *,
    sample: bool = False,
    seat: Seat | None = None,
) -> int:
    """Opens the window and returns the exit code when the last one is closed.

    With `data` the password of that file is asked for, or taken where it is given; with `sample`
    the window opens on the sample. `language` holds for this run, else the one chosen in settings.
    `seat`: where a later start finds this window.
    """
    application = make_application()
    desktop = Desktop(application, ThreadRunner(), language=language)
    desktop.follow_system()
    if seat is not None:
        desktop.take(seat)
    with handing_errors_to(desktop.faults.take):
        try:
            QTimer.singleShot(0, desktop, lambda: desktop.begin(data, password, sample=sample))
            application.exec()
            return desktop.exit_code
        finally:
            desktop.end()
            if seat is not None:
                seat.leave()


class Desktop(QObject):
    """One run of the program: start window, main window, closing, and perhaps another file."""

    def __init__(
        self,
        application: QApplication,
        runner: Runner,
        preferences: Preferences | None = None,
        language: str | None = None,
    ) -> None:
        super().__init__()
        self._application, self._runner, self._language = application, runner, language
        self.preferences = preferences or Preferences(
            paths.preferences_file(), paths.portable_root()
        )
        files.begin_in(
            Folders(
                self.preferences,
                lambda: paths.home_of_data(documents_folder()),
                lambda folder: drive_of(folder.absolute()) is Drive.HERE,
            )
        )
        self.exit_code = exits.DONE
        self.start: StartWindow | None = None
        self.session: Session | None = None
        self.closing: ClosingNote | None = None
        self._tasks = Tasks(runner, self._fail)
        self._after: tuple[Path, Path | None] | None = None  # file closed, backup to put back
        self._files = LocalFiles(lambda: self.words.language)
        self._seat: Seat | None = None
        self.words = self._speak(language or self.preferences.language)
        self.faults = FaultDesk(_keep, lambda: self.words)
        theme.apply(application, self.preferences.theme, self.preferences.text_size)
        self._icons = Icons(paths.resources_folder() / "icons")
        application.setWindowIcon(self._icons("app"))

    # --- The way through the program ----------------------------------------------------------

    def begin(
        self, data: Path | None = None, password: str | None = None, *, sample: bool = False
    ) -> None:
        """Shows the start window, and goes on by itself where everything is said already."""
        window = self._show_start()
        if sample:
            window.open_sample()
        elif data is not None:
            page = window.ask_password(data.absolute())
            if password is not None:
                page.open_with(data.absolute(), password)
        self._load_ahead()

    def end(self) -> None:
        """Waits for what is under way and closes a file that is still open."""
        if (session := self.session) is not None:
            self.session = None
            for task in session.tasks.running:
                task.cancel()  # what it has begun to write is taken back
            session.tasks.wind_down()
            closing = self._runner.data(
                lambda _: self._files.close(session.services), lambda *_: None
            )
            with suppress(Refused):  # the file is closed all the same; nobody is left to be told
                closing.future.result()
        self._runner.close()
        files.begin_in(None)

    def _show_start(self) -> StartWindow:
        start = Start(self.words, self._icons, self.preferences, self._files, self._tasks)
        window = self.start = StartWindow(start)
        window.opened.connect(self._opened)
        window.closed.connect(self._application.quit)
        window.language_asked.connect(self._change_language)
        window.show()
        window.activateWindow()
        self._note(one_window.START)
        return window

    def _opened(self, opened: Opened) -> None:
        window = self._show_window(opened.services, opened.is_sample)
        window.go("home")
        window.show()
        window.activateWindow()
        self._drop_start()
        if opened.import_list:
            QTimer.singleShot(0, window, lambda: window.go("import", choose=True))

    def _show_window(self, services: Services, is_sample: bool) -> "MainWindow":
        """A window on an open file, not shown yet; it takes the place of an earlier one."""
        from vusta_desk.gui.shell.main_window import MainWindow

        session = Session(
            services, self.preferences, self._icons, self._runner, is_sample=is_sample
        )
        session.program = self
        self.session = session
        self._note(one_window.OPEN, services.data.path)
        window = MainWindow(session)
        window.closed.connect(self._window_closed)
        return window

    def _drop_start(self) -> None:
        if self.start is not None:
            self.start.close()
            self.start.deleteLater()
            self.start = None

    def _window_closed(self) -> None:
        """The file is closed off the window, with a word about its backup meanwhile."""
        if (session := self.session) is None:
            return
        self.session = None
        self._note(one_window.CLOSING)
        note = self.closing = ClosingNote(self.words, session.is_sample)
        note.show()
        self._tasks.data(
            self,
            lambda _: self._files.close(session.services),
            lambda _: self._closed(session),
            failed=lambda error: self._closed(session, error),
        )

    def _closed(self, session: Session, error: BaseException | None = None) -> None:
        if error is not None:
            problems.show(self.closing, error, self.words)
            code = error.code if isinstance(error, Refused) else ""
            self.exit_code = exits.exit_code(code)
        if session.window is not None:
            session.window.deleteLater()
        again = self._after
        if again is not None:
            self._after = None
            window = self._show_start()
            if again[1] is not None:
                window.ask_restore(*again)
        if self.closing is not None:
            self.closing.close()
            self.closing.deleteLater()
            self.closing = None
        if again is None:
            self._application.quit()

    # --- For the screens ----------------------------------------------------------------------

    def licences(self) -> tuple[Licence, ...]:
        """See Program."""
        return licences()

    def self_test(self) -> Iterable[tuple[str, str | None]]:
        """See Program."""
        return tuple(self_test())

    def restore(self, backup: Path) -> None:
        """See Program."""
        self._close_for(backup)

    def close_file(self) -> None:
        """See Program."""
        self._close_for(None)

    def redress(self) -> None:
        """See Program. While something is under way only the colours and the size change."""
        QTimer.singleShot(0, self, self._redress)

    def _redress(self, place: str = "system") -> None:
        theme.apply(self._application, self.preferences.theme, self.preferences.text_size)
        before = self.session
        if before is None or before.window is None or before.tasks.running:
            return
        self.words = self._speak(self.preferences.language)
        services = replace(before.services, words=self.words)
        earlier = before.window
        window = self._show_window(services, before.is_sample)
        window.go(place, **({"page": "settings"} if place == "system" else {}))
        window.setGeometry(earlier.geometry())
        window.setWindowState(earlier.windowState())
        window.show()
        window.activateWindow()
        earlier.hide()
        earlier.deleteLater()

    def _close_for(self, backup: Path | None) -> None:
        if self.session is None or self.session.window is None:
            return
        self._after = (self.session.services.data.path, backup)
        if not self.session.window.close():
            self._after = None

    # --- Other starts, and what the system says -------------------------------------------------

    def take(self, seat: Seat) -> None:
        """Holds the seat at which later starts call this window."""
        self._seat = seat
        FolderWatch(seat.folder, lambda: seat.answer_calls(self.come), self)

    def come(self, file: Path | None) -> bool:
        """Called by a later start: comes to the front, with that file; False where it cannot."""
        if (session := self.session) is not None and session.window is not None:
            if file is not None and not one_window.is_same(file, session.services.data.path):
                return False
            bring_to_front(session.window)
            return True
        start = self.start
        if start is None or (file is not None and not start.takes_a_file):
            return False
        if file is not None:
            start.ask_password(file)
        bring_to_front(start)
        return True

    def follow_system(self) -> None:
        """Goes with the system's light or dark, and lets it end the session; see `session_end`."""
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(lambda _: QTimer.singleShot(0, self, self._recolour))
        self._application.commitDataRequest.connect(self.asked_to_end)
        self._application.aboutToQuit.connect(self.session_ends)

    def asked_to_end(self, manager: QSessionManager) -> None:
        """The session is to end: nothing is closed yet, but a form not saved yet holds it."""
        if self._window is not None and not session_end.may_end(self._window, self.words):
            manager.cancel()

    def session_ends(self) -> None:
        """The session ends while a file is open: it is closed, with its backup, before it does."""
        if self.session is not None and (window := self.session.window) is not None:
            session_end.hold_session(window, self.words.gettext(session_end.CLOSING))
            cast("MainWindow", window).keep_geometry()
            self.end()
            window.hide()

    @property
    def _window(self) -> QWidget | None:
        """The window in sight."""
        return self.session.window if self.session is not None else self.start

    def _recolour(self) -> None:
        """The system has turned light or dark: the window follows where it is to.

        It is made anew in the other colours, its pictures with it; where something would be lost
        by that, its ground and its letters change alone.
        """
        if self.preferences.theme is not Theme.SYSTEM:
            return
        theme.apply(self._application, Theme.SYSTEM, self.preferences.text_size)
        if session_end.unfinished() or QApplication.activeModalWidget():
            return
        if self.session is not None and self.session.window is not None:
            self._redress(cast("MainWindow", self.session.window).place)
        elif self.start is not None and self.start.takes_a_file:
            self._start_anew()

    def _note(self, state: str, file: Path | None = None) -> None:
        if self._seat is not None:
            self._seat.show(state, file)

    # --- Words and errors ---------------------------------------------------------------------

    def _fail(self, error: BaseException) -> None:
        problems.show(self.start, error, self.words)

    def _speak(self, language: str) -> Catalogue:
        words = wiring.catalogue(language)
        speak(self._application, words)
        return words

    def _change_language(self, language: str) -> None:
        """At the start nothing is open yet, so the other language holds at once."""
        self.preferences.set("language", language)
        self.words = self._speak(language)
        self._start_anew()

    def _start_anew(self) -> None:
        """The start window in other words or colours, where the one before stood."""
        before = self.start
        window = self._show_start()
        if before is not None:
            window.setGeometry(before.geometry())
            before.hide()
            before.deleteLater()

    def _load_ahead(self) -> None:
        """Done while the password is being typed."""
        self._tasks.pure(self, lambda _: load_ahead(), lambda _: None)


def _keep(error: BaseException) -> tuple[str, str]:
    report = report_of(error, wiring.now())
    log = keep_report(report, paths.log_folder())
    return report, str(log or "")
