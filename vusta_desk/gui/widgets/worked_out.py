"""A page whose content must be worked out first: waiting, not worked out, there."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.i18n.catalogue import N_


class WorkedOut(QStackedWidget):
    """Shows `waiting` words until the content comes; where it did not, offers to try again."""

    def __init__(self, session: Session, waiting: str, again: Callable[[], object]) -> None:
        super().__init__()
        words, icons = session.words, session.icons
        self._waiting = EmptyState(icons, "rounds", waiting)
        self._without = EmptyState(
            icons,
            "rounds",
            words.gettext(N_("This was not worked out.")),
            acts=((words.gettext(N_("Work it out now")), again),),
        )
        self.addWidget(self._waiting)
        self.addWidget(self._without)

    @property
    def is_there(self) -> bool:
        """Whether there is any content yet."""
        return self.currentWidget() not in (self._waiting, self._without)

    def wait(self) -> None:
        """Work has begun; content that is there stays in sight meanwhile."""
        if not self.is_there:
            self.setCurrentWidget(self._waiting)

    def give_up(self) -> None:
        """The work was called off or failed; content that is there stays in sight."""
        if not self.is_there:
            self.setCurrentWidget(self._without)

    def show_content(self, content: QWidget) -> None:
        """The content is there."""
        self.setCurrentWidget(content)
