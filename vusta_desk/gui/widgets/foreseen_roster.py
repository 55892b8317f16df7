"""What a new ceremony would be, said before it is made: how many people, and what there is already.

Nothing is forbidden here: a second ceremony of a round may be wanted.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import column, holding, label, row
from vusta_desk.i18n.box_words import box_word
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.ceremonies import Foreseen

_BETWEEN_NAMES = "; "  # names of ceremonies have commas in them


class ForeseenRoster(QWidget):
    """One quiet line, and a warning for each kind of ceremony that holds one of the rounds.

    All of it describes `act` too, for whoever hears the window instead of seeing it.
    """

    def __init__(self, session: Session, act: QWidget) -> None:
        super().__init__()
        self._act = act
        self._session, self._words = session, session.words
        self._task: Task | None = None
        self._is_working = False
        self.count = label("", "quiet")
        self.drafts, self.closed = _Warning(session), _Warning(session)
        self.setLayout(column(self.count, self.drafts, self.closed, gap=0.5))
        self._say("")

    @property
    def text(self) -> str:
        """Everything that is said."""
        return "\n".join(
            each.text() for each in (self.count, self.drafts.said, self.closed.said) if each.text()
        )

    def ask(self, codes: Sequence[str]) -> None:
        """Says it of these rounds; without any there is nothing to say."""
        self.stop()
        if not codes:
            self._say("")
            return
        self._is_working = True
        self._say(self._words.gettext(N_("Working out who comes on the roster")))
        self._task = self._session.read_long(
            self,
            "",  # nothing for the status line, where it would come and go with each tick
            lambda services, progress: ceremonies.foreseen(services, codes, progress),
            self._show,
            failed=self._fail,
        )

    def stop(self) -> None:
        """Breaks off what is being worked out, so that nothing else has to wait for it."""
        if self._task is not None:
            self._task.cancel()
        if self._is_working:
            self._is_working = False
            self._say("")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget: nobody looks any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.stop()

    def _show(self, found: Foreseen) -> None:
        self._is_working = False
        language, say = self._words.language, self._words.say
        parts = ", ".join(
            say(
                N_("{outcome} {count}"),
                outcome=box_word(outcome, self._words),
                count=number(people, language),
            )
            for outcome, people in found.counts.items()
        )
        people = number(found.people, language)
        nobody = self._words.gettext(N_("These rounds propose nobody for the roster."))
        self._say(
            say(N_("On the roster: {count} ({parts})"), count=people, parts=parts)
            if found.people
            else nobody,
            self._held(N_("Already in a draft: {names}"), found.drafts),
            self._held(N_("Already in a closed ceremony: {names}"), found.closed),
        )

    def _fail(self, error: BaseException) -> None:
        self._is_working = False
        self._say("")
        problems.show(self, error, self._words)

    def _held(self, message: str, names: Iterable[str]) -> str:
        joined = _BETWEEN_NAMES.join(names)
        return self._words.say(message, names=joined) if joined else ""

    def _say(self, count: str, drafts: str = "", closed: str = "") -> None:
        self.count.setText(count)
        self.count.setVisible(bool(count))
        self.drafts.say(drafts)
        self.closed.say(closed)
        self._act.setAccessibleDescription(self.text)


class _Warning(QWidget):
    """A sign and a sentence; not there while there is nothing to be said."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._icons = session.icons
        self._sign, self.said = QLabel(), label("", "warning")
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = row(self._sign, self.said, gap=0.5)
        line.setStretch(1, 1)
        holding(line, self)

    def say(self, text: str) -> None:
        """Shows the sentence; "" for none."""
        size = icon_size().height()
        self._sign.setPixmap(self._icons("warning", colours().warning).pixmap(size, size))
        self.said.setText(text)
        self.setVisible(bool(text))
