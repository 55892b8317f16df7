"""A new ceremony: from which rounds, on which day, where."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSpinBox, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import tidy
from vusta_desk.domain.rounds import Round
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.foreseen_roster import ForeseenRoster
from vusta_desk.gui.widgets.layouts import column, row
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.evaluate import coming_rounds, year_rounds
from vusta_desk.usecases.office import get_setting
from vusta_desk.usecases.services import Services

_YEARS = (1990, 2100)
_CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Proposal:
    rounds: tuple[Round, ...]
    ticked: frozenset[str]
    place: str


class CreateDialog(ActDialog):
    """Makes a draft from the rounds that are ticked, of one year or of several."""

    made = Signal(int)  # the id of the new ceremony

    def __init__(
        self, session: Session, parent: QWidget | None, codes: Collection[str] = ()
    ) -> None:
        words = session.words
        super().__init__(
            session,
            words.gettext(N_("New ceremony")),
            words.gettext(N_("Make the ceremony")),
            parent,
        )
        self._making: Task | None = None
        self._proposed_day: date | None = None
        self._ticked: dict[str, date] = {}
        self.year = QSpinBox()
        self.year.setRange(*_YEARS)
        self.rounds = QListWidget()
        self.rounds.setMinimumHeight(self.fontMetrics().height() * 7)
        self.foreseen = ForeseenRoster(session, self.act_button)
        self.name, self.place, self.day = QLineEdit(), QLineEdit(), DayEdit(words)
        self._build()
        self.day.setFocus()  # not on the act: a stray Enter would make a ceremony
        session.read(self, lambda services: _propose(services, codes), self._start)

    @property
    def is_changed(self) -> bool:
        """See ActDialog: the name is all that would have to be typed again."""
        return bool(tidy(self.name.text()))

    def codes(self) -> list[str]:
        """The rounds ticked, in order of their days."""
        return sorted(self._ticked, key=lambda code: self._ticked[code])

    def check(self) -> bool:
        """See ActDialog."""
        say = self.words.gettext
        lacks_round = "" if self._ticked else say(N_("Tick at least one round."))
        self._rounds_field.set_problem(lacks_round)
        lacks_place = "" if tidy(self.place.text()) else say(N_("This cannot be empty."))
        self._place_field.set_problem(lacks_place)
        lacks_day = "" if self.day.text().strip() else say(N_("This cannot be empty."))
        self._day_field.set_problem(lacks_day)
        return self.day.tell() and not (lacks_round or lacks_place or lacks_day)

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        codes, day = self.codes(), self.day.value()
        place, name = self.place.text(), self.name.text()
        assert day is not None
        self.foreseen.stop()  # the act need not wait for it

        def finished(made: int) -> None:
            self.made.emit(made)
            done()

        self._making = self.session.act_long(
            self,
            self.words.gettext(N_("Making the roster")),
            lambda services, progress: ceremonies.create(
                services, codes, day, place, name, progress
            ),
            finished,
            failed=failed,
            cancelled=self.was_called_off,
        )

    def call_off(self) -> None:
        """See ActDialog."""
        if self._making is not None:
            self._making.cancel()

    def was_called_off(self) -> None:
        """See ActDialog."""
        super().was_called_off()
        self.foreseen.ask(self.codes())

    def _build(self) -> None:
        say, icons = self.words.gettext, self.session.icons
        hint = say(N_("Left empty, it is named after its rounds."))
        year = Field(say(N_("Rounds of the year")), self.year, icons)
        self._rounds_field = Field(say(N_("Rounds")), self.rounds, icons)
        self._name_field = Field(say(N_("Name of the ceremony")), self.name, icons, hint)
        self._day_field = Field(say(N_("Day")), self.day, icons)
        self._place_field = Field(say(N_("Place")), self.place, icons)
        line = row(self._day_field, self._place_field)
        line.setStretch(1, 1)
        self.body.addLayout(row(year, None))
        self.body.addLayout(column(self._rounds_field, self.foreseen))
        self.body.addLayout(line)
        self.body.addWidget(self._name_field)
        self.rounds.itemChanged.connect(self._tick)

    def _start(self, proposal: _Proposal) -> None:
        self._ticked = {
            each.code: each.day for each in proposal.rounds if each.code in proposal.ticked
        }
        self.place.setText(proposal.place)
        first = min(self._ticked.values(), default=self.session.services.today)
        self.year.setValue(first.year)
        self.year.valueChanged.connect(self._read_year)
        self._read_year(first.year)
        self._propose_day()
        self.foreseen.ask(self.codes())

    def _read_year(self, year: int) -> None:
        self.session.read_latest(
            self, "rounds", lambda services: year_rounds(services, year), self._show_rounds
        )

    def _show_rounds(self, rounds: Sequence[Round]) -> None:
        self.rounds.blockSignals(True)
        self.rounds.clear()
        for each in rounds:
            code = each.code
            first, last = (day_text(day) for day in each.window)
            text = self.words.say(
                N_("{round} (due days {first} to {last})"), round=each.name, first=first, last=last
            )
            item = QListWidgetItem(text)
            item.setData(_CODE, each)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = Qt.CheckState.Checked if code in self._ticked else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            self.rounds.addItem(item)
        if rounds:
            self.rounds.setCurrentRow(0)
        self.rounds.blockSignals(False)

    def _tick(self, item: QListWidgetItem) -> None:
        chosen: Round = item.data(_CODE)
        code = chosen.code
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked[code] = chosen.day
            self._rounds_field.set_problem("")
        else:
            self._ticked.pop(code, None)
        self._propose_day()
        self.foreseen.ask(self.codes())

    def _propose_day(self) -> None:
        """The day of the last round ticked, as long as nobody has written another."""
        if self.day.value() == self._proposed_day and self._ticked:
            self._proposed_day = max(self._ticked.values())
            self.day.set_value(self._proposed_day)


def _propose(services: Services, codes: Collection[str]) -> _Proposal:
    """The rounds asked for, else the next one."""
    place = get_setting(services, "place")
    try:
        coming = coming_rounds(services)
    except Refused:
        coming = ()
    if not codes:
        return _Proposal(coming, frozenset(each.code for each in coming[:1]), place)
    years = {int(code.split("/")[0]) for code in codes}
    known = tuple(each for year in sorted(years) for each in year_rounds(services, year))
    return _Proposal(known, frozenset(codes), place)
