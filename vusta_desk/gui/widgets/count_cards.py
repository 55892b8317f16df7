"""A row of cards, each a part of a list with how many it holds; one of them is chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from vusta_desk.gui.widgets.card_button import CardButton
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.formats import number


@dataclass(frozen=True, slots=True)
class Card:
    """A card by its id, the word under its figure, and what it holds in a line."""

    id: str
    word: str
    title: str = ""


class CountCards(QWidget):
    """Tells which card was asked for; `entered` when someone wants to go into its list.

    A card that holds nothing is hidden where `hides_empty`, unless it is chosen or in `always`.
    """

    asked = Signal(str)
    entered = Signal()

    def __init__(
        self,
        words: Catalogue,
        title: str,
        cards: Sequence[Card],
        *,
        hides_empty: bool = False,
        always: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._words, self._hides_empty, self._always = words, hides_empty, frozenset(always)
        self.setAccessibleName(title)
        self._shown = ""
        self._counts: Mapping[str, int] = {}
        self._figures: dict[str, QLabel] = {}
        self._words_of = {card.id: card.word for card in cards}
        self.cards: dict[str, CardButton] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(gap=1)
        for card in cards:
            self._flow.addWidget(self._make(card))
        self.setLayout(self._flow)

    @property
    def chosen(self) -> str:
        """The id of the card chosen, empty before any is."""
        return self._shown

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Shows how many each card holds."""
        self._counts = counts
        for id_, figure in self._figures.items():
            shown = number(counts.get(id_, 0), self._words.language)
            figure.setText(shown)
            self.cards[id_].setAccessibleName(f"{self._words_of[id_]}: {shown}")
            self.cards[id_].updateGeometry()
        self._hide_empty()

    def choose(self, id_: str) -> None:
        """Marks the card whose list is shown."""
        self._shown = id_
        self.cards[id_].setChecked(True)
        self._hide_empty()

    def _hide_empty(self) -> None:
        for id_, card in self.cards.items():
            is_kept = id_ in self._always or id_ == self._shown or self._counts.get(id_, 0) > 0
            card.setVisible(is_kept or not self._hides_empty)

    def _make(self, card: Card) -> CardButton:
        figure, word = label("", "heading"), label(card.word, "quiet")
        made = CardButton(figure, word, centred=True)
        made.setToolTip(card.title)
        made.setAccessibleDescription(card.title)
        when_chosen(made, partial(self.asked.emit, card.id), lambda: self._shown == card.id)
        made.entered.connect(self.entered)
        self._group.addButton(made)
        self._figures[card.id], self.cards[card.id] = figure, made
        return made
