"""A window of ours among others: in front of them, within the screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from vusta_desk.gui.theme import space


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
