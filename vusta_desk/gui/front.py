"""A window of ours among others: in front of them, within the screen, called from a folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from vusta_desk.gui.theme import space

_SLOW = 500  # milliseconds between two looks where the system says nothing, as on some networks


def bring_to_front(window: QWidget) -> None:
    """Restores a window from minimised and puts it in front, with the question it asks if any."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    front.raise_()
    front.activateWindow()


def room_on(screen: QScreen) -> QSize:
    """The room that a screen has for a window within its frame, beside the taskbar."""
    return screen.availableSize() - QSize(space(1), space(5))


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
