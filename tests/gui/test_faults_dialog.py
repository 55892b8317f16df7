"""An unexpected error shows one dialog with its report; the program goes on."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.window import click, until
from vusta_desk.app.wiring import catalogue
from vusta_desk.gui.fault_dialog import FaultDesk


@pytest.fixture
def desk(qapp: object) -> FaultDesk:
    kept: list[BaseException] = []

    def keep(error: BaseException) -> tuple[str, str]:
        kept.append(error)
        return f"report {len(kept)}: {type(error).__name__}", "vusta-desk.log"

    return FaultDesk(keep, lambda: catalogue("en"))


def test_two_errors_make_one_dialog(desk: FaultDesk, qtbot: QtBot) -> None:
    desk.take(KeyError("secret"))
    desk.take(ValueError("secret"))
    assert desk.dialog is None  # shown by the event loop, not in the middle of what failed
    until(qtbot, lambda: desk.dialog and "report 2" in desk.dialog.report.toPlainText())
    dialog = desk.dialog
    assert dialog is not None
    assert dialog.isVisible()
    text = dialog.report.toPlainText()
    assert "report 1: KeyError" in text
    assert "report 2: ValueError" in text
    assert "secret" not in text
    click(dialog.copy_button)
    assert QApplication.clipboard().text() == text
    click(dialog.close_button)
    assert desk.dialog is None


def test_after_one_is_closed_the_next_error_is_shown_again(desk: FaultDesk, qtbot: QtBot) -> None:
    for number in (1, 2):
        desk.take(RuntimeError())
        until(qtbot, lambda: desk.dialog)
        dialog = desk.dialog
        assert dialog is not None
        assert dialog.report.toPlainText() == f"report {number}: RuntimeError"
        dialog.reject()  # Esc
        assert desk.dialog is None


def test_an_error_in_a_slot_reaches_the_hook(
    desk: FaultDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import QTimer

    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: desk.take(error))

    def slot() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions():
        monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: desk.take(error))
        QTimer.singleShot(0, desk, slot)
        until(qtbot, lambda: desk.dialog)
    dialog = desk.dialog
    assert dialog is not None
    assert "ZeroDivisionError" in dialog.report.toPlainText()
    dialog.accept()
