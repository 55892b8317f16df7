"""The days of one round: changed, or of a round that the office adds."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.rounds import round_code
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.usecases import round_settings
from vusta_desk.usecases.round_settings import RoundRow
from vusta_desk.usecases.services import Services


class RoundDialog(ActDialog):
    """Round day (of a new one), first and last due day, the day it is judged on."""

    def __init__(self, session: Session, chosen: RoundRow | None, parent: QWidget) -> None:
        say = session.words.say
        title = say("Days of the round {round}", round=chosen.round.name) if chosen else ""
        super().__init__(session, title or say("Another round"), say("Save the days"), parent)
        self._chosen = chosen
        self.day, self.first, self.last, self.reference = (DayEdit(self.words) for _ in range(4))
        icons = session.icons
        self.day_field = Field(say("Round day"), self.day, icons)
        self.first_field = Field(say("First due day"), self.first, icons)
        self.last_field = Field(say("Last due day"), self.last, icons)
        hint = say("Left empty, it is the round day.")
        self.reference_field = Field(say("Judged on"), self.reference, icons, hint)
        if chosen is None:
            self.body.addWidget(
                label(say("For an occasion that the rules do not know, such as an anniversary."))
            )
            self.body.addWidget(self.day_field)
        else:
            self.first.set_value(chosen.round.window[0])
            self.last.set_value(chosen.round.window[1])
            self.reference.set_value(chosen.round.reference_day)
        for field in (self.first_field, self.last_field, self.reference_field):
            self.body.addWidget(field)
        self._before = self._texts()
        (self.first if chosen else self.day).setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return self._texts() != self._before

    def check(self) -> bool:
        """See ActDialog."""
        needed = [self.first_field, self.last_field]
        if self._chosen is None:
            needed.insert(0, self.day_field)
        told = [edit.tell() for edit in self._edits()]
        for field in needed:
            empty = isinstance(field.editor, DayEdit) and not field.editor.text().strip()
            field.set_problem(self.words.say("This cannot be empty.") if empty else "")
            told.append(not empty)
        return all(told)

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        day = self._chosen.round.day if self._chosen else self.day.value()
        first, last = self.first.value(), self.last.value()
        assert day is not None
        assert first is not None
        assert last is not None
        reference = self.reference.value() or day

        def work(services: Services) -> int | None:
            if self._chosen is None:
                return round_settings.add_round(services, day, (first, last), reference)
            code = round_code(day)
            return round_settings.change_round(services, code, (first, last), reference)

        self.session.act(self, work, lambda _: done(), failed=failed)

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog."""
        wrong = refused.details.get("last", refused.details.get("day"))
        fields = (self.day_field, self.reference_field, self.last_field, self.first_field)
        for field in fields:
            if isinstance(field.editor, DayEdit) and _is(field.editor, wrong):
                field.set_problem(problems.words_of(refused, self.words))
                field.editor.setFocus()
                return True
        return False

    def _edits(self) -> tuple[DayEdit, ...]:
        shown = (self.first, self.last, self.reference)
        return shown if self._chosen else (self.day, *shown)

    def _texts(self) -> list[str]:
        return [edit.text() for edit in self._edits()]


def _is(edit: DayEdit, day: object) -> bool:
    known = edit.value()
    return isinstance(day, date) and known == day
