"""The heading of a draft: its name, day and place, and the decision for everyone on it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.ceremony import Ceremony
from vusta_desk.domain.names import tidy
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label, row
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.drafts import Step, decided, renamed

_FOR_ALL = N_("For everyone on the roster; what is left as it is changes nothing.")


class HeadingDialog(ActDialog):
    """Changes the heading of a draft as one operation."""

    def __init__(self, session: Session, ceremony: Ceremony, parent: QWidget | None) -> None:
        words = session.words
        title = words.gettext(N_("Heading of the ceremony"))
        super().__init__(session, title, words.gettext(N_("Save")), parent)
        self.ceremony = ceremony
        numbers = {entry.decision for entry in ceremony.entries}
        days = {entry.decision_date for entry in ceremony.entries}
        self._number = (numbers.pop() or "") if len(numbers) == 1 else ""
        self._day = days.pop() if len(days) == 1 else None
        self.name, self.place, self.number = (
            QLineEdit(text) for text in (ceremony.name, ceremony.place, self._number)
        )
        self.day, self.decision_day = DayEdit(words), DayEdit(words)
        self.day.set_value(ceremony.day)
        self.decision_day.set_value(self._day)
        for edit in (self.name, self.place, self.number):
            edit.setCursorPosition(0)
        self._build()
        self.name.setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return bool(self.steps()) or not (self.day.is_valid and self.decision_day.is_valid)

    def steps(self) -> list[Step]:
        """What saving would do."""
        drawn, made = self.ceremony, []
        name, place, day = tidy(self.name.text()), tidy(self.place.text()), self.day.value()
        if (name, place, day) != (drawn.name, drawn.place, drawn.day):
            made.append(renamed(name, day, place))
        number, decided_on = tidy(self.number.text()), self.decision_day.value()
        if (number, decided_on) != (self._number, self._day):
            made.append(
                decided(
                    number if number != self._number else None,
                    decided_on,
                    no_day=decided_on is None and self._day is not None,
                )
            )
        return made

    def check(self) -> bool:
        """See ActDialog."""
        needed = self.words.gettext(N_("This cannot be empty."))
        well = self.day.tell() and self.decision_day.tell()
        for field, has in (
            (self._name_field, tidy(self.name.text())),
            (self._place_field, tidy(self.place.text())),
            (self._day_field, self.day.text().strip()),
        ):
            field.set_problem("" if has else needed)
            well = well and bool(has)
        return well

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        steps, number = self.steps(), self.ceremony.id
        if not steps:
            done()
            return
        self.session.act(
            self,
            lambda services: ceremonies.change(services, number, *steps),
            lambda _: done(),
            failed=failed,
        )

    def _build(self) -> None:
        say, icons = self.words.gettext, self.session.icons
        self._name_field = Field(say(N_("Name of the ceremony")), self.name, icons)
        self._day_field = Field(say(N_("Day")), self.day, icons)
        self._place_field = Field(say(N_("Place")), self.place, icons)
        number = Field(say(N_("Number of the decision")), self.number, icons)
        decided_on = Field(say(N_("Day of the decision")), self.decision_day, icons)
        first, second = row(self._day_field, self._place_field), row(decided_on, number)
        for line in (first, second):
            line.setStretch(1, 1)
        self.body.addWidget(self._name_field)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(label(say(_FOR_ALL), "quiet"))
