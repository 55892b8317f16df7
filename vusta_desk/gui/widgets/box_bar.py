"""The boxes of a round as a sum: 6 + 1 + 2 + … = 743. One of them is chosen."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from vusta_desk.gui.widgets.card_button import CardButton
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import holding, label, row
from vusta_desk.i18n.box_words import box_title, box_word
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.badge_rounds import BOXES

ALL = "all"


class BoxBar(QWidget):
    """Tells which box was asked for; `entered` when someone wants to go into its list.

    Without `chooses` no box stays down: the bar only leads elsewhere. One that is `small` leaves
    room for what stands below; `last` is shown behind the sum.
    """

    asked = Signal(str)  # the id of a box, ALL for everyone
    entered = Signal()

    def __init__(
        self,
        words: Catalogue,
        *,
        chooses: bool = True,
        small: bool = False,
        last: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._role = "title" if small else "figure"
        self._words, self._chooses = words, chooses
        self.setAccessibleName(words.gettext(N_("Outcomes of the round")))
        self._flow = FlowLayout(gap=0.5)
        self._figures: dict[str, QLabel] = {}
        self.boxes: dict[str, CardButton] = {}
        self._shown = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(chooses)
        for place, box in enumerate((*BOXES, ALL)):
            sign = label("=" if box == ALL else "+", "quiet", wrap=False)
            made = self._make(box)
            self._flow.addWidget(holding(row(sign, made, gap=0.5)) if place else made)
        if last is not None:
            self._flow.addWidget(last)
        self.setLayout(self._flow)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how many lie in each box; their sum is everyone."""
        for box, count in {**counts, ALL: sum(counts.values())}.items():
            shown = number(count, self._words.language)
            self._figures[box].setText(shown)
            said = f"{box_title(box, self._words)}: {shown}"  # the word alone tells too little
            self.boxes[box].setAccessibleName(said)
            self.boxes[box].updateGeometry()

    def choose(self, box: str) -> None:
        """Marks the box whose list is shown."""
        self._shown = box
        self.boxes[box].setChecked(True)

    def _make(self, box: str) -> CardButton:
        figure, word = label("", self._role), label(box_word(box, self._words), "quiet")
        made = CardButton(figure, word, centred=True)
        title = box_title(box, self._words)
        made.setToolTip(title)
        when_chosen(made, partial(self.asked.emit, box), lambda: self._shown == box)
        made.entered.connect(self.entered)
        made.setCheckable(self._chooses)
        self._group.addButton(made)
        self._figures[box], self.boxes[box] = figure, made
        return made
