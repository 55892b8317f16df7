"""A row that goes on in the next line where the window is too narrow for it.

Lines that do not fit into one are broken so that they are about equally long.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from vusta_desk.gui.theme import space

_CLOSE = 8  # pixels: as exactly as lines are made equally long


class FlowLayout(QLayout):
    """Widgets from left to right, line after line, each line as high as its highest widget.

    With `even` all are equally wide and fill the lines, which hold equally many but for the last.
    """

    def __init__(self, *widgets: QWidget, gap: float = 1, even: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._even = space(gap), even
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """See QLayout."""
        if (widget := item.widget()) is not None:
            widget.ensurePolished()  # before that it does not know how wide it is
        self._items.append(item)

    def count(self) -> int:
        """See QLayout."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """See QLayout."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """See QLayout."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """See QLayout: neither."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """See QLayout."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """See QLayout."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self._gap * max(len(lines) - 1, 0)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """See QLayout."""
        super().setGeometry(rect)
        top, lines = rect.top(), self._lines(rect.width())
        for line in lines:
            height, left = _height(line), rect.left()
            for item in line:
                width = self._even_width(lines, rect.width()) or item.sizeHint().width()
                item.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
                left += width + self._gap
            top += height + self._gap

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QLayout: everything in one line."""
        shown = self._shown()
        return QSize(_width(shown, self._gap), _height(shown))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """See QLayout: the widest widget."""
        shown = self._shown()
        return QSize(max((item.sizeHint().width() for item in shown), default=0), _height(shown))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _even_width(self, lines: list[list[QLayoutItem]], width: int) -> int:
        """The width of each where all are to be equally wide, else 0."""
        if not self._even:
            return 0
        most = max(len(line) for line in lines)
        return (width - self._gap * (most - 1)) // most

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        shown = self._shown()
        if self._even and shown:
            widest = max(item.sizeHint().width() for item in shown)
            room = max((width + self._gap) // (widest + self._gap), 1)
            most = -(-len(shown) // -(-len(shown) // room))
            return [shown[place : place + most] for place in range(0, len(shown), most)]
        lines = _broken(shown, width, self._gap)
        if len(lines) < 2:
            return lines
        least, most = 0, width
        while most - least > _CLOSE:
            middle = (least + most) // 2
            if len(_broken(shown, middle, self._gap)) > len(lines):
                least = middle
            else:
                most = middle
        return _broken(shown, most, self._gap)


def _broken(shown: list[QLayoutItem], width: int, gap: int) -> list[list[QLayoutItem]]:
    """As many in each line as fit into the width."""
    lines: list[list[QLayoutItem]] = []
    used = 0
    for item in shown:
        mine = item.sizeHint().width()
        if lines and used + gap + mine <= width:
            lines[-1].append(item)
            used += gap + mine
        else:
            lines.append([item])
            used = mine
    return lines


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)


def _width(line: list[QLayoutItem], gap: int) -> int:
    return sum(item.sizeHint().width() for item in line) + gap * max(len(line) - 1, 0)
