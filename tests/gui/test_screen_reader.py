"""The tools that look at the program as a screen reader does, tried on a small window."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.helpers.accessibility import Reader, screen_reader
from tests.helpers.display import display

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="AT-SPI and Xvfb are Linux's")

PROGRAM = """
from PySide6.QtWidgets import *
application = QApplication(["small"])
window, form = QMainWindow(windowTitle="Đảng viên"), QWidget()
window.setCentralWidget(form)
layout = QFormLayout(form)
name, answer, save = QLineEdit(), QLabel("chưa lưu"), QPushButton("&Lưu")
name.setAccessibleDescription("Như trong quyết định")
table = QTableWidget(2, 2)
table.setAccessibleName("Danh sách")
table.setHorizontalHeaderLabels(["Họ tên", "Chi bộ"])
table.setItem(0, 0, QTableWidgetItem("Trần Văn Bình"))
layout.addRow("&Họ tên", name)
for widget in (table, save, answer):
    layout.addRow(widget)
save.clicked.connect(lambda: answer.setText("đã lưu " + name.text()))
window.show()
window.activateWindow()  # no window manager is there who would do it
application.exec()
"""


@pytest.fixture
def reader() -> Iterator[Reader]:
    with screen_reader([sys.executable, "-c", PROGRAM]) as reading:
        yield reading


def test_everything_on_the_window_is_told(reader: Reader):
    reader.wait("text", "Họ tên", "focused")
    tree = reader.tree()
    (frame,) = tree.all("frame")
    assert frame.name == "Đảng viên"
    (box,) = frame.all("text")
    assert (box.name, box.description) == ("Họ tên", "Như trong quyết định")
    assert {"editable", "enabled"} <= box.states
    (table,) = frame.all("table", "Danh sách")
    assert [header.name for header in table.all("table column header")] == ["Họ tên", "Chi bộ"]
    assert table.all("table cell")[0].name == "Trần Văn Bình"
    (button,) = frame.all("push button")
    assert button.name == "Lưu"
    assert button.actions[0] == "Press"
    assert min(button.place[2:]) > 15
    assert frame.outline().splitlines()[0] == "frame 'Đảng viên'"


def test_it_can_be_used_without_eyes_and_mouse(reader: Reader):
    reader.write("text", "Họ tên", "Nguyễn Thị Ánh")
    reader.press("push button", "Lưu")
    reader.wait("label", "đã lưu Nguyễn Thị Ánh")
    (box,) = reader.tree().all("text")
    assert box.text == "Nguyễn Thị Ánh"


def test_a_program_that_ends_at_once_is_told():
    program = [sys.executable, "-c", "raise SystemExit(3)"]
    with (
        screen_reader(program) as reading,
        pytest.raises(AssertionError, match="ended with code 3"),
    ):
        reading.tree()


def test_the_display_has_the_size_asked_for():
    told = "from PySide6.QtGui import *; a = QGuiApplication([]); s = a.primaryScreen();"
    told += "print(a.platformName(), s.size().toTuple(), s.depth(), round(s.logicalDotsPerInch()))"
    with display(1024, 600, 16) as screen:
        command = [sys.executable, "-c", told]
        output = subprocess.check_output(command, env=screen, text=True)
    assert output.split("\n")[0] == "xcb (1024, 600) 16 96"
