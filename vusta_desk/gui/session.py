"""What every screen is handed: the open file's use cases, the words, the runner, preferences."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from vusta_desk.gui import problems
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.program import NoProgram, Program
from vusta_desk.gui.tasks import Task, Tasks
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.jobs import Progress, Runner
from vusta_desk.usecases.services import Services

T = TypeVar("T")
Failed = Callable[[BaseException], None]


class Go(Protocol):
    """Shows a place, and in it what is named: `go("members", key="dv-0007")`."""

    def __call__(self, place: str, /, **target: object) -> None:
        """Goes there; what cannot be found there is simply not chosen."""


class Session(QObject):
    """One open data file in the window. Screens read and write through it, never past it."""

    changed = Signal()  # the data is no longer what the screens show

    def __init__(
        self,
        services: Services,
        preferences: Preferences,
        icons: Icons,
        runner: Runner,
        *,
        is_sample: bool = False,
    ) -> None:
        super().__init__()
        self.services = services
        self.words: Catalogue = services.words
        self.preferences = preferences
        self.icons = icons
        self.is_sample = is_sample
        self.tasks = Tasks(runner, self._fail)
        self.window: QWidget | None = None  # what messages stand in front of
        self.go: Go = _nowhere
        self.program: Program = NoProgram()

    def read(
        self,
        owner: QObject,
        work: Callable[[Services], T],
        done: Callable[[T], None],
        *,
        failed: Failed | None = None,
    ) -> Task:
        """Reads off the window and hands `done` what was read."""
        return self.tasks.data(owner, lambda _: work(self.services), done, failed=failed)

    def read_latest(
        self, owner: QObject, name: str, work: Callable[[Services], T], done: Callable[[T], None]
    ) -> Task:
        """Like `read`; a newer request of the same name overtakes this one."""
        return self.tasks.latest(owner, name, lambda _: work(self.services), done)

    def read_long(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Services, Progress], T],
        done: Callable[[T], None],
        *,
        failed: Failed | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Task:
        """Reading that takes its time: `title` stands in the status line, with a Cancel."""
        return self.tasks.data(
            owner,
            lambda progress: work(self.services, progress),
            done,
            failed=failed,
            cancelled=cancelled,
            title=title,
        )

    def act(
        self,
        owner: QObject,
        work: Callable[[Services], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Failed | None = None,
    ) -> Task:
        """Does an operation, then lets every screen know. What is refused is said in words."""
        return self.act_long(owner, "", lambda services, _: work(services), done, failed=failed)

    def act_long(
        self,
        owner: QObject,
        title: str,
        work: Callable[[Services, Progress], T],
        done: Callable[[T], None] | None = None,
        *,
        failed: Failed | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Task:
        """Like `act`, with progress; cancelled work leaves nothing behind.

        Every screen hears of it and a refusal is said even where `owner` is gone by then.
        """

        def finished(result: T) -> None:
            try:
                if done is not None and isValid(owner):
                    done(result)
            finally:
                self.changed.emit()

        def refused(error: BaseException) -> None:
            (failed if failed is not None and isValid(owner) else self._fail)(error)

        def called_off() -> None:
            if cancelled is not None and isValid(owner):
                cancelled()

        return self.tasks.data(
            self,
            lambda progress: work(self.services, progress),
            finished,
            failed=refused,
            cancelled=called_off,
            title=title,
            writes=True,
        )

    def _fail(self, error: BaseException) -> None:
        problems.show(self.window, error, self.words)


def _nowhere(place: str, /, **target: object) -> None:
    """Until the main window has said how to get anywhere."""
