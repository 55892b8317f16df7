"""What a program without a console had to say."""

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.window import click
from vusta_desk.app.cli.parser import build_parser
from vusta_desk.app.wiring import catalogue
from vusta_desk.gui import last_words
from vusta_desk.gui.last_words import LongText, message


def test_a_sentence_is_a_message(qtbot: QtBot) -> None:
    box = message("Không có tệp dữ liệu a.vusta.", catalogue("vi"))
    qtbot.addWidget(box)
    assert isinstance(box, QMessageBox)
    assert box.text() == "Không có tệp dữ liệu a.vusta."
    assert [each.text() for each in box.buttons()] == ["Đóng"]


def test_a_longer_text_is_read_as_on_a_console(qtbot: QtBot) -> None:
    text = build_parser(catalogue("vi")).format_help()
    dialog = message(text, catalogue("vi"))
    qtbot.addWidget(dialog)
    assert isinstance(dialog, LongText)
    assert dialog.text.toPlainText() == text
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    dialog.show()
    button = dialog.findChild(QPushButton)
    assert button is not None
    click(button)
    assert not dialog.isVisible()


def test_it_is_shown_and_waited_for(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def close(dialog: QDialog) -> int:
        shown.append(type(dialog).__name__)
        return 0

    monkeypatch.setattr(LongText, "exec", close)
    last_words.show("dòng\n" * 9, catalogue("vi"))
    assert shown == ["LongText"]
