"""Bringing nominations to a state: which, on which day, under which number, who decided."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.nomination import WAY, NominationState
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label, row
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.nomination_words import state_word
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nominations import NominationRow

_NAMED = 10


class AdvanceDialog(ActDialog):
    """Offers the place after the one where those chosen stand; back goes one place, with a note."""

    def __init__(
        self, session: Session, rows: Sequence[NominationRow], parent: QWidget | None
    ) -> None:
        words = session.words
        say = words.gettext
        super().__init__(
            session, say(N_("Go on with nominations")), say(N_("Save the step")), parent
        )
        self._ids = [row.nomination.id for row in rows]
        self._before = [row.nomination.state for row in rows]
        self.state: Choice[NominationState] = Choice(
            (each, state_word(each, words)) for each in WAY
        )
        self.state.set_value(_next(self._before))
        self.day, self.number = DayEdit(words), QLineEdit()
        self.who, self.note = QLineEdit(), QLineEdit()
        self.day.set_value(session.services.today)
        names = [row.name for row in rows]
        lines = names[:_NAMED]
        if len(names) > _NAMED:
            lines.append(words.say(N_("and {count} more"), count=len(names) - _NAMED))
        self.body.addWidget(label("\n".join(lines), "quiet"))
        icons = session.icons
        self.day_field = Field(say(N_("Day")), self.day, icons)
        self.note_field = Field(say(N_("Note")), self.note, icons)
        state = Field(say(N_("New state")), self.state, icons)
        number = Field(say(N_("Number of the paper")), self.number, icons)
        who = Field(say(N_("Decided or signed by")), self.who, icons)
        self.body.addLayout(_beside(state, self.day_field))
        self.body.addLayout(_beside(number, who))
        self.body.addWidget(self.note_field)
        others = say(N_("Save for the others"))
        self.rest_button = self.buttons.addButton(others, QDialogButtonBox.ButtonRole.ActionRole)
        self.rest_button.hide()
        self.rest_button.clicked.connect(self._go_on_with_the_rest)
        self._is_rest_enough = False
        self.note.textEdited.connect(lambda _: self.note_field.set_problem(""))
        self.state.changed.connect(self._follow)
        self._follow()
        self.state.setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return any(each.text().strip() for each in (self.number, self.who, self.note))

    def check(self) -> bool:
        """See ActDialog."""
        if not self.day.tell():
            self.day.setFocus()
            return False
        needed = "" if self.day.value() else self.words.gettext(N_("Enter the day."))
        self.day_field.set_problem(needed)
        if needed:
            self.day.setFocus()
            return False
        if self._goes_back and not self.note.text().strip():
            self.note_field.set_problem(self.words.gettext(N_("Say why it goes back.")))
            self.note.setFocus()
            return False
        return True

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        ids, state, day = self._ids, self.state.value(), self.day.value()
        number, who, note = self.number.text(), self.who.text(), self.note.text()
        rest, self._is_rest_enough = self._is_rest_enough, False
        assert day is not None  # checked
        self.session.act(
            self,
            lambda services: nominations.advance(
                services, ids, state, day, number, who, note, rest=rest
            ),
            lambda _: done(),
            failed=failed,
        )

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog. Where some lack something, the others may go on without them."""
        lacking = refused.code == "nominations_incomplete"
        self.rest_button.setVisible(lacking and refused.details["count"] != len(self._ids))
        if refused.code == "step_day_out_of_range":
            self.day_field.set_problem(problems.words_of(refused, self.words))
            self.day.setFocus()
            return True
        if refused.code != "reason_needed":
            return False
        self.note_field.set_problem(problems.words_of(refused, self.words))
        self.note.setFocus()
        return True

    def _go_on_with_the_rest(self) -> None:
        self._is_rest_enough = True
        self.accept()

    @property
    def _goes_back(self) -> bool:
        place = WAY.index(self.state.value())
        return any(WAY.index(each) > place for each in self._before)

    def _follow(self) -> None:
        """What is being entered goes by the words of the state chosen."""
        say = self.words.gettext
        back = say(N_("This goes back: one place, with the reason."))
        self.note_field.set_problem(back if self._goes_back else "", "warning")


def _next(states: Sequence[NominationState]) -> NominationState:
    """The place after the one furthest behind."""
    place = min(WAY.index(state) for state in states)
    return WAY[min(place + 1, len(WAY) - 1)]


def _beside(*fields: Field) -> QHBoxLayout:
    """Two fields of one width, which stand at the top where one of them has more to say."""
    beside = row(*fields, gap=2)
    for field in fields:
        beside.setStretchFactor(field, 1)
        beside.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return beside
