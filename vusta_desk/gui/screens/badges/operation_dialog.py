"""A small dialog of this place: some fields, one operation, and what it gave."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.usecases.services import Services

Doing = Callable[[Services], object]


class OperationDialog(ActDialog):
    """Says what it is about, then the parts of `lay_out`.

    `doing` gives the work, or None after it has said beside a field what is missing;
    `finished_with` carries what the work gave.
    """

    finished_with = Signal(object)

    def __init__(self, session: Session, title: str, act: str, intro: str) -> None:
        super().__init__(session, title, act, session.window)
        self._work: Doing | None = None
        self._told: Doing | None = None
        self.body.addWidget(label(intro, "quiet"))

    def lay_out(self, *parts: QWidget | QLayout, width: int = 56) -> None:
        """Puts the parts under the introduction; `width` in steps of the grid."""
        for part in parts:
            if isinstance(part, QLayout):
                self.body.addLayout(part)
            else:
                self.body.addWidget(part)
        self.setMinimumWidth(space(width))

    def doing(self) -> Doing | None:
        """What the button does; None where something is missing still, after saying so."""
        raise NotImplementedError

    def do(self, work: Doing) -> None:
        """Does something else than the button and closes."""
        self._told = work
        self.accept()

    def check(self) -> bool:
        """See ActDialog."""
        self._work, self._told = self._told or self.doing(), None
        return self._work is not None

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        if self._work is None:
            return

        def finished(result: object) -> None:
            done()
            self.finished_with.emit(result)

        self.session.act(self, self._work, finished, failed=failed)
