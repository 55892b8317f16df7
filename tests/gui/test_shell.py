"""The frame of the window: places by key and by name, menus, drops, the finder, closing."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.helpers.checkout import ROOT
from tests.helpers.desk import session_of
from tests.helpers.window import drop_file, find, press, show, type_text, until
from vusta_desk.gui import undoing
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.screens.members.member_list import SearchEdit
from vusta_desk.gui.screens.system.settings_page import SettingsPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.finder import Finder
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.shell.places import ON_RAIL, PLACES
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import edit_member, upkeep
from vusta_desk.usecases.office import office

SAMPLES = ROOT / "tests" / "data" / "samples"


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = show(qtbot, MainWindow(session))
    made.go("home")
    return made


def test_every_place_can_be_shown(window: MainWindow):
    for place in PLACES:
        window.go(place.id)
        assert window.place == place.id


class TopLevels(QObject):
    """Notes every window that comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_flashes_up_as_a_window_of_its_own(window: MainWindow, qapp: QApplication):
    noted = TopLevels()
    qapp.installEventFilter(noted)
    for place in PLACES:
        window.go(place.id)
    window.session.changed.emit()
    qapp.removeEventFilter(noted)
    assert noted.seen == []


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


def test_a_dropped_list_opens_the_import(window: MainWindow, qtbot: QtBot):
    drop_file(window, SAMPLES / "danh-sach-dang-vien.xlsx")
    until(qtbot, lambda: window.place == "import", "the import")
    screen = window.screen_in_sight
    assert isinstance(screen, ImportScreen)
    until(qtbot, lambda: screen.previewed is not None, "the preview")


def test_the_finder_finds_people_without_marks(window: MainWindow, session: Session, qtbot: QtBot):
    finder = show(qtbot, Finder(session, window.menus.acts(), window))
    name = session.services.registry().members[0].name
    type_text(finder.line, name)
    assert name in finder.list.item(0).text()
    press(finder.line, "Return")
    assert window.place == "members"


def test_the_finder_finds_acts_and_says_when_there_is_nothing(
    window: MainWindow, session: Session, qtbot: QtBot
):
    finder = show(qtbot, Finder(session, window.menus.acts(), window))
    type_text(finder.line, "nhat ky")
    assert finder.list.item(0).data(Qt.ItemDataRole.UserRole).text == "Nhật ký"
    type_text(finder.line, "zzzzqqq")
    assert finder.list.count() == 0


@pytest.fixture
def threaded(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    window = show(qtbot, MainWindow(session_of(session.services, ThreadRunner())))
    yield window
    window.session.tasks.wind_down()
    window.session.tasks.close()


def test_enter_waits_for_what_is_being_looked_for(threaded: MainWindow, qtbot: QtBot):
    finder = show(qtbot, Finder(threaded.session, threaded.menus.acts(), threaded))
    until(qtbot, lambda: finder.list.count(), "the acts")
    went: list[dict[str, object]] = []
    threaded.session.go = lambda place, /, **target: went.append({"place": place, **target})
    member = threaded.session.services.registry().members[0]
    type_text(finder.line, member.name)
    press(finder.line, "Return")
    until(qtbot, lambda: not threaded.session.tasks.is_busy, "the people")
    assert went == [{"place": "members", "key": member.key}]


def test_undo_pressed_twice_takes_back_two_acts_at_most(
    threaded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    until(qtbot, lambda: not threaded.session.tasks.is_busy, "the history")
    services = threaded.session.services
    opened = edit_member.open_member(services, services.registry().members[0].key)
    threaded.session.act(
        threaded,
        lambda services: edit_member.save(services, replace(opened.member, home="Huế"), opened),
    )
    until(qtbot, lambda: not threaded.session.tasks.is_busy, "the change")
    threaded.menus.undo_acts.undo.trigger()
    threaded.menus.undo_acts.undo.trigger()
    until(qtbot, lambda: not threaded.session.tasks.is_busy, "the undo")
    assert said == []


def test_closing_asks_while_something_is_written(
    threaded: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    def no(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", no)
    go_on, session = threading.Event(), threaded.session
    session.act_long(threaded, "Đang nhận danh sách", lambda *_: go_on.wait(10))
    assert not threaded.close()
    assert asked == ["“Đang nhận danh sách” đang được thực hiện."]
    go_on.set()
    until(qtbot, lambda: not session.tasks.is_busy, "the end of the writing")


def test_closing_calls_off_what_only_reads_and_waits_for_short_operations(
    threaded: MainWindow, qtbot: QtBot
):
    go_on, session, done = threading.Event(), threaded.session, list[str]()
    reading = session.read_long(threaded, "Xuất", lambda *_: go_on.wait(10), lambda _: None)
    session.act(threaded, lambda _: "kept", done.append)
    assert threaded.close()
    assert reading.is_cancelled
    go_on.set()
    until(qtbot, lambda: not session.tasks.is_busy, "the short operation")
    assert done == ["kept"]


def test_what_is_typed_in_a_field_that_saves_by_itself_is_not_lost_by_closing(
    threaded: MainWindow, qtbot: QtBot
):
    session = threaded.session
    threaded.go("system", page="settings")
    until(qtbot, lambda: not session.tasks.is_busy, "the settings")
    page = find(threaded, SettingsPage)
    type_text(page.of_list.line("list.signer"), "Lê Thị Ký")
    assert threaded.close()
    until(qtbot, lambda: not session.tasks.is_busy, "the saving")
    assert office(session.services.data)["list.signer"] == "Lê Thị Ký"


def test_screens_hear_of_an_act_whose_owner_is_gone(threaded: MainWindow, qtbot: QtBot):
    go_on, owner, heard = threading.Event(), QObject(), list[str]()
    threaded.session.changed.connect(lambda: heard.append("changed"))
    threaded.session.act(owner, lambda _: go_on.wait(10), lambda _: heard.append("done"))
    delete(owner)
    go_on.set()
    until(qtbot, lambda: not threaded.session.tasks.is_busy, "the act")
    assert heard == ["changed"]


def test_a_line_with_nothing_to_undo_leaves_the_keys_to_the_window(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
):
    asked: list[int] = []
    monkeypatch.setattr(undoing, "undo", lambda _, operation: asked.append(operation))
    window.go("members")
    search = find(window, SearchEdit)
    search.setFocus()
    press(search, "Ctrl+Z")
    assert asked == [upkeep.next_undo(session.services).id]
    type_text(search, "an")
    press(search, "Ctrl+Z")
    assert len(asked) == 1, "what was typed goes first"
    assert search.text() != "an"
