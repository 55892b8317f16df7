"""Letters typed whole or in parts, by keys, Unikey or an input method, are the same in the end."""

import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.window import NO_KEYS, press, send_input, show, type_text
from vusta_desk.app import paths, wiring
from vusta_desk.gui import composing
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.screens.members import MembersScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets.new_password import NewPassword

NAME = "Nguyễn Thị Ánh Tuyết"
PARTS = unicodedata.normalize("NFD", NAME)


@pytest.fixture(autouse=True)
def following(qapp: QApplication) -> Iterator[None]:
    composing.follow(qapp)
    yield
    qapp.focusChanged.disconnect(composing._left)


class Fields(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.line, self.page, self.other = QLineEdit(), QPlainTextEdit(), QLineEdit()
        layout = QVBoxLayout(self)
        for each in (self.line, self.page, self.other):
            layout.addWidget(each)


@pytest.fixture
def fields(qtbot: QtBot) -> Fields:
    return show(qtbot, Fields())


def key(widget: QWidget, text: str, code: int = 0) -> None:
    """One key with its text, such as Windows' VK_PACKET, which may hold several signs."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, code, NO_KEYS, text))


@pytest.mark.parametrize("kind", ["signs", "letters", "at once", "input method", "pasted"])
def test_every_way_of_typing_ends_in_whole_letters(fields: Fields, kind: str) -> None:
    for field in (fields.line, fields.page):
        field.setFocus()
        if kind == "signs":
            type_text(field, PARTS)
        elif kind == "letters":
            for letter in NAME:
                key(field, unicodedata.normalize("NFD", letter))
        elif kind == "at once":
            key(field, PARTS)
        elif kind == "input method":
            send_input(field, commit=PARTS)
        else:
            QGuiApplication.clipboard().setText(PARTS)
            press(field, "Ctrl+V")
        fields.other.setFocus()
    assert (fields.line.text(), fields.page.toPlainText()) == (NAME, NAME)
    assert fields.line.isModified()
    assert fields.line.cursorPosition() == len(NAME)


def test_a_choice_that_is_typed_into_ends_in_whole_letters(fields: Fields) -> None:
    choice = QComboBox()
    choice.setEditable(True)
    fields.layout().addWidget(choice)
    choice.show()
    choice.setFocus()
    type_text(choice, PARTS)
    fields.other.setFocus()
    assert choice.currentText() == NAME


def test_a_long_text_stays_where_it_was_read(fields: Fields) -> None:
    page = fields.page
    page.setPlainText("x\n" * 500)
    page.setFocus()
    page.insertPlainText(PARTS)
    page.verticalScrollBar().setValue(300)
    fields.other.setFocus()
    assert page.toPlainText().startswith(NAME)
    assert page.verticalScrollBar().value() == 300


def test_unikey_takes_back_as_many_signs_as_it_has_sent(fields: Fields) -> None:
    """ "toans" then "f" in Telex, letters in parts: the tone is put on, then another."""
    line = fields.line
    line.setFocus()
    for sent, back in (("toan", 0), ("a\u0301n", 2), ("a\u0300n", 3)):
        for _ in range(back):
            key(line, "\b", Qt.Key.Key_Backspace)
        type_text(line, sent)
    fields.other.setFocus()
    assert line.text() == "toàn"


def test_an_input_method_replaces_earlier_letters(fields: Fields) -> None:
    line = fields.line
    line.setFocus()
    send_input(line, commit="toan")
    event = QInputMethodEvent("", [])
    event.setCommitString("a\u0301n", -2, 2)
    QApplication.sendEvent(line, event)
    fields.other.setFocus()
    assert line.text() == "toán"


def test_what_cannot_be_typed_in_is_left_alone(fields: Fields) -> None:
    fields.line.setReadOnly(True)
    fields.line.setText(PARTS)
    fields.line.setFocus()
    fields.other.setFocus()
    assert fields.line.text() == PARTS


def test_the_two_lines_of_a_new_password_agree_however_they_are_typed(qtbot: QtBot) -> None:
    words = wiring.catalogue("en")
    password = NewPassword(Icons(paths.resources_folder() / "icons"), words)
    show(qtbot, password)
    for line, text in zip(password._lines(), (NAME, PARTS), strict=True):
        line.setText(text)
    assert password.check()
    for line in password._lines():
        line.setText(unicodedata.normalize("NFD", "đườngbộ"))
    assert not password.check()  # seven letters are too few, in however many parts


def test_searching_finds_names_while_they_are_typed_in_parts(
    session: Session, qtbot: QtBot
) -> None:
    window = show(qtbot, MainWindow(session))
    window.go("members")
    screen = window.screen_in_sight
    assert isinstance(screen, MembersScreen)
    counts = []
    for text in ("Bùi Võ Phương", unicodedata.normalize("NFD", "Bùi Võ Phương")):
        screen.list.search.clear()
        type_text(screen.list.search, text)
        counts.append(screen.list.count.text())
    assert counts[0] == counts[1] != "Đảng viên: 743"
