"""What every input of a form can do; the plainest of them: a line of text, a tick."""

from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit

from vusta_desk.domain.names import tidy


class Editor(Protocol):
    """An input of one fact. One that can be wrong also has a signal `problem` with the words."""

    changed: SignalInstance

    @property
    def is_valid(self) -> bool:
        """Whether what is typed can be read."""

    def value(self) -> Any:
        """The fact as it stands; None where it is unknown."""

    def set_value(self, value: Any) -> None:
        """Shows another fact."""

    def tell(self) -> bool:
        """Says at once what is wrong; whether all is well."""


class TextEdit(QLineEdit):
    """Any text; `value` is None for none. It never is wrong by itself."""

    changed = Signal()
    is_valid = True

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.textChanged.connect(lambda _: self._follow())

    def value(self) -> str | None:
        """The text in NFC without spaces to spare."""
        return tidy(self.text()) or None

    def set_value(self, text: str | None) -> None:
        """Shows another text, from its beginning."""
        self.setText(text or "")
        self.setCursorPosition(0)

    def tell(self) -> bool:
        """Nothing to say."""
        return True

    def _follow(self) -> None:
        self.setToolTip(self.text())
        self.changed.emit()


class TickBox(QCheckBox):
    """Yes or no."""

    changed = Signal()
    is_valid = True

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.toggled.connect(lambda _: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, ticked: bool) -> None:
        """Ticks it or not."""
        self.setChecked(ticked)

    def tell(self) -> bool:
        """Nothing to say."""
        return True
