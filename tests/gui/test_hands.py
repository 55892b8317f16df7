"""The hands that window tests use do what a person's hands do."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.window import (
    NO_KEYS,
    click,
    compose_text,
    drop_file,
    find,
    press,
    show,
    type_text,
    until,
)

NAME = "Nguyễn Thị Ánh Đào"


class Form(QWidget):
    """A name, a table, a button, and room for files, which only `takes` of them may enter."""

    def __init__(self) -> None:
        super().__init__()
        self.takes = ".xlsx"
        self.dropped: list[str] = []
        self.inputs: list[str] = []
        self.clicks = 0
        self.setAcceptDrops(True)
        layout = QFormLayout(self)
        self.name = QLineEdit()
        self.table = QTableWidget(2, 2)
        self.cell = QTableWidgetItem("")
        self.table.setItem(0, 0, self.cell)
        self.save = QPushButton("&Save")
        self.save.clicked.connect(self.count)
        self.hint = QLabel("Drop files here")
        for widget in (self.name, self.table, self.save, self.hint):
            layout.addRow(widget)
        QShortcut("Ctrl+S", self, self.count)

    def count(self) -> None:
        self.clicks += 1

    def suits(self, data: QMimeData) -> bool:
        return all(url.toLocalFile().endswith(self.takes) for url in data.urls())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        event.setAccepted(self.suits(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.dropped += [url.toLocalFile() for url in event.mimeData().urls()]
        event.acceptProposedAction()


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return show(qtbot, Form())


@pytest.mark.parametrize("enter", [type_text, compose_text])
def test_any_text_can_be_entered(form: Form, enter):
    enter(form.name, NAME)
    assert form.name.text() == NAME
    press(form.name, "Ctrl+Z")
    assert form.name.text() != NAME


def test_typing_on_a_cell_opens_it_and_goes_on_inside(qtbot: QtBot, form: Form):
    form.table.setCurrentCell(0, 0)
    type_text(form.table, "Đảng")
    press(form.table.focusWidget(), "Return")
    until(qtbot, lambda: form.cell.text() == "Đảng", "the name in the cell")


def test_shortcuts_come_before_the_widget(form: Form):
    form.name.setFocus()
    press(form.name, "Ctrl+S")
    assert form.clicks == 1
    press(form.name, "Shift+Tab")
    assert form.focusWidget() is not form.name


def test_no_key_stays_down(form: Form):
    QTest.keySequence(form.table, "Ctrl+A")
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    for keys in ("Ctrl+A", "Shift+Tab", "Alt+Up"):
        press(form.table, keys)
        assert QApplication.keyboardModifiers() == NO_KEYS
    click(form.table.viewport(), keys=Qt.KeyboardModifier.ControlModifier)
    assert QApplication.keyboardModifiers() == NO_KEYS


def test_a_name_that_is_no_key_is_refused(form: Form):
    with pytest.raises(AssertionError, match="Ctrl\\+Nothing"):
        press(form, "Ctrl+Nothing")


def test_find_and_click(form: Form):
    click(find(form, QPushButton, "Save"))
    assert form.clicks == 1
    with pytest.raises(AssertionError, match="0 visible QPushButton 'Delete' among"):
        find(form, QPushButton, "Delete")
    form.save.setEnabled(False)
    with pytest.raises(AssertionError, match="Save"):
        click(form.save)


def test_files_reach_the_widget_that_takes_drops(form: Form, tmp_path: Path):
    good, bad = tmp_path / "Danh sách.xlsx", tmp_path / "notes.txt"
    assert drop_file(form.hint, good)
    assert not drop_file(form.hint, bad)
    assert [Path(each) for each in form.dropped] == [good]


def test_waiting_says_what_never_came(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tests.helpers.window.PATIENCE", 1)
    until(qtbot, lambda: True)
    with pytest.raises(AssertionError, match="never came: the list"):
        until(qtbot, lambda: False, "the list")
