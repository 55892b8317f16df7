"""What a list asks, one card a question: branches first, then dates, letters and notices."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from vusta_desk.gui.screens.importing.branch_card import BranchCard
from vusta_desk.gui.screens.importing.date_card import DateCard
from vusta_desk.gui.screens.importing.letters_card import OLD_LETTERS, LettersCard
from vusta_desk.gui.screens.importing.notice_card import NoticeCard
from vusta_desk.gui.screens.importing.notices import Told
from vusta_desk.gui.screens.importing.question_card import QuestionCard
from vusta_desk.gui.screens.importing.said import Said, date_id
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row, scrolling
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.import_members import DateQuestion, Preview

LETTERS = "letters"
_PROVED = "dates_only_month_first"  # the code of what tells it of a column
_WIDEST = 110  # space units


class Questions(QWidget):
    """Cards stay where they are while they are answered; the keyboard goes on to the next."""

    branch_answered = Signal(str, object)
    branch_reopened = Signal(str)
    dates_answered = Signal(int, bool)
    dates_reopened = Signal(int)
    letters_settled = Signal(bool)
    encoding_chosen = Signal(object)
    rows_asked = Signal()
    way_on_asked = Signal(object)  # About: where what a notice tells of is mended
    notice_seen = Signal(str, bool)  # its id, whether

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.cards: dict[str, QuestionCard] = {}
        about = self._words.gettext(
            N_("Answer what you know; what stays open can be answered later.")
        )
        self.to_rows = button(self._words.gettext(N_("See the rows")))
        self.to_rows.clicked.connect(self.rows_asked)
        on = row(self.to_rows, None)
        self._column = column(label(about, "quiet"), on, None, gap=1.5, margin=2)
        inside = holding(self._column)
        inside.setMaximumWidth(space(_WIDEST))
        self.setLayout(column(scrolling(inside)))

    @property
    def open_ones(self) -> list[QuestionCard]:
        """Those that wait for an answer, in their order."""
        return [card for card in self.cards.values() if card.is_open]

    def show_questions(
        self,
        previewed: Preview,
        said: Said,
        ours: Mapping[str, str],
        notices: Sequence[Told] = (),
    ) -> None:
        """Shows what there is to ask, with the answers so far."""
        plan, wanted = previewed.plan, list[str]()
        for name in sorted(said.asked, key=lambda name: -said.asked[name].rows):
            wanted.append(f"branch:{name}")
            self._show_branch(wanted[-1], name, said, ours)
        for question in plan.date_questions:
            wanted.append(date_id(question.column))
            self._show_dates(wanted[-1], question, previewed, said)
        letters = [found for found in plan.findings if found.code in OLD_LETTERS]
        if letters:
            wanted.append(LETTERS)
            card = self.cards.get(LETTERS)
            if not isinstance(card, LettersCard) or list(card.found) != letters:
                card = self._letters(LettersCard(self._session, letters, previewed))
            card.show_right() if LETTERS in said.settled else card.show_answer("")
        for told in notices:
            wanted.append(told.id)
            self._show_notice(told, said)
        self._keep(wanted)

    def _keep(self, wanted: Sequence[str]) -> None:
        """The cards that are wanted, in their order, and the keyboard goes from one to the next."""
        at = QApplication.focusWidget()
        is_lost = at is not None and any(
            card.isAncestorOf(at) for each, card in self.cards.items() if each not in wanted
        )
        for gone in [each for each in self.cards if each not in wanted]:
            self._drop(gone)
        self.cards = {each: self.cards[each] for each in wanted}
        for place, card in enumerate(self.cards.values(), 1):
            self._column.insertWidget(place, card)
        self._put_in_order()
        if is_lost:
            self.begin()

    def _put_in_order(self) -> None:
        """Tab goes from card to card, and to the rows after the last."""
        inside = (part for card in self.cards.values() for part in card.findChildren(QWidget))
        tabbed = [
            part
            for part in inside
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self.window()
        ]
        for one, next_one in pairwise([*tabbed, self.to_rows]):
            QWidget.setTabOrder(one, next_one)

    def begin(self) -> None:
        """Puts the keyboard on the first question that is open."""
        if self.open_ones:
            self.open_ones[0].begin()
        else:
            self.to_rows.setFocus()

    def _show_branch(self, card_id: str, name: str, said: Said, ours: Mapping[str, str]) -> None:
        card = self.cards.get(card_id)
        if not isinstance(card, BranchCard):
            card = BranchCard(self._session, said.asked[name], ours)
            card.answered.connect(self._go_on)
            card.answered.connect(self.branch_answered)
            card.reopened.connect(lambda: self.branch_reopened.emit(name))
            self._put(card_id, card)
        if said.is_answered(name):
            card.show_key(said.branch_of(name))
        else:
            card.show_answer("")

    def _show_dates(
        self, card_id: str, question: DateQuestion, previewed: Preview, said: Said
    ) -> None:
        card = self.cards.get(card_id)
        if not isinstance(card, DateCard):
            column = next(
                (each for each in previewed.columns if each.index == question.column), None
            )
            is_proved = column is not None and any(
                each.code == _PROVED and each.place.column == column.letter
                for each in previewed.plan.findings
            )
            card = DateCard(self._session, question, column, is_proved=is_proved)
            card.answered.connect(self._go_on)
            card.answered.connect(self.dates_answered)
            card.reopened.connect(lambda: self.dates_reopened.emit(question.column))
            self._put(card_id, card)
        if question.column in said.choices.swapped or card_id in said.settled:
            card.show_swapped(swapped=question.column in said.choices.swapped)
        else:
            card.show_answer("")

    def _show_notice(self, told: Told, said: Said) -> None:
        card = self.cards.get(told.id)
        if not isinstance(card, NoticeCard):
            card = NoticeCard(self._session, told)
            card.way_on.connect(lambda: self.way_on_asked.emit(told.about))
            card.seen.connect(self._go_on)
            card.seen.connect(lambda: self.notice_seen.emit(told.id, True))
            card.reopened.connect(lambda: self.notice_seen.emit(told.id, False))
            self._put(told.id, card)
        card.show_seen() if told.id in said.settled else card.show_answer("")

    def _letters(self, card: LettersCard) -> LettersCard:
        card.settled.connect(lambda: self.letters_settled.emit(True))
        card.reopened.connect(lambda: self.letters_settled.emit(False))
        card.encoding_chosen.connect(self.encoding_chosen)
        self._put(LETTERS, card)
        return card

    def _put(self, card_id: str, card: QuestionCard) -> None:
        if card_id in self.cards:
            self._drop(card_id)
        self.cards[card_id] = card

    def _drop(self, card_id: str) -> None:
        card = self.cards.pop(card_id)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _go_on(self) -> None:
        """An answered card is a line by now: the keyboard goes to the next question."""
        self.begin()
