"""A page whose content is worked out off the window: waiting, not worked out, there."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.i18n.catalogue import N_
from vusta_desk.jobs import Progress
from vusta_desk.usecases.services import Services

T = TypeVar("T")


class WorkedOut(QStackedWidget):
    """Says that it is being worked out until the content comes, and offers to try again.

    A newer question overtakes an older one. Work is broken off while nobody looks at the page, so
    that it keeps nothing else waiting, and taken up again when the page is shown.
    """

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        words, icons = session.words, session.icons
        self._session, self._title = session, title
        self._task: Task | None = None
        self._number = 0
        self._is_working = self._is_owed = False
        self._again: Callable[[], None] = _nothing
        self._waiting = EmptyState(icons, "rounds", title)
        self._without = EmptyState(
            icons,
            "rounds",
            words.gettext(N_("This was not worked out.")),
            acts=((words.gettext(N_("Work it out now")), lambda: self._again()),),
        )
        self.addWidget(self._waiting)
        self.addWidget(self._without)

    @property
    def is_there(self) -> bool:
        """Whether there is any content yet."""
        return self.currentWidget() not in (self._waiting, self._without)

    def ask(
        self,
        work: Callable[[Services, Progress], T],
        done: Callable[[T], None],
        called_off: Callable[[], None] | None = None,
    ) -> None:
        """Works something out; `done` shows it. `called_off`: it failed, or someone cancelled it.

        Content that is there stays in sight meanwhile.
        """
        self._break_off()
        self._again = lambda: self.ask(work, done, called_off)
        self._is_working, self._is_owed, number = True, False, self._number
        if not self.is_there:
            self.setCurrentWidget(self._waiting)

        def finished(result: T) -> None:
            self._is_working = False
            done(result)

        def ended() -> None:
            if number == self._number:
                self._is_working = False
                self._give_up()
                (called_off or _nothing)()

        def failed(error: BaseException) -> None:
            ended()
            problems.show(self._session.window, error, self._session.words)

        self._task = self._session.read_long(
            self, self._title, work, finished, failed=failed, cancelled=ended
        )

    def show_content(self, content: QWidget) -> None:
        """The content is there."""
        self.setCurrentWidget(content)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        super().hideEvent(event)
        if self._is_working and not event.spontaneous():
            self._break_off()
            self._is_owed = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        super().showEvent(event)
        if self._is_owed:
            self._again()

    def _break_off(self) -> None:
        self._number += 1
        self._is_working = False
        if self._task is not None:
            self._task.cancel()

    def _give_up(self) -> None:
        if not self.is_there:
            self.setCurrentWidget(self._without)


def _nothing() -> None:
    """Nothing to do."""
