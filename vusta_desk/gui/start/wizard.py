"""A new data file, step by step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Committee
from vusta_desk.gui import problems
from vusta_desk.gui.start.files import NewFile
from vusta_desk.gui.start.page import Opened, Start
from vusta_desk.gui.start.steps import (
    OfficeStep,
    PasswordStep,
    PlaceStep,
    SheetStep,
    SignStep,
    Step,
)
from vusta_desk.gui.widgets.recovery_sheet import Sheet, sheet_of
from vusta_desk.usecases.services import Services


class Wizard(QStackedWidget):
    """Five steps; the file is made after the fourth, `opened` comes when its sheet is kept."""

    opened = Signal(object)  # Opened
    back = Signal()

    def __init__(self, start: Start, *, import_list: bool) -> None:
        super().__init__()
        self._start, self._words, self._import_list = start, start.words, import_list
        self.place, self.office = PlaceStep(start), OfficeStep(start)
        self.sign = SignStep(start)
        self.password, self.sheet = PasswordStep(start, self.office), SheetStep(start)
        self._made: Services | None = None
        for step, go_on in (
            (self.place, self._check_place),
            (self.office, lambda: self.show_step(self.sign)),
            (self.sign, lambda: self.show_step(self.password)),
            (self.password, self._make),
            (self.sheet, self._finish),
        ):
            self.addWidget(step)
            step.forward.connect(go_on)
            step.back.connect(self._back)

    @property
    def step(self) -> Step:
        """The step in sight."""
        step = self.currentWidget()
        assert isinstance(step, Step)
        return step

    def shown(self) -> None:
        """Puts the keyboard where the step begins."""
        self.step.shown()

    def show_step(self, step: Step) -> None:
        """Goes to a step."""
        self.setCurrentWidget(step)
        step.shown()

    @property
    def is_unfinished(self) -> bool:
        """Whether something is lost when the window goes now."""
        return self._made is not None or bool(self.office.names.values()["committee.name"])

    def may_close(self) -> bool:
        """Asks before a file without a recovery sheet, or names already typed, are given up."""
        say = self._words.say
        if self._made is not None:
            question = say("The recovery sheet is not kept yet, so the new data file is not whole.")
            more = say("If you stop here, the new file is taken away; there is nothing in it yet.")
        elif self.office.names.values()["committee.name"]:
            question, more = say("The new data file is not made yet."), ""
        else:
            return True
        if not problems.confirm(self, self._words, question, say("Stop here"), more):
            return False
        if (made := self._made) is not None:
            self._made = None
            self._start.files.give_up(made)
        return True

    def _back(self) -> None:
        at = self.currentIndex()
        if at == 0:
            self.back.emit()
        else:
            previous = self.widget(at - 1)
            assert isinstance(previous, Step)
            self.show_step(previous)

    def _check_place(self) -> None:
        path, files = self.place.path, self._start.files

        def work() -> str | None:
            files.check_place(path)
            return files.service_of(path)

        said = self._words.say("Looking at the place …")
        self.place.work(said, work, self._place_checked, self._place_refused)

    def _place_checked(self, service: str | None) -> None:
        if self.place.tell(service):
            self.show_step(self.office)

    def _make(self) -> None:
        names = self.office.names.values()
        committee = Committee(
            names["committee.name"], names["committee.superior"], names["committee.symbol"]
        )
        new = NewFile(
            self.place.path,
            self.password.password.value(),
            committee,
            {**names, **self.sign.values()},
        )

        def work() -> Sheet:
            services = self._start.files.make(new)
            try:
                return sheet_of(services)
            except BaseException:
                self._start.files.give_up(services)
                raise

        said = self._words.say("Making the data file …")
        self.password.work(said, work, self._show_sheet, self._place_refused)

    def _show_sheet(self, sheet: Sheet) -> None:
        self._made = sheet.services
        self.password.password.clear()
        self.sheet.panel.show_sheet(sheet)
        self.show_step(self.sheet)

    def _finish(self) -> None:
        if (made := self._made) is not None:
            self._made = None
            self.opened.emit(Opened(made, import_list=self._import_list))

    def _place_refused(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            problems.show(self, error, self._words)
            return
        self.show_step(self.place)
        self.place.place.set_problem(problems.words_of(error, self._words))
