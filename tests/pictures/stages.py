"""What a picture is, the file it is taken on, and how the window gets there."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.helpers.desk import services_of_sample, session_of
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.drafts import EntryChange

LEFT_OUT = "Gia đình xin nhận tại nhà"


@dataclass(frozen=True)
class Picture:
    """A picture's name, what brings the window there, and what it needs before.

    Where `bring` returns a widget, that is what is seen. `changes`: it does something to the
    file, which no other picture may then be taken on.
    """

    name: str
    bring: Callable[[MainWindow], Any]
    with_ceremony: bool = False
    empty: bool = False
    changes: bool = False
    data: tuple[str, ...] = ()  # what it shows that somebody typed, not the program


def begun(stack: ExitStack, language: str, empty: bool, with_ceremony: bool) -> Session:
    """A session on a file of its own."""
    folder = Path(stack.enter_context(TemporaryDirectory()))
    sample = {"registry": None} if empty else {}
    services = stack.enter_context(services_of_sample(folder, language, **sample))
    if with_ceremony:
        number = ceremonies.create(services, ["2027/3-2"], date(2027, 2, 3), "Hội trường cơ quan")
        member = ceremonies.ceremony(services, number).entries[0].key
        change = EntryChange(leave_out=True, reason=LEFT_OUT)
        ceremonies.change_entry(services, number, member, change)
    return session_of(services)


def in_sight(window: MainWindow) -> Any:
    """The screen in sight, whichever it is."""
    return window.screen_in_sight


def seen(made: QApplication, window: MainWindow, picture: Picture) -> QWidget:
    """The window, or the dialog that came up in front of it."""

    def show(dialog: QDialog) -> int:
        dialog.deleteLater = lambda: None  # type: ignore[method-assign]  # it is to be seen still
        dialog.show()
        return 0

    run = QDialog.exec
    QDialog.exec = show  # type: ignore[method-assign]
    try:
        shown = picture.bring(window)
        for _ in range(10):
            made.processEvents()
    finally:
        QDialog.exec = run  # type: ignore[method-assign]
    if isinstance(shown, QWidget):
        return shown
    dialogs = [each for each in made.topLevelWidgets() if isinstance(each, QDialog)]
    return next((each for each in dialogs if each.isVisible()), window)
