"""The small note while a data file is being closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.i18n.catalogue import Catalogue


class ClosingNote(QWidget):
    """Says that a backup is being made; it cannot be closed, for it goes by itself."""

    def __init__(self, words: Catalogue, is_sample: bool) -> None:
        super().__init__(None, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle("VUSTA Desk")
        said = (
            words.say("The sample is being put away …")
            if is_sample
            else words.say("A backup is being made and proven; then the program closes.")
        )
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words.say("Progress"))
        self.setLayout(column(label(said), bar, gap=2, margin=3))
        self.setMinimumWidth(space(50))
