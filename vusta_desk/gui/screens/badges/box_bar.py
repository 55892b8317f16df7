"""The boxes of a round as a sum: 6 + 1 + 2 + … = 743. One of them is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from vusta_desk.gui.widgets.card_button import CardButton
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.i18n.box_words import box_title, box_word
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.badge_rounds import BOXES, YearView

ALL = "all"


class BoxBar(QWidget):
    """Tells which box was asked for; `entered` when someone wants to go into its list."""

    asked = Signal(str)  # the id of a box, ALL for everyone
    entered = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words.gettext(N_("Outcomes of the round")))
        self._flow = FlowLayout(gap=0.25)
        self._figures: dict[str, QLabel] = {}
        self.boxes: dict[str, CardButton] = {}
        self._group = QButtonGroup(self)
        for place, box in enumerate((*BOXES, ALL)):
            if place:
                self._flow.addWidget(label("=" if box == ALL else "+", "quiet", wrap=False))
            self._flow.addWidget(self._make(box))
        self.setLayout(self._flow)

    def show_boxes(self, view: YearView, chosen: str) -> None:
        """Shows how many lie in each box."""
        counts = {box.id: len(box.rows) for box in view.boxes}
        counts[ALL] = view.people
        for box, count in counts.items():
            shown = number(count, self._words.language)
            self._figures[box].setText(shown)
            said = f"{box_word(box, self._words)}: {shown}"
            self.boxes[box].setAccessibleName(said)
            self.boxes[box].updateGeometry()
        self.choose(chosen)

    def choose(self, box: str) -> None:
        """Marks the box whose list is shown."""
        self.boxes[box].setChecked(True)

    def _make(self, box: str) -> CardButton:
        figure, word = label("", "figure"), label(box_word(box, self._words), "quiet")
        made = CardButton(figure, word, centred=True)
        title = box_title(box, self._words)
        made.setToolTip(title)
        made.setAccessibleDescription(title)
        made.clicked.connect(lambda: self.asked.emit(box))
        made.entered.connect(self.entered)
        self._group.addButton(made)
        self._figures[box], self.boxes[box] = figure, made
        return made
