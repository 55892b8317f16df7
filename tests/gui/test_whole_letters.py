"""Names are never shown wrong: no mark of a Vietnamese capital is cut, at any size, anywhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from tests.helpers.desk import application
from vusta_desk.app import wiring
from vusta_desk.gui import theme
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.theme import TEXT_SIZES
from vusta_desk.gui.widgets.elided import ElidedLabel
from vusta_desk.gui.widgets.layouts import button, column, holding, label, text_area
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.gui.widgets.wrapping import WrappingButton, WrappingRadio

NAME = "ẨẤẾỒŨ ỈẲ"
ROLES = ("", "title", "heading", "figure", "quiet", "problem", "warning", "good", "honour")


def _strokes(font: QFont, text: str) -> int:
    """The height of the letters where there is room on all sides, in pixels."""
    drawn = QImage(2400, 400, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.setFont(font)
    painter.drawText(100, 250, text)
    painter.end()
    blank = QImage(drawn.size(), QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    return _changed(drawn, blank).height()


def _changed(one: QImage, other: QImage) -> QRect:
    """Where two pictures of one size differ."""
    assert one.size() == other.size()
    rows = [
        y
        for y in range(one.height())
        if one.copy(0, y, one.width(), 1) != other.copy(0, y, one.width(), 1)
    ]
    return QRect(0, min(rows), one.width(), max(rows) - min(rows) + 1) if rows else QRect()


def _shown_height(make: Callable[[str], QWidget]) -> tuple[int, QFont]:
    """The height of the letters as a widget shows them, and the font it shows them in.

    Compared with the same widget with no more than a space, as large: with nothing in it, some
    widgets are of another height.
    """
    widget = make(NAME)
    widget.ensurePolished()
    size = widget.sizeHint()
    pictures = []
    for each in (widget, make(" ")):
        each.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        each.resize(size)
        each.show()
        pictures.append(each.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
        each.hide()
    font = widget.font()
    if isinstance(widget, RowTable):
        font.setWeight(QFont.Weight.DemiBold)  # as its column is
    return _changed(*pictures).height(), font


def _elided(text: str) -> QWidget:
    return ElidedLabel(text, "quiet", letters=60)


def _entry(text: str) -> QWidget:
    made = QLineEdit()
    made.setText(text)
    return made


def _box(text: str) -> QWidget:
    made = QComboBox()
    made.addItem(text)
    return made


def _editable(text: str) -> QWidget:
    made = QComboBox()
    made.setEditable(True)
    made.setEditText(text)
    made.setMinimumWidth(950)  # all of the name is in sight
    return made


def _pages(text: str) -> QWidget:
    return text_area(text)


def _tool(text: str) -> QWidget:
    made = QToolButton()
    made.setProperty("role", "place")
    made.setText(text)
    return made


def _table(text: str) -> QWidget:
    column_: Column[str] = Column("a", "", lambda each: str(each), 90, strong=True)
    model: RowModel[str] = RowModel([column_])
    made = RowTable("a", model, Preferences(), wiring.catalogue("vi"), title="a")
    model.set_rows([text])
    made.setMinimumSize(950, 200)
    return made


def _heads(text: str) -> QWidget:
    made = QTableWidget(0, 1)
    made.setHorizontalHeaderLabels([text])
    made.setColumnWidth(0, 900)
    made.setMinimumWidth(950)
    return made


def _tree(text: str) -> QWidget:
    made = QTreeWidget()
    made.setHeaderHidden(True)
    made.addTopLevelItem(QTreeWidgetItem([text]))
    return made


def _primary(text: str) -> QWidget:
    return button(text, "primary")


def _link(text: str) -> QWidget:
    return button(text, "link")


WIDGETS = (
    _elided,
    _entry,
    _box,
    _editable,
    _pages,
    _tool,
    _table,
    _heads,
    _tree,
    _primary,
    _link,
    QPushButton,
    QCheckBox,
    QRadioButton,
    WrappingButton,
    WrappingRadio,
)


@pytest.fixture(params=TEXT_SIZES)
def size(request: pytest.FixtureRequest) -> int:
    """Every text size there is to choose."""
    theme.apply(application(), theme.Theme.LIGHT, request.param)
    return int(request.param)


@pytest.mark.parametrize("select", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_no_mark_is_cut_in_a_label(qapp: object, size: int, role: str, select: bool) -> None:
    shown, font = _shown_height(lambda text: label(text, role, wrap=False, select=select))
    assert shown >= _strokes(font, NAME)


@pytest.mark.parametrize("select", [False, True])
def test_no_mark_is_cut_in_the_first_of_several_lines(
    qapp: object, size: int, select: bool
) -> None:
    def lines(text: str) -> QWidget:
        made = label(f"{text}\naaa", "heading", select=select)
        made.setFixedWidth(900)
        return made

    shown, font = _shown_height(lines)
    assert shown >= _strokes(font, NAME)


@pytest.mark.parametrize("make", WIDGETS, ids=lambda make: make.__name__.strip("_"))
def test_no_mark_is_cut_in_a_widget(
    qapp: object, size: int, make: Callable[[str], QWidget]
) -> None:
    shown, font = _shown_height(make)
    assert shown >= _strokes(font, NAME)


def test_text_set_later_and_in_another_size_is_whole(qapp: object) -> None:
    theme.apply(application(), theme.Theme.LIGHT, 100)
    made = label("a", "title", wrap=False, select=True)
    page = holding(column(made))
    page.grab()
    made.setText(NAME)
    page.grab()
    theme.apply(application(), theme.Theme.LIGHT, 175)

    shown = made.sizeHint().height()

    assert shown >= _strokes(made.font(), NAME)
    assert shown == label(NAME, "title", wrap=False, select=True).sizeHint().height()
    theme.apply(application(), theme.Theme.LIGHT, 100)
