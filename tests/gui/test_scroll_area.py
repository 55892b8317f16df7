"""What a screen reader is told of a place that scrolls, while its bars come and go."""

import re

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.checkout import shown, source_files
from tests.helpers.window import until
from vusta_desk.gui.widgets.layouts import scrolling


def children(told: QAccessibleInterface) -> list[tuple[str, bool]]:
    """Each with its name in Qt and whether it is in sight."""
    those = [told.child(at) for at in range(told.childCount())]
    return [(each.object().objectName(), not each.state().invisible) for each in those]


def test_the_number_of_children_stays_while_the_bar_comes_and_goes(qtbot: QtBot):
    inside = QLabel("Đảng viên")
    area = scrolling(inside)
    qtbot.addWidget(area)
    area.resize(200, 200)
    inside.setMinimumHeight(900)
    area.show()
    until(qtbot, area.verticalScrollBar().isVisible, "a bar")
    told = QAccessible.queryAccessibleInterface(area)
    page, bar = "qt_scrollarea_viewport", "qt_scrollarea_vcontainer"
    long = dict(children(told))
    assert (long[page], long[bar]) == (True, True)

    inside.setMinimumHeight(0)
    until(qtbot, lambda: not area.verticalScrollBar().isVisible(), "no bar any more")
    short = dict(children(told))
    assert (short[page], short[bar]) == (True, False)
    assert list(short) == list(long)
    assert told.child(len(short)) is None  # of a bare QScrollArea this would be the end
    assert told.role() == QAccessible.Role.Client  # a part of the window, nothing to use


def test_no_other_part_makes_a_bare_scroll_area():
    bare = [
        shown(each)
        for each in source_files()
        if re.search(r"\bQScrollArea\b[()]", each.read_text("utf-8"))
    ]
    assert bare == ["vusta_desk/gui/widgets/scroll_area.py"]
