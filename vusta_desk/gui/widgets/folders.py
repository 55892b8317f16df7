"""Where file dialogs begin: in the folder used last for the same act, while it is there."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from vusta_desk.gui.preferences import Preferences

DATA, LISTS, PAPERS = "data", "lists", "papers"
"""The acts: data files and backups, lists that are read, papers and lists that are written."""


def documents_folder() -> Path:
    """Where the user keeps documents; the home folder where there is no such folder."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(kind))
    return folder if folder.is_dir() else Path.home()


class Folders:
    """What `preferences` remember of each act; `home` is the folder to begin in otherwise.

    `may_look` says whether asking for a folder is quick. One on a network that is gone would hold
    the window up for long, so those are not remembered.
    """

    def __init__(
        self,
        preferences: Preferences,
        home: Callable[[], Path],
        may_look: Callable[[Path], bool] = lambda _: True,
    ) -> None:
        self._preferences, self._home, self._may_look = preferences, home, may_look

    def first(self, act: str) -> Path:
        """The folder to begin in; the one to begin in at home is made where it is not there."""
        last = self._preferences.folder(act)
        with suppress(OSError):
            if last is not None and self._may_look(last) and last.is_dir():
                return last
        home = self._home()
        with suppress(OSError):  # a stick that cannot be written: the dialog begins elsewhere
            home.mkdir(parents=True, exist_ok=True)
        return home

    def note(self, act: str, folder: Path) -> None:
        """Remembers a folder that was chosen."""
        if self._may_look(folder):
            self._preferences.note_folder(act, folder)
