"""The frame of the window: places by key and by name, menus, drops, the finder, closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.window import drop_file, press, type_text
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.finder import Finder
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.shell.places import ON_RAIL, PLACES


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.show()
    made.go("home")
    return made


def test_every_place_can_be_shown(window: MainWindow):
    for place in PLACES:
        window.go(place.id)
        assert window.place == place.id


def test_places_have_keys(window: MainWindow):
    for number, place in enumerate(ON_RAIL, 1):
        press(window, f"Ctrl+{number}")
        assert window.place == place.id


def test_a_screen_is_read_anew_only_when_the_data_has_changed(window: MainWindow, monkeypatch):
    window.go("history")
    window.go("home")
    calls: list[str] = []
    monkeypatch.setattr(window._screens["history"], "refresh", lambda: calls.append("history"))
    monkeypatch.setattr(window._screens["home"], "refresh", lambda: calls.append("home"))
    window.go("history")
    assert calls == []
    window.session.changed.emit()
    assert calls == ["history"]
    window.go("home")
    assert calls == ["history", "home"]


def test_a_dropped_list_opens_the_import(window: MainWindow, qtbot: QtBot, samples):
    drop_file(window, samples / "danh-sach-dang-vien.xlsx")
    qtbot.waitUntil(lambda: window.place == "import")
    qtbot.waitUntil(lambda: window.screen_in_sight.previewed is not None)


def test_the_finder_finds_people_without_marks(window: MainWindow, session: Session, qtbot: QtBot):
    finder = Finder(session, window.menus.acts(), window)
    qtbot.addWidget(finder)
    finder.show()
    name = session.services.registry().members[0].name
    type_text(finder.line, name)
    assert name in finder.list.item(0).text()
    press(finder.line, "Return")
    assert window.place == "members"


def test_the_finder_finds_acts_and_says_when_there_is_nothing(
    window: MainWindow, session: Session, qtbot: QtBot
):
    finder = Finder(session, window.menus.acts(), window)
    qtbot.addWidget(finder)
    finder.show()
    type_text(finder.line, "nhat ky")
    assert finder.list.item(0).data(Qt.ItemDataRole.UserRole).text == "Nhật ký"
    type_text(finder.line, "zzzzqqq")
    assert finder.list.count() == 0


def test_closing_asks_while_work_is_under_way(window: MainWindow, monkeypatch):
    class Busy:
        title = "Đang nhận danh sách"

    monkeypatch.setattr(type(window.session.tasks), "running", property(lambda self: (Busy(),)))
    asked: list[str] = []

    def no(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", no)
    assert not window.close()
    assert asked == ["“Đang nhận danh sách” đang được thực hiện."]
