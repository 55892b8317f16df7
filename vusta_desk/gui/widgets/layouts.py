"""Rows, columns and labels on the spacing grid."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QSpacerItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from vusta_desk.gui.theme import above_line, space
from vusta_desk.gui.widgets.scroll_area import ScrollArea
from vusta_desk.gui.widgets.selectable import SelectableLabel

Part = QWidget | QLayout | int | None


def column(*parts: Part, gap: float = 1, margin: float = 0) -> QVBoxLayout:
    """Parts from top to bottom; None takes the room that is left, a number is a distance."""
    layout = QVBoxLayout()
    return _filled(layout, parts, gap, margin)  # type: ignore[return-value]


def row(*parts: Part, gap: float = 1, margin: float = 0) -> QHBoxLayout:
    """Parts from left to right; None takes the room that is left, a number is a distance."""
    layout = QHBoxLayout()
    return _filled(layout, parts, gap, margin)  # type: ignore[return-value]


def _filled(layout: QBoxLayout, parts: Iterable[Part], gap: float, margin: float) -> QBoxLayout:
    layout.setSpacing(space(gap))
    layout.setContentsMargins(*[space(margin)] * 4)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(space(part))
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout


def holding(layout: QLayout, widget: QWidget | None = None) -> QWidget:
    """A widget around a layout."""
    widget = widget or QWidget()
    widget.setLayout(layout)
    return widget


def side_by_side(left: QWidget, right: QWidget, *widths: float) -> QSplitter:
    """A list and what is shown of it; the border can be moved, and neither side vanishes.

    `widths` are the first ones, in steps of the grid; of more room the left takes three fifths.
    """
    split = QSplitter(Qt.Orientation.Horizontal)
    split.addWidget(left)
    split.addWidget(right)
    split.setChildrenCollapsible(False)
    split.setStretchFactor(0, 3)
    split.setStretchFactor(1, 2)
    split.setSizes([space(width) for width in widths])
    return split


def frame(role: str, layout: QLayout) -> QFrame:
    """A frame of one of the theme's roles (card, banner, bar, foot) around a layout."""
    framed = QFrame()
    framed.setProperty("role", role)
    framed.setLayout(layout)
    return framed


def rule() -> QFrame:
    """A quiet line across."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def label(text: str = "", role: str = "", *, wrap: bool = True, select: bool = False) -> QLabel:
    """Plain text in one of the theme's roles (title, heading, quiet, problem, figure, honour)."""
    shown = SelectableLabel(text) if select else QLabel(text)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setWordWrap(wrap)
    shown.setIndent(0)  # the theme's room above would bring a room at the side with it
    if role:
        shown.setProperty("role", role)
    return shown


def restyle(widget: QWidget, value: object, name: str = "role") -> None:
    """Gives a shown widget another role (or other property) of the theme's rules."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(text: str, role: str = "") -> QPushButton:
    """A button; roles are primary and link."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    return made


def text_area(text: str = "") -> QPlainTextEdit:
    """Several lines to be read or written, whose first is not cut at its top."""
    made = QPlainTextEdit(text)
    document = made.document()
    document.setDocumentMargin(max(document.documentMargin(), above_line(made.font()) + 1))
    return made


def scrolling(widget: QWidget, name: str = "") -> ScrollArea:
    """A page that scrolls up and down where it is longer than the window.

    With a name it takes the keyboard itself, to be read where there is little to stand on in it.
    """
    area = ScrollArea()
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None or isinstance(item, QSpacerItem):
            continue
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
