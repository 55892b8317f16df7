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


class DateCard(QuestionCard):
    """Three cells with both readings beside each other."""

    answered = Signal(int, bool)  # the column, whether it is read month first

    def __init__(
        self, session: Session, question: DateQuestion, column: SheetColumn | None
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
                N_(
                    "No real date of this column (cells: {count}) has a day after the 12th, and "
                    "typed ones do. Until this is answered the day is read first. "
                    "Compare one of these with a record."
                ),
                count=number(question.rows, words.language),
            ),
        )
        self._question = question
        self.body.addWidget(holding(self._grid()))
        self.day_first = button(words.gettext(N_("Day first is right")))
        self.month_first = button(words.gettext(N_("Month first is right")))
        self.day_first.clicked.connect(lambda: self._answer_with(swapped=False))
        self.month_first.clicked.connect(lambda: self._answer_with(swapped=True))
        self.body.addWidget(holding(FlowLayout(self.day_first, self.month_first)))

    def show_swapped(self, *, swapped: bool) -> None:
        """The answer that holds."""
        said = N_("Column {column} is read month first, as you have said.")
        if not swapped:
            said = N_("Column {column} is read day first.")
        self.show_answer(self.words.say(said, column=self._named))

    def begin(self) -> None:
        """See QuestionCard."""
        self.day_first.setFocus()

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
