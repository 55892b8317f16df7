"""The year's rounds as a strip; one of them is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QSpinBox, QWidget

from vusta_desk.gui.widgets.card_button import CardButton
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import clear, column, holding, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.reckoning_words import window_text
from vusta_desk.usecases.badge_rounds import RoundOfYear, YearView

_YEARS = (1985, 2100)  # badges exist since 27-12-1984


class RoundStrip(QWidget):
    """Tells which year and which round were asked for."""

    year_asked = Signal(int)
    round_asked = Signal(str)  # its code

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.year = QSpinBox()
        self.year.setRange(*_YEARS)
        self.year.setKeyboardTracking(False)
        self.year.valueChanged.connect(self.year_asked)
        title = label(words.gettext(N_("&Year")), "quiet")
        title.setBuddy(self.year)
        self.year.setAccessibleName(words.gettext(N_("Year of the rounds")))
        self._flow = FlowLayout(even=True)
        self.cards: dict[str, CardButton] = {}
        self._asked = ""
        self._group = QButtonGroup(self)
        self._shown: tuple[RoundOfYear, ...] = ()
        cards = QWidget()
        cards.setLayout(self._flow)
        cards.setAccessibleName(words.gettext(N_("Rounds of the year")))
        line = row(holding(column(title, self.year, None, gap=0.5)), cards, gap=2)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_year(self, view: YearView) -> None:
        """Shows the rounds of a year; the buttons stay where the rounds are the same."""
        with QSignalBlocker(self.year):
            self.year.setValue(view.year)
        if view.rounds != self._shown:
            self._make(view.rounds, view.code)
        self._asked = view.code
        self.cards[view.code].setChecked(True)

    def _make(self, rounds: Iterable[RoundOfYear], chosen: str) -> None:
        had_focus = any(card.hasFocus() for card in self.cards.values())
        clear(self._flow)
        self._shown = tuple(rounds)
        self.cards = {each.code: self._card(each) for each in self._shown}
        for card in self.cards.values():
            self._group.addButton(card)
            self._flow.addWidget(card)
        if had_focus:
            self.cards[chosen].setFocus()

    def _ask(self, code: str) -> None:
        self._asked = code
        self.round_asked.emit(code)

    def _card(self, each: RoundOfYear) -> CardButton:
        words, round_ = self._words, each.round
        name = words.say(N_("Round {round}"), round=round_.name)
        lines = [
            words.say(N_("Due days {window}"), window=window_text(*round_.window)),
            words.say(N_("Judged on {day}"), day=day_text(round_.reference_day)),
        ]
        if each.is_own:
            lines[1] = " · ".join((lines[1], words.gettext(N_("set by the office"))))
        mark = words.gettext(N_("next round")) if each.is_next else ""
        title = row(label(name, "heading"), label(mark, "quiet"), None)
        card = CardButton(title, *(label(line, "quiet") for line in lines))
        card.setAccessibleName(", ".join(filter(None, (name, mark))))
        card.setAccessibleDescription(". ".join(lines))
        when_chosen(card, lambda: self._ask(each.code), lambda: self._asked == each.code)
        return card
