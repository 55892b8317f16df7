"""Under the rows: how many are shown, and a box for each fate that takes all of it in or none."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vusta_desk.gui.screens.importing.rows import Survey
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import column, holding, label
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.import_members import Fate

_BOXES: Mapping[Fate, str] = {
    Fate.NEW: N_("All new: {taken} of {count}"),
    Fate.CHANGED: N_("All changed: {taken} of {count}"),
}


class AllBox(QCheckBox):
    """Ticked for all, half for some; a click takes all, and none where all were taken."""

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """See QAbstractButton."""
        is_all = self.checkState() is Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Unchecked if is_all else Qt.CheckState.Checked)


class Totals(QWidget):
    """Tells which fate is to be taken in as a whole, or left."""

    take_asked = Signal(object, bool)  # Fate, whether

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._shown = label("", "quiet", wrap=False)
        self.boxes = {fate: self._box(fate) for fate in _BOXES}
        parts = FlowLayout(self._shown, *self.boxes.values(), gap=3)
        self.setLayout(column(holding(parts), margin=1))

    def show_counts(self, listed: int, found: Survey, said: Said) -> None:
        """How many rows are listed, and how much of each fate is taken in."""
        language, everyone = self._words.language, len(found.rows)
        self._shown.setText(
            self._words.say(
                N_("Rows shown: {listed} of {count}"),
                listed=number(listed, language),
                count=number(everyone, language),
            )
        )
        self._shown.setVisible(listed != everyone)
        for fate, box in self.boxes.items():
            count = found.fates.get(fate, 0)
            left = sum(
                not taken and row in found.rows and found.rows[row].fate is fate
                for row, taken in said.decisions.rows.items()
            )
            state = Qt.CheckState
            partly = state.PartiallyChecked if left < count else state.Unchecked
            box.setCheckState(partly if left else state.Checked)
            box.setVisible(count > 0)
            box.setText(
                self._words.say(
                    _BOXES[fate],
                    taken=number(count - left, language),
                    count=number(count, language),
                )
            )
            box.updateGeometry()

    def _box(self, fate: Fate) -> AllBox:
        box = AllBox()
        box.setTristate(True)
        box.clicked.connect(
            lambda _: self.take_asked.emit(fate, box.checkState() is Qt.CheckState.Checked)
        )
        return box
