"""A window of ours in front of all others, and the folder watched in which one is called."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_SLOW = 500  # milliseconds between two looks where the system says nothing, as on some networks


def bring_to_front(window: QWidget) -> None:
    """Restores a window from minimised and puts it in front, with the question it asks if any."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    front.raise_()
    front.activateWindow()


class FolderWatch(QObject):
    """Calls `look` at once and whenever something comes into the folder."""

    def __init__(self, folder: Path, look: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(lambda _: look())
        self._slow = QTimer(self)
        self._slow.timeout.connect(look)
        self._slow.start(_SLOW)
        QTimer.singleShot(0, self, look)
