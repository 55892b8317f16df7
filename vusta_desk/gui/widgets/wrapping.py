"""Buttons whose long words break into lines: one that acts, and one of several to be chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QSizePolicy, QWidget

from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, label, row


class WrappingButton(QPushButton):
    """A button as wide as its place, with its words on as many lines as they need."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self._words = label(text)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = column(self._words, gap=0)
        inside.setContentsMargins(space(1.5), space(0.75), space(1.5), space(0.75))
        self.setLayout(inside)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QWidget: room for the words."""
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """See QWidget."""
        inside = self.layout()
        return inside.heightForWidth(width) if inside is not None else -1

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QWidget."""
        return QSize(space(8), self.sizeHint().height())


class WrappingRadio(QWidget):
    """A radio button with words beside it that break into lines; `more` stands quietly below."""

    def __init__(self, text: str, more: str = "", said: str = "") -> None:
        super().__init__()
        self.button = QRadioButton()
        self.button.setAccessibleName(said or " ".join(filter(None, (text, more))))
        words = _Words(text)
        words.clicked.connect(self.button.click)
        lines = column(words, gap=0)
        if more:
            below = _Words(more)
            below.setProperty("role", "quiet")
            below.clicked.connect(self.button.click)
            lines.addWidget(below)
        inside = row(self.button, lines)
        inside.setAlignment(self.button, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.button)


class _Words(QLabel):
    """The words of a radio button, which cannot break its own into lines."""

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        self.clicked.emit()
        super().mouseReleaseEvent(event)
