"""Rows that go on in the next line."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from vusta_desk.gui.widgets.flow import FlowLayout


def laid_out(qtbot: QtBot, widths: list[int], width: int, *, even: bool = False) -> list[list[int]]:
    """The widths of the widgets, line by line, in a window of this width."""
    window = QWidget()
    qtbot.addWidget(window)
    widgets = []
    for each in widths:
        widget = QWidget(window)
        widget.setMinimumSize(each, 20)
        widgets.append(widget)
    window.setLayout(FlowLayout(*widgets, gap=1, even=even))
    window.resize(width, window.layout().heightForWidth(width))
    window.show()
    lines: dict[int, list[int]] = {}
    for widget in widgets:
        assert widget.x() + widget.width() <= width
        lines.setdefault(widget.y(), []).append(widget.width())
    return list(lines.values())


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (400, [[50] * 6]),
        (300, [[50] * 3, [50] * 3]),
        (120, [[50] * 2] * 3),
        (60, [[50]] * 6),
    ],
)
def test_lines_are_about_equally_long(qtbot: QtBot, width: int, lines: list[list[int]]):
    assert laid_out(qtbot, [50] * 6, width) == lines


def test_even_widgets_fill_the_lines(qtbot: QtBot):
    assert laid_out(qtbot, [50, 80, 60, 70], 408, even=True) == [[96] * 4]
    assert laid_out(qtbot, [50, 80, 60, 70], 300, even=True) == [[146] * 2] * 2
