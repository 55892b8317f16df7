"""The year's rounds as a strip; one of them is chosen, several can be ticked to be joined."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QSizePolicy, QSpinBox, QWidget

from vusta_desk.domain.rounds import parse_round, round_code, round_name
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size, space
from vusta_desk.gui.widgets.card_button import CardButton
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.elided import ElidedLabel
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import clear, column, holding, label, row
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.reckoning_words import window_text
from vusta_desk.usecases.badge_rounds import RoundOfYear, YearView

_YEARS = (1985, 2100)  # badges exist since 27-12-1984


class RoundStrip(QWidget):
    """Tells which year and which round were asked for, and which rounds are to be joined.

    While rounds are joined (`show_ticks`) each has a box to tick; ticks of other years are kept by
    whoever joins them.
    """

    year_asked = Signal(int)
    round_asked = Signal(str)  # its code
    ticked = Signal(str, bool)  # the code of a round, and whether it is to be joined

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        words = session.words
        self.year = QSpinBox()
        self.year.setRange(*_YEARS)
        self.year.setKeyboardTracking(False)
        self.year.valueChanged.connect(self.year_asked)
        title = label(words.gettext(N_("&Year")), "quiet")
        title.setBuddy(self.year)
        self.year.setAccessibleName(words.gettext(N_("Year of the rounds")))
        self._flow = FlowLayout(even=True)
        self.cards: dict[str, CardButton] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self._asked = ""
        self._group = QButtonGroup(self)
        self._shown: tuple[RoundOfYear, ...] = ()
        cards = QWidget()
        cards.setLayout(self._flow)
        cards.setAccessibleName(words.gettext(N_("Rounds of the year")))
        side = column(title, self.year, None, gap=0.5)
        line = row(holding(side), cards, gap=2)
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

    def show_ticks(self, joined: Collection[str] | None) -> None:
        """Marks the rounds that are to be joined; None: none are being joined."""
        for code, tick in self.ticks.items():
            tick.setVisible(joined is not None)
            with QSignalBlocker(tick):
                tick.setChecked(joined is not None and code in joined)

    def _make(self, rounds: Iterable[RoundOfYear], chosen: str) -> None:
        had_focus = any(card.hasFocus() for card in self.cards.values())
        clear(self._flow)
        self._shown = tuple(rounds)
        self.cards, self.ticks = {}, {}
        for each in self._shown:
            card, tick = self._card(each), self._tick(each)
            self.cards[each.code], self.ticks[each.code] = card, tick
            self._group.addButton(card)
            both = column(card, tick, gap=0.5)
            both.setStretch(0, 1)
            self._flow.addWidget(holding(both))
        if had_focus:
            self.cards[chosen].setFocus()

    def _ask(self, code: str) -> None:
        self._asked = code
        self.round_asked.emit(code)

    def _card(self, each: RoundOfYear) -> CardButton:
        words, round_ = self._words, each.round
        name = words.say(N_("Round {round}"), round=round_.name)
        due = words.say(N_("Due days {window}"), window=_window(each))
        title = [ElidedLabel(each.title, "quiet")] if each.title else []
        marks = self._marks(each)
        lines = [label(line, "quiet") for line in (due, *marks)]
        head = row(label(name, "heading"), *self._lock(each), None, gap=0.5)
        card = CardButton(head, *title, *lines, None)
        whole = words.say(N_("Due days {window}"), window=window_text(*round_.window))
        judged = words.say(N_("Judged on {day}"), day=day_text(round_.reference_day))
        told = [each.title, whole, judged, *(mark for mark in marks if mark != judged)]
        card.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        card.setAccessibleName(name)
        card.setAccessibleDescription(". ".join(filter(None, told)))
        card.setToolTip("\n".join(filter(None, told)))
        when_chosen(card, lambda: self._ask(each.code), lambda: self._asked == each.code)
        return card

    def _marks(self, each: RoundOfYear) -> list[str]:
        """What is worth a line of its own, since it is not as one would think."""
        say, round_ = self._words.say, each.round
        marks = []
        if each.closed is not None:
            marks.append(say(N_("closed on {day}"), day=day_text(each.closed)))
        elif each.is_next:
            marks.append(say(N_("next round")))
        if round_name(round_code(round_.day)) != round_.name:
            marks.append(say(N_("held on {day}"), day=day_text(round_.day)))
        if round_.reference_day != round_.day:
            marks.append(say(N_("judged on {day}"), day=day_text(round_.reference_day)))
        if each.deadline is not None:
            marks.append(say(N_("files due by {day}"), day=day_text(each.deadline)))
        if each.is_own:
            marks.append(say(N_("set by the office")))
        return marks

    def _lock(self, each: RoundOfYear) -> list[QLabel]:
        if each.closed is None:
            return []
        picture, size = QLabel(), icon_size().height()
        picture.setPixmap(self._session.icons("lock", colours().quiet).pixmap(size, size))
        return [picture]

    def _tick(self, each: RoundOfYear) -> QCheckBox:
        made = QCheckBox(self._words.gettext(N_("join")))
        name = self._words.say(N_("Join the round {round}"), round=each.round.name)
        made.setAccessibleName(name)
        made.setContentsMargins(space(0.5), 0, 0, 0)
        made.toggled.connect(lambda on: self.ticked.emit(each.code, on))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.hide()
        return made


def _window(each: RoundOfYear) -> str:
    """The due days, without the year where it is that of the round."""
    first, last = each.round.window
    year = parse_round(each.code)[0]
    if first.year == last.year == year:
        return f"{first:%d/%m}–{last:%d/%m}"
    return window_text(first, last)
