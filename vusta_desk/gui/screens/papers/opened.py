"""Papers opened in the system's PDF program: kept in a folder of this run, gone when it ends."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from shutil import rmtree

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

_PREFIX = "vusta-desk-papers-"
_OLD = 24 * 3600  # seconds: what another run has left behind because a reader held it open


class OpenedPapers:
    """The private folder; made when first needed, readable by this user alone."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0

    def place(self, name: str) -> Path:
        """Where the next paper of that name goes; each has a folder of its own."""
        if self._folder is None:
            _sweep(self._clock().timestamp())
            self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
            if (application := QApplication.instance()) is not None:
                application.aboutToQuit.connect(self.close)
        self._count += 1
        folder = Path(self._folder.name) / str(self._count)
        folder.mkdir(mode=0o700)
        return folder / name

    def close(self) -> None:
        """Takes everything away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def show(path: Path) -> bool:
    """Hands a file to the program the system has for it; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _sweep(now: float) -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if now - folder.stat().st_mtime > _OLD:
                rmtree(folder, ignore_errors=True)
