"""A large button of several lines, one of a row of which one is chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QLayout, QPushButton

from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class CardButton(QPushButton):
    """Stays down while chosen. Enter chooses and asks to go into what it shows.

    In a button group the arrow keys go along the row; where the group is exclusive they choose.
    """

    entered = Signal()

    def __init__(self, *lines: QLabel | QLayout | None, centred: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        inside = column(*lines, gap=0)
        inside.setContentsMargins(space(0.75), space(0.75), space(0.75), space(0.75))
        self.setLayout(inside)
        for line in self.findChildren(QLabel):
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line.setWordWrap(False)
            if centred:
                line.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QPushButton; Enter chooses as Space does, and goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.entered.emit()
        elif event.key() in _STEPS:
            self._go(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        group: QButtonGroup | None = self.group()
        row = group.buttons() if group is not None else [self]
        place = row.index(self) + step
        if 0 <= place < len(row):
            row[place].setFocus(Qt.FocusReason.TabFocusReason)
            if group is not None and group.exclusive():
                row[place].click()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QWidget: room for the lines."""
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QWidget."""
        return self.sizeHint()
