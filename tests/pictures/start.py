"""The windows before a data file is open, each at a page; whoever is named is invented."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

from tests.helpers.desk import COMMITTEE
from vusta_desk.app.data_files import LocalFiles
from vusta_desk.gui.last_words import message
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.start.closing import ClosingNote
from vusta_desk.gui.start.page import Start
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.gui.start.wizard import Wizard
from vusta_desk.gui.tasks import Tasks
from vusta_desk.jobs import InlineRunner

OTHER, NEW = "dang-bo", "moi"
WEAK, STRONG = "matkhau123", "bốn từ dễ nhớ lắm"
WRONG = "sai"
BACKUP, KEPT = ".vusta-backup", "-backup"
CLOUD = "OneDrive"
USAGE = "vusta-desk [--data FILE]\n" * 6
TYPED = (CLOUD, OTHER, NEW, WEAK, WEAK[:7], STRONG, WRONG, KEPT, USAGE)


def begun(window: MainWindow, *, has_files: bool = False, path: Path | None = None) -> StartWindow:
    """A start window; with the data file behind the main window as the one used last."""
    session = window.session
    path = path or session.services.data.path
    preferences = Preferences()
    if has_files:
        preferences.note_recent(path)
    faults: list[BaseException] = []
    start = Start(
        window.words,
        session.icons,
        preferences,
        LocalFiles(lambda: window.words.language),
        Tasks(InlineRunner(), faults.append),
    )
    made = StartWindow(start)
    made.show()
    return made


def open_elsewhere(window: MainWindow) -> StartWindow:
    return _tried(begun(window, has_files=True))


def password_wrong(window: MainWindow) -> StartWindow:
    path = window.session.services.data.path
    other = path.with_name(f"{OTHER}{path.suffix}")
    shutil.copyfile(path, other)
    return _tried(begun(window, has_files=True, path=other))


def _tried(made: StartWindow) -> StartWindow:
    page: Any = made.page
    page.line.setText(WRONG)
    page.open()
    return made


def letters(window: MainWindow) -> StartWindow:
    made = begun(window, has_files=True)
    page: Any = made.page
    page.asked.emit("letters")
    return made


def restore(window: MainWindow) -> StartWindow:
    made = begun(window, has_files=True)
    path = window.session.services.data.path
    made.ask_restore(path, path.with_suffix(BACKUP))
    return made


def wizard(window: MainWindow, steps: int) -> tuple[StartWindow, Wizard]:
    """The steps of a new file, so many of them answered."""
    made = begun(window)
    new = made.make_new(import_list=True)
    new.place.place.set_path(window.session.services.data.path.with_name(f"{NEW}.vusta"))
    if steps > 0:
        new.place.ask()
    if steps > 1:
        named = ("name", COMMITTEE.name), ("superior", COMMITTEE.superior), ("symbol", "ĐUM")
        for field, text in named:
            new.office.names.line(f"committee.{field}").setText(text)
        new.office.ask()
    if steps > 2:
        new.sign.ask()
    return made, new


def step(steps: int) -> Callable[[MainWindow], StartWindow]:
    return lambda window: wizard(window, steps)[0]


def place_copied(window: MainWindow) -> StartWindow:
    made, new = wizard(window, 0)
    new.place.tell(CLOUD)
    return made


def last_words(window: MainWindow) -> QDialog:
    """What a program without a console had to say of a wrong command line."""
    dialog = message(USAGE, window.words)
    dialog.show()
    return dialog


def office_missing(window: MainWindow) -> StartWindow:
    made, new = wizard(window, 1)
    new.office.ask()
    return made


def password_weak(window: MainWindow) -> StartWindow:
    made, new = wizard(window, 3)
    line: Any = new.password.password.first.editor
    line.setText(WEAK)
    return made


def sheet(window: MainWindow) -> StartWindow:
    made, new = wizard(window, 3)
    for field in (new.password.password.first, new.password.password.second):
        line: Any = field.editor
        line.setText(STRONG)
    new.password.ask()
    return made


def closing(window: MainWindow) -> ClosingNote:
    note = ClosingNote(window.words, is_sample=False)
    note.show()
    return note


PAGES: dict[str, Callable[[MainWindow], object]] = {
    "doors": begun,
    "open": lambda window: begun(window, has_files=True),
    "open-elsewhere": open_elsewhere,
    "password-wrong": password_wrong,
    "letters": letters,
    "restore": restore,
    "place": step(0),
    "place-copied": place_copied,
    "office": step(1),
    "office-missing": office_missing,
    "sign": step(2),
    "password": step(3),
    "password-weak": password_weak,
    "sheet": sheet,
    "closing": closing,
    "last-words": last_words,
}
