"""The program with its window, from its start to the exit code."""

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.starting import PASSWORD, make_file
from tests.helpers.window import until
from vusta_desk.app import one_window, wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.desktop import Desktop
from vusta_desk.app.faults import handing_errors_to
from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems, session_end, theme
from vusta_desk.gui.screens.members import MembersScreen
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.start.opening import OpenPage
from vusta_desk.gui.start.restoring import RestorePage
from vusta_desk.gui.tasks import Task, Tasks
from vusta_desk.gui.theme import Theme
from vusta_desk.jobs import InlineRunner
from vusta_desk.storage import backup
from vusta_desk.usecases.office import change_setting

pytestmark = pytest.mark.slow


@pytest.fixture
def desktop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setattr(qapp, "quit", lambda: None)
    made = Desktop(qapp, InlineRunner())
    yield made
    for window in (made.start, made.session and made.session.window):
        if window is not None:
            window.hide()  # at once: what is unfinished in it would hold the next one's session
            window.deleteLater()
    made.end()
    theme.apply(qapp, Theme.SYSTEM, 100)


def window_of(desktop: Desktop) -> MainWindow:
    assert desktop.session is not None
    window = desktop.session.window
    assert isinstance(window, MainWindow)
    return window


def test_a_file_with_its_password_opens_at_once_and_closes_with_a_backup(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    before = backup.backups(path)
    desktop.begin(path, PASSWORD)
    window = window_of(desktop)
    assert desktop.start is None
    assert (window.place, window.isVisible()) == ("home", True)
    assert desktop.preferences.recent == (path,)
    assert desktop.session is not None
    change_setting(desktop.session.services, "place", "Huế")
    window.close()
    assert desktop.session is None
    assert len(backup.backups(path)) == len(before) + 1
    assert desktop.exit_code == exits.DONE
    with wiring.opened(path, PASSWORD):
        pass


def test_a_wrong_password_leaves_the_question(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    desktop.begin(path, "sai rồi")
    assert desktop.session is None
    assert desktop.start is not None
    page = desktop.start.page
    assert isinstance(page, OpenPage)
    assert page.path == path
    assert page.password.problem.startswith("Sai mật khẩu.")


def test_a_backup_that_was_not_made_is_told_and_in_the_exit_code(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    desktop.begin(path, PASSWORD)

    def full(*_: object) -> None:
        raise Refused("disk_full", file=str(path))

    told: list[BaseException] = []
    monkeypatch.setattr(backup, "make_if_changed", full)
    monkeypatch.setattr(problems, "show", lambda _, error, words: told.append(error))
    window_of(desktop).close()
    assert [error.code for error in told if isinstance(error, Refused)] == ["backup_not_made"]
    assert desktop.exit_code == exits.CANNOT_WRITE


def test_the_sample_says_that_it_is_one(desktop: Desktop, user_folder: Path) -> None:
    desktop.begin(sample=True)
    window = window_of(desktop)
    assert desktop.session is not None
    assert desktop.session.is_sample
    assert user_folder in desktop.session.services.data.path.parents
    assert desktop.preferences.recent == ()
    window.close()
    assert list((user_folder / "sample").iterdir()) == []


def test_settings_of_the_window_hold_at_once(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    desktop.begin(path, PASSWORD)
    first = window_of(desktop)
    desktop.preferences.set("language", "en")
    desktop.preferences.set("text_size", 150)
    desktop._redress()
    second = window_of(desktop)
    assert second is not first
    assert not first.isVisible()
    assert (second.place, second.words.language) == ("system", "en")
    assert QApplication.font().pointSizeF() == pytest.approx(16.5)
    second.close()
    assert desktop.session is None


def test_restoring_closes_the_file_and_asks_for_the_password(
    desktop: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    (place,) = backup.backups(path)
    desktop.begin(path, PASSWORD)
    desktop.restore(place)
    assert desktop.session is None
    assert desktop.start is not None
    page = desktop.start.page
    assert isinstance(page, RestorePage)
    assert (page.file.path, page.backup.path) == (path, place)
    page.line.setText(PASSWORD)
    page.restore()
    window_of(desktop).close()


def test_another_file_goes_back_to_the_start(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    desktop.begin(path, PASSWORD)
    desktop.close_file()
    assert desktop.session is None
    assert desktop.start is not None
    assert isinstance(desktop.start.page, OpenPage)


def test_the_other_language_holds_at_once_at_the_start(desktop: Desktop) -> None:
    desktop.begin()
    first = desktop.start
    assert first is not None
    first.switch.click()
    assert desktop.words.language == "en"
    assert desktop.start is not first
    assert desktop.preferences.language == "en"


def test_errors_of_any_thread_come_to_one_dialog(
    desktop: Desktop, qtbot: QtBot, user_folder: Path
) -> None:
    def fail() -> None:
        raise KeyError("Nguyễn Văn Bí Mật")

    before = sys.excepthook, threading.excepthook
    with handing_errors_to(desktop.faults.take):
        worker = threading.Thread(target=fail)
        worker.start()
        worker.join()
        until(qtbot, lambda: desktop.faults.dialog, "the dialog")
        sys.excepthook(ValueError, ValueError("012345678901"), None)
    assert (sys.excepthook, threading.excepthook) == before
    dialog = desktop.faults.dialog
    assert dialog is not None
    until(qtbot, lambda: "ValueError" in dialog.report.toPlainText(), "the second error")
    assert desktop.faults.dialog is dialog
    text = dialog.report.toPlainText()
    log = (user_folder / "logs" / "vusta-desk.log").read_text("utf-8")
    for each in (text, log):
        assert "KeyError" in each
        assert "Bí Mật" not in each
        assert "012345678901" not in each
    dialog.close_button.click()
    assert desktop.faults.dialog is None


class Ending:
    """What the system hands over when the session is to end."""

    def __init__(self) -> None:
        self.is_held = False

    def cancel(self) -> None:
        self.is_held = True


def end_of_session(desktop: Desktop) -> bool:
    """Asks, as the system does, whether the session may end; what was said of it is held."""
    asked = Ending()
    desktop.asked_to_end(asked)  # type: ignore[arg-type]  # Qt alone can make one
    return not asked.is_held


def test_the_end_of_the_session_closes_the_file_with_a_backup(
    desktop: Desktop, tmp_path: Path
) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    before = backup.backups(path)
    desktop.begin(path, PASSWORD)
    window, session = window_of(desktop), desktop.session
    assert session is not None
    change_setting(session.services, "place", "Huế")
    assert end_of_session(desktop)
    assert desktop.session is session  # another program may still say no, so nothing is closed
    desktop.session_ends()
    assert (desktop.session, window.isVisible()) == (None, False)
    assert len(backup.backups(path)) == len(before) + 1
    with wiring.opened(path, PASSWORD):
        pass


def test_a_form_not_saved_yet_holds_the_session(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    desktop.begin(path, PASSWORD)
    told: list[str] = []
    monkeypatch.setattr(session_end, "hold_session", lambda _, reason: told.append(reason))
    window = window_of(desktop)
    window.go("members")
    screen = window.screen_in_sight
    assert isinstance(screen, MembersScreen)
    screen.add_member()
    assert screen.dialog is not None
    assert end_of_session(desktop)
    screen.dialog.findChildren(QLineEdit)[0].setText("Nguyễn Văn A")
    assert not end_of_session(desktop)
    assert told == ["Còn một mẫu nhập chưa lưu: Đảng viên mới"]
    assert screen.dialog.isVisible()
    screen.dialog.done(0)
    assert end_of_session(desktop)


def test_what_is_being_written_holds_the_session(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    told: list[str] = []
    monkeypatch.setattr(session_end, "hold_session", lambda _, reason: told.append(reason))
    desktop.begin()
    assert end_of_session(desktop)
    with monkeypatch.context() as busy:
        busy.setattr(Tasks, "running", (Task("Đang phục hồi", writes=True),))
        assert not end_of_session(desktop)
    desktop.begin(path, PASSWORD)
    window_of(desktop)
    with monkeypatch.context() as busy:
        busy.setattr(Tasks, "running", (Task("Đang đọc"),))
        assert end_of_session(desktop)
        busy.setattr(Tasks, "running", (Task("Đang nhận danh sách", writes=True),))
        assert not end_of_session(desktop)
    assert len(told) == 2
    assert end_of_session(desktop)


def test_a_new_file_half_made_holds_the_session(desktop: Desktop) -> None:
    desktop.begin()
    assert desktop.start is not None
    wizard = desktop.start.make_new(import_list=False)
    assert end_of_session(desktop)
    wizard.office.names.show_values({"committee.name": "Đảng ủy Mẫu"})
    assert not end_of_session(desktop)
    desktop.session_ends()  # ended all the same: there is no file to be closed
    assert desktop.start.isVisible()


def test_a_later_start_finds_what_is_shown(desktop: Desktop, tmp_path: Path) -> None:
    folder, path, other = tmp_path / "windows", tmp_path / "a.vusta", tmp_path / "b.vusta"
    make_file(path)
    seat = one_window.take_seat(folder, None, wiring.now())
    assert seat is not None
    desktop.take(seat)
    desktop.begin()
    note = folder / "1.window"
    assert json.loads(note.read_text("utf-8"))["state"] == one_window.START
    assert desktop.come(path)
    assert desktop.start is not None
    page = desktop.start.page
    assert isinstance(page, OpenPage)
    assert page.path == path
    page.open_with(path, PASSWORD)
    assert json.loads(note.read_text("utf-8"))["file"] == str(path)
    window_of(desktop).showMinimized()
    assert not desktop.come(other)
    assert window_of(desktop).isMinimized()
    assert desktop.come(path)
    assert not window_of(desktop).isMinimized()
    window_of(desktop).close()
    assert json.loads(note.read_text("utf-8"))["state"] == one_window.CLOSING
    assert not desktop.come(None)
    seat.leave()


def test_a_new_file_half_made_is_not_left_for_another(desktop: Desktop, tmp_path: Path) -> None:
    desktop.begin()
    assert desktop.start is not None
    wizard = desktop.start.make_new(import_list=False)
    assert not desktop.come(tmp_path / "a.vusta")
    assert desktop.come(None)
    assert desktop.start.page is wizard


def test_the_window_goes_with_the_system_light_or_dark(
    desktop: Desktop, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.vusta"
    make_file(path)
    desktop.begin(path, PASSWORD)
    window_of(desktop).go("history")
    dark = theme.Theme.DARK
    apply = theme.apply
    monkeypatch.setattr(theme, "apply", lambda made, _, size: apply(made, dark, size))
    desktop._recolour()
    assert theme.is_dark()
    assert window_of(desktop).place == "history"
    window_of(desktop).close()
