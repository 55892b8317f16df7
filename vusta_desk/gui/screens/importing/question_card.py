"""A question about a list, answered in its place; answered it is a line that can be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import button, column, frame, holding, label, row
from vusta_desk.i18n.catalogue import N_


class QuestionCard(QWidget):
    """The question with its answers in `body`, or the answer that was given."""

    reopened = Signal()

    def __init__(self, session: Session, title: str, about: str) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.body: QVBoxLayout = column(label(title, "heading"), label(about, "quiet"), gap=0.75)
        self._open: QFrame = frame("card", column(self.body, margin=2))
        self._answer = label("")
        self.change = button(self.words.gettext(N_("Change")), "link")
        self.change.setAccessibleName(self.words.say(N_("Change: {question}"), question=title))
        self.change.clicked.connect(self.reopened)
        done = QLabel()
        done.setPixmap(session.icons("done", colours().good).pixmap(icon_size()))
        line = row(done, self._answer, self.change, gap=1)
        line.setStretch(1, 1)
        self._answered: QWidget = holding(line)
        self.setLayout(column(self._open, self._answered))
        self.show_answer("")

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return not self._open.isHidden()

    def show_answer(self, text: str) -> None:
        """Shrinks to this answer; "" asks again."""
        self._answer.setText(text)
        self._open.setVisible(not text)
        self._answered.setVisible(bool(text))

    def begin(self) -> None:
        """Puts the keyboard on the first answer."""
        self._open.focusNextChild()
