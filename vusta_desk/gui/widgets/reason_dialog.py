"""Asking why: leaving out, putting in and reopening need a reason in a person's own words."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.names import tidy
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.services import Services

_NAMED = 10


class ReasonDialog(ActDialog):
    """What is to be done, to whom, and a line for the reason; `work` is given the reason."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None,
        title: str,
        act: str,
        work: Callable[[Services, str], object],
        *,
        text: str,
        names: Iterable[str] = (),
        above: QWidget | None = None,
    ) -> None:
        super().__init__(session, title, act, parent)
        self._work = work
        self.body.addWidget(label(text))
        listed = list(names)
        lines = listed[:_NAMED]
        if len(listed) > _NAMED:
            more = len(listed) - _NAMED
            lines.append(self.words.say(N_("and {count} more"), count=more))
        if lines:
            self.body.addWidget(label("\n".join(lines), "quiet"))
        if above is not None:  # before the line, so that the keyboard comes by it first
            self.body.addWidget(above)
        self.reason = QLineEdit()
        self.field = Field(self.words.gettext(N_("Reason")), self.reason, session.icons)
        self.reason.textEdited.connect(lambda _: self.field.set_problem(""))
        self.body.addWidget(self.field)
        self.reason.setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return bool(tidy(self.reason.text()))

    def check(self) -> bool:
        """See ActDialog."""
        if tidy(self.reason.text()):
            return True
        self.field.set_problem(self.words.gettext(N_("Say why, in a few words.")))
        self.reason.setFocus()
        return False

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        reason = tidy(self.reason.text())
        self.session.act(
            self, lambda services: self._work(services, reason), lambda _: done(), failed=failed
        )
