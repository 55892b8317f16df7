"""Joining rounds: those ticked, of one year or of several, become one ceremony."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.rounds import round_name
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, frame, holding, label
from vusta_desk.i18n.catalogue import N_

_LEAST = 2  # fewer are not joined


class JoinBar(QWidget):
    """Says which rounds are ticked, in the order they were; a ceremony is made from them."""

    asked = Signal(tuple)  # the codes of the rounds
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = session.words
        self.codes: tuple[str, ...] = ()
        say = session.words.gettext
        self.said = label("")
        self.make_button = button(say(N_("Create one ceremony from them")), "primary")
        self.close_button = button(say(N_("Cancel")))
        self.make_button.clicked.connect(lambda: self.asked.emit(self.codes))
        self.close_button.clicked.connect(self.give_up)
        acts = holding(FlowLayout(self.make_button, self.close_button))
        self.setLayout(column(frame("card", column(self.said, acts, margin=1.5))))
        self.hide()

    def begin(self, code: str) -> None:
        """Begins with a round ticked."""
        self.codes = (code,)
        self._follow()
        self.show()

    def tick(self, code: str, on: bool) -> None:
        """Takes a round in, or leaves it out."""
        others = tuple(each for each in self.codes if each != code)
        self.codes = (*others, code) if on else others
        self._follow()

    def give_up(self) -> None:
        """Nothing is joined."""
        self.codes = ()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget; Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        names = ", ".join(round_name(code) for code in self.codes)
        hint = N_("Tick the rounds that are held together; other years can be shown meanwhile.")
        joined = N_("Held together: {rounds}. Other years can be shown meanwhile.")
        self.said.setText(
            self._words.say(joined, rounds=names) if names else self._words.gettext(hint)
        )
        self.make_button.setEnabled(len(self.codes) >= _LEAST)
