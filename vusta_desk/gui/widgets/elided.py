"""A line of words of any length in whatever room there is; the rest is in the tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """Asks for room for a few letters only, takes what it is given, and cuts what is too long."""

    def __init__(self, text: str = "", role: str = "", *, letters: int = 12) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)
        self.setToolTip(text)
        self._letters = letters
        if role:
            self.setProperty("role", role)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QLabel."""
        least = self.fontMetrics().averageCharWidth() * self._letters
        whole = super().sizeHint()
        return QSize(min(whole.width(), least), whole.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QLabel."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """See QLabel."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
