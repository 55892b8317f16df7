"""A quiet choice whose options change with what was read."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from vusta_desk.gui.widgets.layouts import label, row


class Picker(QComboBox):
    """One of several values, each with its words. Only a person's choice is `picked`.

    The wheel scrolls the page under it and never changes the value.
    """

    picked = Signal(object)

    def __init__(self, title: str, letters: int = 14) -> None:
        super().__init__()
        self._values: list[object] = []
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.activated.connect(self._tell)

    def show_options(self, options: Sequence[tuple[object, str]], chosen: object) -> None:
        """Offers other values; `chosen` is the one that holds."""
        with QSignalBlocker(self):
            self.clear()
            self._values = [value for value, _ in options]
            for _, text in options:
                self.addItem(text)
                self.setItemData(self.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
            if chosen in self._values:
                self.setCurrentIndex(self._values.index(chosen))
        self.setToolTip(self.currentText())

    def value(self) -> object:
        """The value that is shown."""
        return self._values[self.currentIndex()] if self._values else None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """See QComboBox."""
        event.ignore()

    def _tell(self, place: int) -> None:
        self.setToolTip(self.currentText())
        self.picked.emit(self._values[place])


def titled(title: str, picker: Picker) -> QHBoxLayout:
    """A choice with its name before it."""
    said = label(title, "quiet", wrap=False)
    said.setBuddy(picker)
    return row(said, picker, gap=0.75)
