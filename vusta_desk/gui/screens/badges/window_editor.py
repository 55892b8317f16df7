"""The window and the reference day of the chosen round, changed in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.rounds import Round
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, frame, holding, label, row
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases import round_settings
from vusta_desk.usecases.badge_rounds import YearView

_Texts = tuple[str, str, str]


class WindowEditor(QWidget):
    """Three days of a round. What is typed is kept, round by round, until saved or given up."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._code = ""
        self._stored: dict[str, _Texts] = {}
        self._usual: _Texts | None = None
        self._typed: dict[str, _Texts] = {}
        words, icons = session.words, session.icons
        self.first, self.last, self.reference = (DayEdit(words) for _ in range(3))
        self.fields = (
            Field(words.gettext(N_("First due day")), self.first, icons),
            Field(words.gettext(N_("Last due day")), self.last, icons),
            Field(words.gettext(N_("Judged on")), self.reference, icons),
        )
        self._title = label("", "heading")
        self.save_button = button(words.gettext(N_("Save the days")), "primary")
        self.usual_button = button(words.gettext(N_("As the rules have it")))
        self.close_button = button(words.gettext(N_("Close")))
        self.save_button.clicked.connect(self.save)
        self.usual_button.clicked.connect(self.take_usual)
        self.close_button.clicked.connect(self.give_up)
        acts = FlowLayout(self.save_button, self.usual_button, self.close_button)
        fields = row(*self.fields, None, gap=2)
        for at, field in enumerate(self.fields):
            fields.setStretch(at, 2)
            fields.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        inside = column(self._title, fields, holding(acts), margin=1.5)
        self.setLayout(column(frame("card", inside)))
        for edit in self._edits:
            edit.changed.connect(self._follow)

    @property
    def _edits(self) -> tuple[DayEdit, DayEdit, DayEdit]:
        return self.first, self.last, self.reference

    @property
    def is_dirty(self) -> bool:
        """Whether days of any round are typed and not saved."""
        return bool(self._typed)

    def show_round(self, view: YearView) -> None:
        """Shows a round's days; what was being typed for it stays."""
        self._code = ""  # what is set from here on is not typed
        texts = _texts(view.round)
        self._usual = _texts(view.usual) if view.usual else None
        self._stored[view.code] = texts
        if self._typed.get(view.code) == texts:
            del self._typed[view.code]
        self._title.setText(self._words.say(N_("Days of the round {round}"), round=view.round.name))
        self._put(self._typed.get(view.code, texts))
        self._code = view.code
        self._follow()

    def take_usual(self) -> None:
        """Puts in the days of the rules; they are saved like any others."""
        if self._usual is not None:
            self._put(self._usual)

    def give_up(self) -> None:
        """Forgets what is typed for this round."""
        self._typed.pop(self._code, None)
        self._put(self._stored[self._code])
        self.closed.emit()

    def give_up_all(self) -> None:
        """Forgets what is typed for any round."""
        self._typed.clear()
        self.give_up()

    def save(self) -> None:
        """Saves the days as the office's own, or says beside the field what is wrong."""
        for field in self.fields:
            field.set_problem("")
        told = [edit.tell() for edit in self._edits]
        if not all(told):
            return
        first, last, reference = (edit.value() for edit in self._edits)
        if first is None or last is None or reference is None:
            self._say_what_is_missing()
            return
        code = self._code
        self._session.act(
            self,
            lambda services: round_settings.change_round(services, code, (first, last), reference),
            lambda _: self._saved(code),
            failed=self._refused,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget; Enter in a line saves, Esc gives up."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _say_what_is_missing(self) -> None:
        missing = [field for field in self.fields if not field.editor.text()]  # type: ignore[attr-defined]
        for field in missing:
            field.set_problem(self._words.gettext(N_("Write the full day, such as 19/3/1966.")))
        missing[0].editor.setFocus()

    def _saved(self, code: str) -> None:
        self._typed.pop(code, None)
        self.closed.emit()

    def _refused(self, error: BaseException) -> None:
        """What is refused stands beside the day it is about."""
        if not isinstance(error, Refused):
            problems.show(self._session.window, error, self._words)
            return
        wrong = error.details.get("last", error.details.get("day"))
        days = [edit.value() for edit in self._edits]
        field = self.fields[days.index(wrong) if wrong in days else 0]  # type: ignore[arg-type]
        field.set_problem(problems.words_of(error, self._words))
        field.editor.setFocus()

    def _put(self, texts: _Texts) -> None:
        for edit, text in zip(self._edits, texts, strict=True):
            if edit.text() != text:
                edit.setText(text)

    def _follow(self) -> None:
        if not self._code:
            return
        first, last, reference = (edit.text() for edit in self._edits)
        texts = first, last, reference
        is_changed = texts != self._stored[self._code]
        if is_changed:
            self._typed[self._code] = texts
        else:
            self._typed.pop(self._code, None)
        for field in self.fields:
            field.set_problem("")
        self.save_button.setEnabled(is_changed)
        self.usual_button.setEnabled(self._usual is not None and texts != self._usual)


def _texts(round_: Round) -> _Texts:
    first, last = round_.window
    return day_text(first), day_text(last), day_text(round_.reference_day)
