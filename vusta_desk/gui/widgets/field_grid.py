"""Fields beside each other, in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from vusta_desk.gui.theme import space


class FieldGrid(QWidget):
    """Lays its parts out in rows; a part in `wide` takes two columns where there are two.

    `letters` is the room one column needs, `most` how many there are at best. Rows hold about
    equally many parts.
    """

    def __init__(
        self,
        parts: Sequence[QWidget],
        *,
        letters: int = 28,
        most: int = 3,
        wide: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._parts, self._wide = tuple(parts), tuple(wide)
        self._letters, self._most = letters, most
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(2))
        self._grid.setVerticalSpacing(space(1.5))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        super().resizeEvent(event)
        needed = self.fontMetrics().averageCharWidth() * self._letters + space(2)
        room = max(1, min(self._most, (self.width() + space(2)) // needed))
        self._arrange(room if self._wide else self._even(room))

    def _even(self, columns: int) -> int:
        """As many columns as leave no part alone in as few rows: five are three and two."""
        rows = -(-len(self._parts) // columns)
        return max(1, -(-len(self._parts) // max(rows, 1)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for at in range(self._columns):
            self._grid.setColumnStretch(at, 0)
        self._columns = columns
        row = column = 0
        for part in self._parts:
            self._grid.removeWidget(part)
            span = min(2, columns) if part in self._wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(part, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)
