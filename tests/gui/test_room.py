"""Windows stay within the monitor: 1366×768 at 125 % leaves 1093×576 beside the taskbar."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.starting import start_with
from tests.helpers.window import show
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell import main_window
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.start import window as start_window
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.gui.theme import icon_size

ROOM = QSize(1085, 536)  # the frame and the title are taken off


@pytest.fixture
def small_monitor(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (main_window, start_window):
        monkeypatch.setattr(module, "room_on", lambda _: ROOM)


@pytest.mark.usefixtures("small_monitor")
def test_the_main_window_fits_a_small_monitor(empty_session: Session, qtbot: QtBot) -> None:
    window = show(qtbot, MainWindow(empty_session))
    assert window.size() == ROOM
    for place in ("home", "members", "badges", "ceremonies", "papers", "system"):
        window.go(place)
        QApplication.processEvents()
        assert window.minimumSizeHint().boundedTo(ROOM) == window.minimumSizeHint(), place


def test_on_another_monitor_it_asks_for_what_that_has(
    empty_session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(qtbot, MainWindow(empty_session))
    handle = window.windowHandle()
    assert handle is not None
    for room in (ROOM, QSize(1900, 1000)):
        monkeypatch.setattr(main_window, "room_on", lambda _, room=room: room)
        handle.screenChanged.emit(handle.screen())
        assert window.minimumSize() == QSize(1000, 640).boundedTo(room)


def test_a_window_last_on_a_monitor_that_is_gone_is_seen(
    empty_session: Session, qtbot: QtBot
) -> None:
    first = show(qtbot, MainWindow(empty_session))
    first.move(QPoint(5000, 3000))
    first.resize(1700, 900)
    first.keep_geometry()
    again = show(qtbot, MainWindow(empty_session))
    assert again.screen().availableGeometry().contains(again.frameGeometry().center())
    assert again.screen().availableGeometry().contains(again.frameGeometry().topLeft())


@pytest.mark.usefixtures("small_monitor")
def test_the_start_fits_a_small_monitor(qtbot: QtBot) -> None:
    window = show(qtbot, StartWindow(start_with()))
    assert window.size().boundedTo(ROOM) == window.size()


def test_icons_beside_text_are_drawn_at_their_size(qapp: QApplication, session: Session) -> None:
    icons: Icons = session.icons
    height = round(icon_size().height() * qapp.devicePixelRatio())
    assert height in [size.height() for size in icons("home").availableSizes()]
