"""A folder in which other programs leave something for this one, watched by Qt."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

_SLOW = 500  # milliseconds between two looks where the system says nothing, as on some networks


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
