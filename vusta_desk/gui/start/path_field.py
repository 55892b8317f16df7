"""A path that can be typed or chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, row


class PathField(Field):
    """A field with a button that asks for the file; `changed` when it was typed or chosen.

    `chosen` comes after that, where the button was used.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(
        self, title: str, choose: str, icons: Icons, ask: Callable[[], Path | None], hint: str = ""
    ) -> None:
        self.line = QLineEdit()
        self.line.setAccessibleName(title)
        self.button = button(choose)
        both = QWidget()
        inside = row(self.line, self.button)
        inside.setStretch(0, 1)
        both.setLayout(inside)
        both.setFocusProxy(self.line)
        super().__init__(title, both, icons, hint)
        self.label.setBuddy(self.line)
        self._ask = ask
        self.button.clicked.connect(self._choose)
        self.line.textEdited.connect(self._edited)

    @property
    def path(self) -> Path | None:
        """The path, None where nothing is written."""
        text = self.line.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | None) -> None:
        """Shows a path."""
        self.line.setText(str(path) if path else "")
        self.set_problem("")
        self.changed.emit()

    def _choose(self) -> None:
        if (chosen := self._ask()) is not None:
            self.set_path(chosen)
            self.chosen.emit()

    def _edited(self) -> None:
        self.set_problem("")
        self.changed.emit()
