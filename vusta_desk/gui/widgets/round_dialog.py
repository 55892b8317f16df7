"""A round's occasion and days: changed, taken back, or those of a round that the office adds."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import tidy
from vusta_desk.domain.rounds import parse_round
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label, row
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.usecases import round_settings
from vusta_desk.usecases.round_settings import AS_IT_IS, RoundRow
from vusta_desk.usecases.services import Services

_Work = Callable[[Services], int | None]


class RoundDialog(ActDialog):
    """Due days, the day of the round and of judging, the deadline of files, the occasion."""

    def __init__(self, session: Session, chosen: RoundRow | None, parent: QWidget | None) -> None:
        say = session.words.say
        title = say("Days of the round {round}", round=chosen.round.name) if chosen else ""
        super().__init__(session, title or say("Add a round"), say("Save the days"), parent)
        self._chosen = chosen
        self._forgets = False
        self.day, self.first, self.last, self.reference, self.deadline = (
            DayEdit(self.words) for _ in range(5)
        )
        self.occasion = QLineEdit()
        self._name_fields()
        self.forget_button = self._offer_to_forget(chosen) if chosen and chosen.is_own else None
        if chosen is None:
            self.body.addWidget(
                label(say("For an occasion that the rules do not know, such as an anniversary."))
            )
        else:
            self._fill(chosen)
        for pair in (
            (self.day_field, self.reference_field),
            (self.first_field, self.last_field),
            (self.deadline_field, self.occasion_field),
        ):
            self.body.addLayout(_beside(*pair))
        self._before = self._texts()
        (self.first if chosen else self.day).setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return self._texts() != self._before

    def forget(self) -> None:
        """Takes all that is the office's own of the round back."""
        self._forgets = True
        self.accept()

    def check(self) -> bool:
        """See ActDialog."""
        if self._forgets:
            return True
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
        forgets, self._forgets = self._forgets, False
        work = self._forgetting() if forgets else self._work()
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

    def _name_fields(self) -> None:
        say, icons = self.words.say, self.session.icons
        follows = say("Left empty, it is the day the round is called after.")
        self.day_field = Field(say("Round day"), self.day, icons, follows if self._chosen else "")
        self.first_field = Field(say("First due day"), self.first, icons)
        self.last_field = Field(say("Last due day"), self.last, icons)
        hint = say("Left empty, it is the round day.")
        self.reference_field = Field(say("Judged on"), self.reference, icons, hint)
        hint = say("The last day on which files of branches are taken; may be left empty.")
        self.deadline_field = Field(say("Files are due by"), self.deadline, icons, hint)
        hint = say("In words of the office, such as the anniversary; may be left empty.")
        self.occasion_field = Field(say("Occasion"), self.occasion, icons, hint)

    def _fill(self, chosen: RoundRow) -> None:
        self.day.set_value(chosen.round.day)
        self.first.set_value(chosen.round.window[0])
        self.last.set_value(chosen.round.window[1])
        self.reference.set_value(chosen.round.reference_day)
        self.deadline.set_value(chosen.deadline)
        self.occasion.setText(chosen.title)

    def _offer_to_forget(self, chosen: RoundRow) -> QPushButton:
        say = self.words.say
        text = say("As the rules have it") if chosen.usual else say("Remove this round")
        made = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ResetRole)
        made.setAutoDefault(False)
        made.clicked.connect(self.forget)
        return made

    def _forgetting(self) -> _Work:
        assert self._chosen is not None
        code = self._chosen.code
        return lambda services: round_settings.forget_round(services, code)

    def _work(self) -> _Work:
        """What is typed, as the operation that keeps it."""
        first, last, day = self.first.value(), self.last.value(), self.day.value()
        assert first is not None
        assert last is not None
        window, reference = (first, last), self.reference.value()
        deadline, title = self.deadline.value(), tidy(self.occasion.text())
        chosen = self._chosen
        if chosen is None:
            assert day is not None
            new = day
            return lambda services: round_settings.add_round(
                services, new, window, reference or new, deadline=deadline, title=title
            )
        code = chosen.code
        held = day or date(*parse_round(code))
        # A judging day that nobody touched follows the day of the round, as it does in the rules.
        untouched = reference == chosen.round.reference_day
        return lambda services: round_settings.change_round(
            services,
            code,
            window,
            AS_IT_IS if untouched else reference or held,
            day=held,
            deadline=deadline,
            title=title,
        )

    def _edits(self) -> tuple[DayEdit, ...]:
        return self.day, self.first, self.last, self.reference, self.deadline

    def _texts(self) -> list[str]:
        return [*(edit.text() for edit in self._edits()), self.occasion.text()]


def _beside(*fields: Field) -> QHBoxLayout:
    """Fields of equal width in a line."""
    line = row(*fields, gap=2)
    for at, field in enumerate(fields):
        line.setStretch(at, 1)
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return line


def _is(edit: DayEdit, day: object) -> bool:
    known = edit.value()
    return isinstance(day, date) and known == day
