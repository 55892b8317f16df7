"""What is to be given as a sum: = paid + to be paid + nobody to pay yet. One of them is chosen.

Where that does not add up, the difference stands there as well.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QWidget

from vusta_desk.domain.payments import MoneyState, MoneySums
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.card_button import CardButton
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import column, holding, label, restyle, row
from vusta_desk.i18n.amount_words import in_words
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import money, number

ALL, DIFFERENCE = "all", "difference"
_CARDS = {
    ALL: N_("To be given"),
    MoneyState.PAID: N_("Paid"),
    MoneyState.UNPAID: N_("To be paid"),
    MoneyState.NO_SOURCE: N_("Nobody to pay yet"),
    DIFFERENCE: N_("Difference"),
}
_ADDS_UP = N_("It adds up: the difference is {amount}.")
_MISSING = N_("Not accounted for: {amount}. What it is about is named below.")
_TOO_MUCH = N_("Paid beyond what is to be given: {amount}. What it is about is named below.")


class MoneyCards(QWidget):
    """Tells which people were asked for (`asked`: a state, ALL or DIFFERENCE)."""

    asked = Signal(str)
    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.setAccessibleName(self._words.gettext(N_("Money of the ceremony")))
        self.chosen = ALL
        self._figures: dict[str, tuple[QLabel, QLabel]] = {}
        self._shown: dict[str, QWidget] = {}
        self.cards: dict[str, CardButton] = {}
        self._group = QButtonGroup(self)
        flow = FlowLayout(gap=0.5)
        for place, (id_, title) in enumerate(_CARDS.items()):
            sign = label("=" if place == 1 else "+", "quiet", wrap=False)
            made = self._make(id_, title)
            shown = holding(row(sign, made, gap=0.5)) if place else made
            self._shown[id_] = shown
            flow.addWidget(shown)
        cards = holding(flow)
        policy = cards.sizePolicy()
        policy.setHeightForWidth(True)
        cards.setSizePolicy(policy)
        self.in_words = label("", "quiet", select=True)
        self.balance, self._icon = label("", "good", select=True), QLabel()
        said = row(self._icon, self.balance, gap=0.5)
        said.setStretch(1, 1)
        self.setLayout(column(cards, self.in_words, said, gap=0.75))
        self.choose(ALL)

    def choose(self, id_: str) -> None:
        """Marks the card whose people are shown."""
        self.chosen = id_
        self.cards[id_].setChecked(True)

    def show_sums(self, sums: MoneySums, differing: int) -> None:
        """Shows what the money adds up to; `differing` people were not paid what is due."""
        people = {ALL: sums.people, DIFFERENCE: differing} | {
            str(each): count for each, count in sums.counts.items()
        }
        for id_, amount in (
            (ALL, sums.due),
            (MoneyState.PAID, sums.paid),
            (MoneyState.UNPAID, sums.unpaid),
            (MoneyState.NO_SOURCE, sums.no_source),
            (DIFFERENCE, sums.difference),
        ):
            self._show(id_, amount, people.get(id_, 0))
        self._shown[DIFFERENCE].setVisible(bool(differing))
        if not differing and self.chosen == DIFFERENCE:
            self.choose(ALL)
        words = self._words
        self.in_words.setText(
            words.say(
                N_("To be given, in words: {words}"), words=in_words(sums.due, words.language)
            )
        )
        self._show_balance(sums.difference)

    def _show(self, id_: str, amount: int, people: int) -> None:
        words = self._words
        figure, count = self._figures[id_]
        figure.setText(money(amount, words.language))
        count.setText(words.say(N_("People: {count}"), count=number(people, words.language)))
        said = (words.gettext(_CARDS[id_]), figure.text(), count.text())
        self.cards[id_].setAccessibleName(", ".join(said))
        self.cards[id_].updateGeometry()

    def _show_balance(self, difference: int) -> None:
        words, shown = self._words, colours()
        text = _ADDS_UP if not difference else _MISSING if difference > 0 else _TOO_MUCH
        self.balance.setText(words.say(text, amount=money(abs(difference), words.language)))
        restyle(self.balance, "problem" if difference else "good")
        icon = ("error", shown.error) if difference else ("done", shown.good)
        self._icon.setPixmap(self._session.icons(*icon).pixmap(icon_size()))

    def _make(self, id_: str, title: str) -> CardButton:
        figure, count = label("", "heading"), label("", "quiet")
        made = CardButton(label(self._words.gettext(title), "quiet"), figure, count)
        when_chosen(made, partial(self._ask, id_), lambda: self.chosen == id_)
        made.entered.connect(self.entered)
        self._group.addButton(made)
        self._figures[id_], self.cards[id_] = (figure, count), made
        return made

    def _ask(self, id_: str) -> None:
        self.chosen = id_
        self.asked.emit(id_)
