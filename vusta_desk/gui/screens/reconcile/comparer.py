"""Compares the list that is asked for off the window; only what was asked last is answered."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vusta_desk.domain.names import folded
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.i18n.catalogue import N_
from vusta_desk.jobs import Progress
from vusta_desk.usecases import reconcile
from vusta_desk.usecases.import_members import Choices, PlannedRow
from vusta_desk.usecases.reconcile import Compared
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class _Wanted:
    path: Path
    source: str
    day: date
    choices: Choices = field(default_factory=Choices)


class Comparer(QObject):
    """What is said of the list (its sheet, who a row is about) makes another comparison."""

    compared = Signal(object)  # a Compared
    unreadable = Signal(object)  # what was in the way
    called_off = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._wanted: _Wanted | None = None
        self._reading: Task | None = None
        self._readings = 0

    @property
    def path(self) -> Path:
        """The list that is asked for."""
        return self._wanted.path if self._wanted else Path()

    @property
    def source(self) -> str:
        """Whose list it is; empty while none is asked for."""
        return self._wanted.source if self._wanted else ""

    @property
    def day(self) -> date | None:
        """As of which day."""
        return self._wanted.day if self._wanted else None

    def ask(self, path: Path, source: str, day: date) -> None:
        """Compares a list of which nothing is said yet."""
        self._wanted = _Wanted(path, source, day)
        self.ask_again()

    def forget(self) -> None:
        """No list is asked for any more."""
        self._wanted = None

    def choose_sheet(self, sheet: str) -> None:
        """Compares another sheet of the book."""
        self._say(Choices(sheet=sheet))

    def tell_person(self, planned: PlannedRow, key: str | None) -> None:
        """Says who a row is about; None for nobody on record."""
        if self._wanted is not None:
            choices = self._wanted.choices
            self._say(replace(choices, people={**choices.people, planned.id: key}))

    def tell_branch(self, name: str, key: str | None) -> None:
        """Says which branch a name on the list means; None for a new one."""
        if self._wanted is not None:
            choices = self._wanted.choices
            self._say(replace(choices, branches={**choices.branches, folded(name): key}))

    def ask_again(self) -> None:
        """Compares the same list with what is on record by now."""
        wanted = self._wanted
        if wanted is None:
            return
        if self._reading is not None:
            self._reading.cancel()
        self._readings += 1
        mine = self._readings

        def work(services: Services, progress: Progress) -> Compared:
            return reconcile.compare(
                services,
                wanted.path,
                wanted.source,
                wanted.choices,
                day=wanted.day,
                progress=progress,
            )

        def only_last(tell: Callable[..., None]) -> Callable[..., None]:
            return lambda *found: tell(*found) if mine == self._readings else None

        self._reading = self.session.read_long(
            self,
            self.session.words.gettext(N_("Comparing the lists")),
            work,
            only_last(self.compared.emit),
            failed=only_last(self.unreadable.emit),
            cancelled=only_last(self.called_off.emit),
        )

    def _say(self, choices: Choices) -> None:
        if self._wanted is not None:
            self._wanted = replace(self._wanted, choices=choices)
            self.ask_again()
