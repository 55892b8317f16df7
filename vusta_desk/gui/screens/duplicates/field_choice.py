"""One field that differs between two records: what each says, one of them chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases.duplicates import Line, Side

_PLACES = {Side.KEEP: (0, 0, 1, 1), Side.OTHER: (0, 1, 1, 1), Side.BOTH: (1, 0, 1, 2)}
_READ_OUT = {
    Side.KEEP: N_("{field}, from the record that is kept: {text}"),
    Side.OTHER: N_("{field}, from the record that goes: {text}"),
    Side.BOTH: N_("{field}, from both together: {text}"),
}


class FieldChoice(QWidget):
    """The sides of a field as radio buttons; `texts` say by side what the field holds there.

    Without `chooses` the texts stand beside each other, and nothing is chosen.
    """

    changed = Signal()

    def __init__(
        self,
        line: Line,
        texts: Mapping[Side, str],
        chosen: Side,
        words: Catalogue,
        *,
        chooses: bool = True,
    ) -> None:
        super().__init__()
        self.line = line
        self._words = words
        self._name = words.gettext(FIELD_WORDS[line.field].label)
        self._group = QButtonGroup(self)
        self.buttons: dict[Side, QRadioButton] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(0.5))
        for side in line.sides if chooses else (Side.KEEP, Side.OTHER):
            part = self._part(side, texts[side], chosen=side is chosen, chooses=chooses)
            grid.addWidget(part, *_PLACES[side], Qt.AlignmentFlag.AlignTop)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        self.setLayout(column(label(self._name, "quiet"), grid, gap=0.25))
        self._group.buttonToggled.connect(lambda _, on: self.changed.emit() if on else None)

    @property
    def side(self) -> Side:
        """The side that is chosen."""
        chosen = (side for side, button in self.buttons.items() if button.isChecked())
        return next(chosen, self.line.suggested)

    def _part(self, side: Side, text: str, *, chosen: bool, chooses: bool) -> QWidget:
        words = self._words
        shown = text or words.gettext(N_("not recorded"))
        button = self.buttons[side] = QRadioButton()
        button.setChecked(chosen)
        button.setAccessibleName(words.say(_READ_OUT[side], field=self._name, text=shown))
        self._group.addButton(button)
        if side is Side.BOTH:
            shown = words.say(N_("Both together: {text}"), text=shown)
        said = _RadioText(shown)
        said.setProperty("role", "" if text else "quiet")
        if chooses:
            said.clicked.connect(button.click)
        part = QWidget()
        inside = QGridLayout(part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(space(1))
        inside.addWidget(button, 0, 0, Qt.AlignmentFlag.AlignTop)
        button.setVisible(chooses)
        inside.addWidget(said, 0, 1)
        inside.setColumnStretch(1, 1)
        return part


class _RadioText(QLabel):
    """The text of a radio button, which cannot break its own into lines."""

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(0, space(0.25), 0, 0)  # room for two marks on a capital: Ỗ

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        self.clicked.emit()
        super().mouseReleaseEvent(event)
