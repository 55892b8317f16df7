"""Asks how the dates of a column are to be read, where day and month may have changed places."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from vusta_desk.gui.screens.importing.question_card import QuestionCard
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding, label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.import_members import DateQuestion, SheetColumn

_IN_DOUBT = N_(
    "No real date of this column (cells: {count}) has a day after the 12th, and typed ones do. "
    "Until this is answered the day is read first. Compare one of these with a record."
)
_PROVED = N_(
    "Typed dates of this column exist only with the month before the day. The dates that may be "
    "meant so (cells: {count}) are not taken, and their rows wait, until this is answered. "
    "Compare one of these with a record."
)


class DateCard(QuestionCard):
    """Three cells with both readings beside each other.

    Where `is_proved`, typed dates of the column exist only month first: that is the first answer,
    and the other is to leave the rows.
    """

    answered = Signal(int, bool)  # the column, whether it is read month first

    def __init__(
        self,
        session: Session,
        question: DateQuestion,
        column: SheetColumn | None,
        *,
        is_proved: bool = False,
    ) -> None:
        words = session.words
        field = words.gettext(FIELD_WORDS[question.field].label)
        self._named = field
        if column is not None:
            heading = column.heading or field
            self._named = words.say(
                N_("{letter} · {heading}"), letter=column.letter, heading=heading
            )
        super().__init__(
            session,
            words.say(
                N_("Column {column}: have day and month changed places?"), column=self._named
            ),
            words.say(
                _PROVED if is_proved else _IN_DOUBT,
                count=number(question.rows, words.language),
            ),
        )
        self._question, self._is_proved = question, is_proved
        self.body.addWidget(holding(self._grid()))
        stay = N_("Leave these rows") if is_proved else N_("Day first is right")
        self.day_first = button(words.gettext(stay))
        self.month_first = button(words.gettext(N_("Month first is right")))
        self.day_first.clicked.connect(lambda: self._answer_with(swapped=False))
        self.month_first.clicked.connect(lambda: self._answer_with(swapped=True))
        answers = [self.day_first, self.month_first]
        self.first = answers[1 if is_proved else 0]
        answers.sort(key=lambda each: each is not self.first)
        self.body.addWidget(holding(FlowLayout(*answers)))

    def show_swapped(self, *, swapped: bool) -> None:
        """The answer that holds."""
        said = N_("Column {column} is read month first, as you have said.")
        if not swapped and self._is_proved:
            said = N_(
                "Column {column}: the rows in doubt are left until their dates are corrected."
            )
        elif not swapped:
            said = N_("Column {column} is read day first.")
        self.show_answer(self.words.say(said, column=self._named))

    def begin(self) -> None:
        """See QuestionCard."""
        self.first.setFocus()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(4))
        titles = (N_("In the file"), N_("Read day first"), N_("Read month first"))
        for place, title in enumerate(titles):
            grid.addWidget(label(self.words.gettext(title), "quiet"), 0, place)
        for line, texts in enumerate(self._question.examples, 1):
            for place, text in enumerate(texts):
                grid.addWidget(label(text, wrap=False, select=True), line, place)
        grid.setColumnStretch(len(titles), 1)
        return grid

    def _answer_with(self, *, swapped: bool) -> None:
        self.show_swapped(swapped=swapped)
        self.answered.emit(self._question.column, swapped)
